/** `data` with the commands below it: what a table holds, and what it shows. */
import { type Command, Option } from "commander"
import { optionBounds, type Words } from "../index.ts"
import { numberFrom } from "./arguments.ts"
import type { DataGiven } from "./data.ts"
import { chanceFrom, columnsFrom, costFrom, groupsFrom } from "./data-arguments.ts"
import type { FitGiven, ThresholdGiven } from "./data-fit.ts"
import type { PriceGiven } from "./data-price.ts"
import type { RoomGiven } from "./data-room.ts"
import type { Perform } from "./model-commands.ts"
import type { Shell } from "./shell.ts"

export type Start = (name: "data") => Command
/** Begins a command below another, with the options that all have. */
export type StartBelow = (above: Command, name: string, about: string) => Command

type Run = (given: DataGiven) => Promise<void>

export function addDataCommands(start: Start, below: StartBelow, perform: Perform, words: Words, shell: Shell): void {
  const { evidence } = words
  // An option behind `test` is that of `test`, and one before it counts too.
  const data = looking(start("data").argument("<file>", words.dataroom.source).enablePositionalOptions(), words)
  data.action((file: string, given: RoomGiven) =>
    perform(given, async (settings) => (await import("./data-room.ts")).profileFiles([file], given, settings, shell)),
  )
  addRoomCommands(data, below, perform, words, shell)
  const test = below(data, "test", evidence.about.test).argument("<file>", evidence.file)
  testing(test, words).action((file: string, _: DataGiven, command: Command) => {
    const given: DataGiven = command.optsWithGlobals()
    return perform(given, async (settings) => (await import("./data.ts")).test(file, given, settings, shell))
  })
  const fit = below(data, "fit", words.fits.about).argument("<file>", evidence.file)
  fitting(fit, words).action((file: string, _: FitGiven, command: Command) => {
    const given: FitGiven = command.optsWithGlobals()
    return perform(given, async (settings) => (await import("./data-fit.ts")).fit(file, given, settings, shell))
  })
  const threshold = below(data, "threshold", words.threshold.about).argument("<file>", evidence.file)
  cutting(threshold, words).action((file: string, _: ThresholdGiven, command: Command) => {
    const given: ThresholdGiven = command.optsWithGlobals()
    return perform(given, async (settings) => (await import("./data-fit.ts")).threshold(file, given, settings, shell))
  })
  const price = below(data, "price", words.price.about).argument("<file>", evidence.file)
  pricing(price, words).action((file: string, _: PriceGiven, command: Command) => {
    const given: PriceGiven = command.optsWithGlobals()
    return perform(given, async (settings) => (await import("./data-price.ts")).price(file, given, settings, shell))
  })
  const size: Run = (given) => perform(given, async (settings) => (await import("./data.ts")).size(given, settings, shell))
  sizing(below(data, "sample-size", evidence.about.sampleSize), words).action((_: DataGiven, command: Command) =>
    size(command.optsWithGlobals()),
  )
}

/** What files hold, and whether two hold the same. */
function addRoomCommands(data: Command, below: StartBelow, perform: Perform, words: Words, shell: Shell): void {
  const { about, source, before, after, options } = words.dataroom
  const profile = looking(below(data, "profile", about.profile).argument("<files...>", source), words)
  profile.action((files: readonly string[], _: RoomGiven, command: Command) => {
    const given: RoomGiven = command.optsWithGlobals()
    return perform(given, async (settings) => (await import("./data-room.ts")).profileFiles(files, given, settings, shell))
  })
  const drift = below(data, "drift", about.drift).argument("<before>", before).argument("<after>", after)
  reading(drift, words).addOption(chance("--alpha", options.alpha, words))
  drift.action((one: string, other: string, _: RoomGiven, command: Command) => {
    const given: RoomGiven = command.optsWithGlobals()
    return perform(given, async (settings) => (await import("./data-room.ts")).drift(one, other, given, settings, shell))
  })
  const card = looking(below(data, "card", about.card).argument("<file>", source), words)
  card
    .addOption(new Option("-o, --output <file>", options.output).argParser((name) => [name]))
    .action((file: string, _: RoomGiven, command: Command) => {
      const given: RoomGiven = command.optsWithGlobals()
      return perform(given, async (settings) => (await import("./data-room.ts")).card(file, given, settings, shell))
    })
}

