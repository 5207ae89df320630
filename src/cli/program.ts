/** The commands and options of `venturi`, their help in the language of the user, and the exit code of each ending. */
import { Command, CommanderError, Option } from "commander"
import { columnsOf, optionBounds, useCrew, type Words, wordsOf } from "../index.ts"
import { dayFrom, formatFrom, lang, languageFrom, numberFrom, outputFrom, overrideFrom, UsageError } from "./arguments.ts"
import { addModelCommands } from "./model-commands.ts"
import { languageOf, type Options, type Settings, settingsOf } from "./settings.ts"
import { type Exit, exit, type Shell } from "./shell.ts"
import { usageText } from "./usage.ts"

type Action = (settings: Settings) => Promise<Exit>

/** Runs one command line to its end. Never throws: what breaks is told in one line. */
export async function runCommand(args: readonly string[], shell: Shell, version: string): Promise<Exit> {
  const words = wordsOf(lang(args) ?? languageOf(shell.environment))
  try {
    if (args.length === 0) {
      shell.out(`${words.cli.about}\n\n${words.cli.start}\n`)
      return exit.done
    }
    // `venturi help plan` is `venturi plan --help`.
    return await parsed(args[0] === "help" ? [...args.slice(1), "--help"] : args, words, shell, version)
  } catch (problem) {
    shell.err(`${words.cli.internal(problem instanceof Error ? firstLine(problem.message) : String(problem))}\n`)
    if (shell.environment.VENTURI_DEBUG !== undefined && problem instanceof Error) shell.err(`${problem.stack ?? ""}\n`)
    return exit.broken
  }
}

async function parsed(args: readonly string[], words: Words, shell: Shell, version: string): Promise<Exit> {
  let code: Exit = exit.done
  const perform = async (options: Options, action: Action): Promise<void> => {
    useCrew((await import("../host/index.ts")).createCrew(options.threads))
    code = await action(await settingsOf(options, shell))
  }
  const program = programOf(words, shell, version, perform)
  try {
    await program.parseAsync([...args], { from: "user" })
    return code
  } catch (problem) {
    if (problem instanceof CommanderError && problem.exitCode === 0) return exit.done
    if (!(problem instanceof CommanderError) && !(problem instanceof UsageError)) throw problem
    shell.err(`${usageText(problem, args, program, words)}\n`)
    return exit.wrongUsage
  }
}

type Perform = (options: Options, action: Action) => Promise<void>

function programOf(words: Words, shell: Shell, version: string, perform: Perform): Command {
  const { commands, arguments: names, options, about, start } = words.cli
  const program = styled(new Command("venturi"), words, shell)
    .description(about)
    .version(version, "-V, --version", options.version)
    .helpCommand(false)
    .addHelpText("after", `\n${start}`)
  const add = (name: keyof typeof commands): Command => {
    const command = styled(program.command(name), words, shell).description(commands[name]).argument("<file>", names.file)
    return changeable(shared(command, words), words)
  }
  shared(styled(program.command("init"), words, shell).description(commands.init), words)
    .argument("[file]", names.newFile)
    .action((file: string | undefined, given: Options) =>
      perform(given, async (settings) => {
        const [{ init }, { standardInput }] = await Promise.all([import("./init.ts"), import("./input.ts")])
        return init(file ?? "venture.yaml", settings, shell, standardInput())
      }),
    )
  add("check").action((file: string, given: Options) =>
    perform(given, async (settings) => (await import("./check.ts")).check(file, settings, shell)),
  )
  sampling(add("run").argument("[quantity...]", names.quantities), words)
    .option("--until <sureness>", options.until, (next: string, before?: string) =>
      before === undefined ? next : `${before}, ${next}`,
    )
    .action((file: string, wanted: string[], given: Options) =>
      perform(given, async (settings) => (await import("./run.ts")).run(file, wanted, given.until, settings, shell)),
    )
  sampling(add("plan"), words).action((file: string, given: Options) =>
    perform(given, async (settings) => (await import("./plan.ts")).plan(file, settings, shell)),
  )
  const two = shared(styled(program.command("compare"), words, shell).description(commands.compare), words)
  sampling(changeable(two, words), words)
    .argument("<a>", names.first)
    .argument("[b]", names.second)
    .addOption(new Option("--format <text|md>", options.format).argParser(formatFrom(words)))
    .action((a: string, b: string | undefined, given: Options) =>
      perform(given, async (settings) => (await import("./compare.ts")).compare([a, b], given.format ?? "text", settings, shell)),
    )
  const depth = new Option("--depth <n>", options.depth).argParser(numberFrom("--depth", optionBounds.depth, words))
  sampling(add("explain").argument("[quantity]", names.quantity), words)
    .addOption(depth)
    .option("--program", options.program)
    .option("--matters", options.matters)
    .addOption(new Option("--month <n>", options.month).argParser(numberFrom("--month", optionBounds.month, words)))
    .action((file: string, wanted: string | undefined, given: Options) =>
      perform(given, async (settings) => {
        if (given.matters === true) return (await import("./matters.ts")).matters(file, wanted, given.month, settings, shell)
        const { explain, explainCompiled } = await import("./explain.ts")
        return given.program === true
          ? explainCompiled(file, wanted, settings, shell)
          : explain(file, wanted, settings, shell, given.month)
      }),
    )
  sampling(add("solve"), words)
    .option("--for <name>", options.for)
    .option("--such-that <condition>", options.suchThat)
    .option("--project <name>", options.project)
    .option("--between <range>", options.between)
    .option("--best", options.best)
    .action((file: string, given: Options) =>
      perform(given, async (settings) => (await import("./solve.ts")).solve(file, given, settings, shell)),
    )
  sampling(add("report"), words)
    .addOption(new Option("-o, --output <file>", options.output).argParser(outputFrom(words)))
    .action((file: string, given: Options) =>
      perform(given, async (settings) => (await import("./report.ts")).report(file, given.output ?? [], settings, shell)),
    )
  add("sources")
    .addOption(new Option("--as-of <day>", options.asOf).argParser(dayFrom("--as-of", words)))
    .action((file: string, given: Options) =>
      perform(given, async (settings) => (await import("./sources.ts")).sources(file, settings, shell)),
    )
  const withoutFile = (name: keyof typeof commands): Command =>
    shared(styled(program.command(name), words, shell).description(commands[name]), words)
  addModelCommands(withoutFile, perform, words, shell)
  return program
}

/** Options of every command. */
function shared(command: Command, words: Words): Command {
  const { options } = words.cli
  return command
    .option("--json", options.json)
    .addOption(new Option("--lang <en|zh>", options.lang).argParser(languageFrom(words)))
    .option("-q, --quiet", options.quiet)
    .option("--no-color", options.noColor)
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

/** Throws instead of leaving, writes to our streams, and speaks the language. */
function styled(command: Command, { cli }: Words, shell: Shell): Command {
  const titles: Readonly<Record<string, string>> = {
    "Usage:": cli.usage,
    "Commands:": cli.commandsTitle,
    "Arguments:": cli.argumentsTitle,
    "Options:": cli.optionsTitle,
  }
  return command
    .exitOverride()
    .showSuggestionAfterError(false)
    .helpOption("-h, --help", cli.options.help)
    .configureOutput({ writeOut: shell.out, writeErr: () => {}, getOutHelpWidth: () => Math.min(shell.outColumns ?? 100, 120) })
    .configureHelp({ styleTitle: (title) => titles[title] ?? title, displayWidth: columnsOf })
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? ""
}
