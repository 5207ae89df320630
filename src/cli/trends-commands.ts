/** `trends` with its options. */
import { type Command, Option } from "commander"
import { optionBounds, type Words } from "../index.ts"
import { numberFrom, overrideFrom } from "./arguments.ts"
import type { Perform } from "./model-commands.ts"
import type { Shell } from "./shell.ts"
import type { TrendsGiven } from "./trends.ts"

export function addTrendsCommand(start: (name: "trends") => Command, perform: Perform, words: Words, shell: Shell): void {
  const { options } = words.cli
  start("trends")
    .argument("[file]", words.trends.file)
    .addOption(new Option("--set <path=value>", options.set).argParser(overrideFrom(words)))
    .option("--scenario <name>", options.scenario)
    .option("--svg <folder>", words.trends.svg)
    .addOption(new Option("--samples <n>", options.samples).argParser(numberFrom("--samples", optionBounds.samples, words)))
    .addOption(new Option("--threads <n>", options.threads).argParser(numberFrom("--threads", optionBounds.threads, words)))
    .addOption(new Option("--seed <n>", options.seed).argParser(numberFrom("--seed", optionBounds.seed, words)))
    .action((file: string | undefined, given: TrendsGiven) =>
      perform(given, async (settings) => (await import("./trends.ts")).trends(file, given, settings, shell)),
    )
}