function looking(command: Command, words: Words): Command {
  const { options } = words.dataroom
  return reading(command, words)
    .option("--target <column>", options.target)
    .addOption(new Option("--text <columns>", options.text).argParser(columnsFrom("--text", words)))
}

function reading(command: Command, words: Words): Command {
  const { options } = words.dataroom
  return command
    .option("--as <format>", options.as)
    .addOption(new Option("--seed <n>", options.seed).argParser(numberFrom("--seed", optionBounds.seed, words)))
}

function chance(flag: string, help: string, words: Words): Option {
  return new Option(`${flag} <share>`, help).argParser(chanceFrom(flag, words))
}

function testing(command: Command, words: Words): Command {
  const { options } = words.evidence
  return command
    .option("--of <column>", options.of)
    .option("--by <column>", options.by)
    .addOption(new Option("--groups <names>", options.groups).argParser(groupsFrom("--groups", words)))
    .addOption(chance("--alpha", options.alpha, words))
    .addOption(chance("--power", options.power, words))
}

function fitting(command: Command, words: Words): Command {
  const { options } = words.fits
  const asked = command
    .option("--of <column>", options.of)
    .addOption(new Option("--by <columns>", options.by).argParser(columnsFrom("--by", words)))
    .addOption(new Option("--kind <kind>", options.kind).choices(["linear", "logistic", "poisson"]))
    .addOption(new Option("--log <columns>", options.log).argParser(columnsFrom("--log", words)))
    .option("--exposure <column>", options.exposure)
    .option("--time <column>", options.time)
    .option("--respondent <column>", options.respondent)
    .addOption(chance("--holdout", options.holdout, words))
    .addOption(chance("--alpha", options.alpha, words))
  return mistakes(asked, words)
}

function pricing(command: Command, words: Words): Command {
  const { options } = words.price
  const columns = (flag: string, help: string): Option =>
    new Option(`${flag} <columns>`, help).argParser(columnsFrom(flag, words))
  return command
    .addOption(new Option("--kind <kind>", options.kind).choices(["van-westendorp", "gabor-granger", "conjoint"]))
    .addOption(columns("--columns", options.columns))
    .addOption(columns("--task", options.task))
    .option("--chosen <column>", options.chosen)
    .addOption(columns("--by", options.by))
    .option("--price <column>", options.price)
    .option("--unit <unit>", options.unit)
    .addOption(chance("--alpha", words.fits.options.alpha, words))
}

function cutting(command: Command, words: Words): Command {
  const { options } = words.threshold
  return mistakes(command.option("--score <column>", options.score).option("--truth <column>", options.truth), words).addOption(
    chance("--alpha", words.fits.options.alpha, words),
  )
}

/** What mistakes cost. */
function mistakes(command: Command, words: Words): Command {
  const { options } = words.threshold
  return command
    .addOption(new Option("--miss <cost>", options.miss).argParser(costFrom("--miss", words)))
    .addOption(new Option("--alarm <cost>", options.alarm).argParser(costFrom("--alarm", words)))
}

function sizing(command: Command, words: Words): Command {
  const { options } = words.evidence
  return command
    .addOption(chance("--baseline", options.baseline, words))
    .addOption(chance("--to", options.to, words))
    .addOption(chance("--lift", options.lift, words).conflicts("to"))
    .addOption(chance("--alpha", options.alpha, words))
    .addOption(chance("--power", options.power, words))
}
