/** The commands that write, read or ask about a venture file, with their options; one function for each group of them. */
import { type Command, Option } from "commander"
import { optionBounds, type Words } from "../index.ts"
import { dayFrom, formatFrom, monthFrom, numberFrom, outputFrom, overrideFrom } from "./arguments.ts"
import type { Perform } from "./model-commands.ts"
import type { Options } from "./settings.ts"
import type { Shell } from "./shell.ts"

/** `start` begins a command with the options that all have. */
export type Start = (name: keyof Words["cli"]["commands"]) => Command
type Means = { readonly start: Start; readonly perform: Perform; readonly words: Words; readonly shell: Shell }

/** In the order of the help. */
export function addVentureCommands(start: Start, perform: Perform, words: Words, shell: Shell): void {
  const means = { start, perform, words, shell }
  addWriting(means)
  addRunning(means)
  addComparing(means)
  addCosts(means)
  addExplaining(means)
  addSolving(means)
  addReporting(means)
}

/** Of `init` and `check`. */
function addWriting(means: Means): void {
  const { start, perform, words, shell } = means
  start("init")
    .argument("[file]", words.cli.arguments.newFile)
    .action((file: string | undefined, given: Options) =>
      perform(given, async (settings) => {
        const [{ init }, { standardInput }] = await Promise.all([import("./init.ts"), import("./input.ts")])
        return init(file ?? "venture.yaml", settings, shell, standardInput())
      }),
    )
  reading("check", means).action((file: string, given: Options) =>
    perform(given, async (settings) => (await import("./check.ts")).check(file, settings, shell)),
  )
}

/** Of `run` and `plan`. */
function addRunning(means: Means): void {
  const { perform, words, shell } = means
  const { arguments: names, options } = words.cli
  sampling(reading("run", means).argument("[quantity...]", names.quantities), words)
    .option("--until <sureness>", options.until, (next: string, before?: string) =>
      before === undefined ? next : `${before}, ${next}`,
    )
    .action((file: string, wanted: string[], given: Options) =>
      perform(given, async (settings) => (await import("./run.ts")).run(file, wanted, given.until, settings, shell)),
    )
  sampling(reading("plan", means), words).action((file: string, given: Options) =>
    perform(given, async (settings) => (await import("./plan.ts")).plan(file, settings, shell)),
  )
}

function addComparing({ start, perform, words, shell }: Means): void {
  const { arguments: names, options } = words.cli
  sampling(changeable(start("compare"), words), words)
    .argument("<a>", names.first)
    .argument("[b]", names.second)
    .addOption(new Option("--format <text|md>", options.format).argParser(formatFrom(words)))
    .action((a: string, b: string | undefined, given: Options) =>
      perform(given, async (settings) => (await import("./compare.ts")).compare([a, b], given.format ?? "text", settings, shell)),
    )
}

function addCosts(means: Means): void {
  const { perform, words, shell } = means
  sampling(reading("costs", means).argument("[project]", words.cli.arguments.project), words).action(
    (file: string, project: string | undefined, given: Options) =>
      perform(given, async (settings) => (await import("./costs.ts")).costs(file, project, settings, shell)),
  )
}

function addExplaining(means: Means): void {
  const { perform, words, shell } = means
  const { arguments: names, options } = words.cli
  sampling(reading("explain", means).argument("[quantity]", names.quantity), words)
    .addOption(new Option("--depth <n>", options.depth).argParser(numberFrom("--depth", optionBounds.depth, words)))
    .addOption(new Option("--program", options.program).conflicts(["matters", "month", "depth"]))
    .addOption(new Option("--matters", options.matters).conflicts("depth"))
    .addOption(new Option("--month <month>", options.month).argParser(monthFrom("--month", words)))
    .action((file: string, wanted: string | undefined, given: Options) =>
      perform(given, async (settings) => {
        if (given.matters === true) return (await import("./matters.ts")).matters(file, wanted, given.month, settings, shell)
        const { explain, explainCompiled } = await import("./explain.ts")
        return given.program === true
          ? explainCompiled(file, wanted, settings, shell)
          : explain(file, wanted, settings, shell, given.month)
      }),
    )
}

function addSolving(means: Means): void {
  const { perform, words, shell } = means
  const { options } = words.cli
  sampling(reading("solve", means), words)
    .option("--for <name>", options.for)
    .option("--such-that <condition>", options.suchThat)
    .option("--project <name>", options.project)
    .option("--between <range>", options.between)
    .option("--best", options.best)
    .action((file: string, given: Options) =>
      perform(given, async (settings) => (await import("./solve.ts")).solve(file, given, settings, shell)),
    )
}

/** Of `report` and `sources`. */
function addReporting(means: Means): void {
  const { perform, words, shell } = means
  const { options } = words.cli
  sampling(reading("report", means), words)
    .addOption(new Option("-o, --output <file>", options.output).argParser(outputFrom(words)))
    .action((file: string, given: Options) =>
      perform(given, async (settings) => (await import("./report.ts")).report(file, given.output ?? [], settings, shell)),
    )
  reading("sources", means)
    .addOption(new Option("--as-of <day>", options.asOf).argParser(dayFrom("--as-of", words)))
    .action((file: string, given: Options) =>
      perform(given, async (settings) => (await import("./sources.ts")).sources(file, settings, shell)),
    )
}

/** A command that reads one venture file. */
function reading(name: Parameters<Start>[0], { start, words }: Means): Command {
  return changeable(start(name).argument("<file>", words.cli.arguments.file), words)
}

/** Options of every command that reads a venture. */
function changeable(command: Command, words: Words): Command {
  const { options } = words.cli
  return command
    .addOption(new Option("--set <path=value>", options.set).argParser(overrideFrom(words)))
    .option("--scenario <name>", options.scenario)
}

function sampling(command: Command, words: Words): Command {
  const { options } = words.cli
  return command
    .addOption(new Option("--samples <n>", options.samples).argParser(numberFrom("--samples", optionBounds.samples, words)))
    .addOption(new Option("--threads <n>", options.threads).argParser(numberFrom("--threads", optionBounds.threads, words)))
    .addOption(new Option("--seed <n>", options.seed).argParser(numberFrom("--seed", optionBounds.seed, words)))
}
