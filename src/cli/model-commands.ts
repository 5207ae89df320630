/** `model` and `models` with their options: what a sample holds, what is trained, and which models to list. */
import { type Command, Option } from "commander"
import { adapterTargetNames, optionBounds, precisions, tunings, type Words } from "../index.ts"
import { countFrom, imageFrom, numberFrom, targetsFrom, wordFrom } from "./arguments.ts"
import type { Options, Settings } from "./settings.ts"
import type { Exit, Shell } from "./shell.ts"

/** `start` begins a command with the options that all have. */
export type Start = (name: "model" | "models") => Command
export type Perform = (options: Options, action: (settings: Settings) => Promise<Exit>) => Promise<void>

export function addModelCommands(start: Start, perform: Perform, words: Words, shell: Shell): void {
  const { arguments: names } = words.cli
  counted(start("model").argument("<model>", names.model), words).action((spec: string, given: Options) =>
    perform(given, async (settings) => (await import("./model.ts")).model(spec, given, settings, shell)),
  )
  filtered(start("models").argument("[filter]", names.filter), words).action((name: string | undefined, given: Options) =>
    perform(given, async (settings) => (await import("./models.ts")).models(name, given, settings, shell)),
  )
}

function counted(command: Command, words: Words): Command {
  const { options } = words.cli
  const whole = (flag: string, value: string, bounds: keyof typeof optionBounds, help: string): Option =>
    new Option(`${flag} <${value}>`, help).argParser(numberFrom(flag, optionBounds[bounds], words))
  const word = (flag: string, known: readonly string[], help: string): Option =>
    new Option(`${flag} <name>`, help).argParser(wordFrom(flag, known, words))
  return command
    .addOption(whole("--seq", "n", "sequence", options.sequence))
    .addOption(new Option("--image <HxW>", options.image).argParser(imageFrom("--image", words)))
    .addOption(whole("--frames", "n", "frames", options.frames))
    .addOption(whole("--batch", "n", "batch", options.batch))
    .addOption(whole("--classes", "n", "classes", options.classes))
    .addOption(word("--tuning", tunings, options.tuning))
    .addOption(whole("--lora-rank", "r", "rank", options.loraRank))
    .addOption(
      new Option("--lora-targets <names>", options.loraTargets).argParser(
        targetsFrom("--lora-targets", adapterTargetNames, words),
      ),
    )
    .addOption(word("--precision", precisions, options.precision))
    .addOption(word("--attention", ["causal", "full"], options.attention))
    .addOption(whole("--depth", "n", "depth", options.blocks))
}

function filtered(command: Command, words: Words): Command {
  const { options } = words.cli
  return command
    .option("--family <name>", options.family)
    .option("--library <name>", options.library)
    .option("--task <name>", options.task)
    .addOption(new Option("--min <n>", options.least).argParser(countFrom("--min", words)))
    .addOption(new Option("--max <n>", options.most).argParser(countFrom("--max", words)))
}
