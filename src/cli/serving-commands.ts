/** `serving` with its options: what is given is fixed, the rest is searched. */
import { type Command, Option } from "commander"
import {
  cachePrecisions,
  commitments,
  optionBounds,
  servingObjectives,
  servingPrecisions,
  sloQuantiles,
  type Words,
} from "../index.ts"
import { imageFrom, numberFrom, wordFrom } from "./arguments.ts"
import type { Perform } from "./model-commands.ts"
import {
  countFrom,
  draftFrom,
  durationFrom,
  engineFrom,
  hoursFrom,
  lengthFrom,
  priceFrom,
  rateFrom,
  shareFrom,
  throughputFrom,
} from "./serving-arguments.ts"
import type { ServingGiven } from "./serving-given.ts"
import type { Shell } from "./shell.ts"

export type Start = (name: "serving") => Command

export function addServingCommands(start: Start, perform: Perform, words: Words, shell: Shell): void {
  const command = start("serving").argument("<model>", words.cli.arguments.model)
  for (const add of [devices, load, promise, money]) add(command, words)
  command.action((spec: string, given: ServingGiven) => {
    const { output, ...shared } = given
    return perform(shared, async (settings) => (await import("./serving.ts")).serving(spec, given, settings, shell))
  })
}

function whole(flag: string, bounds: keyof typeof optionBounds, help: string, words: Words): Option {
  return new Option(`${flag} <n>`, help).argParser(numberFrom(flag, optionBounds[bounds], words))
}

function word(flag: string, known: readonly string[], help: string, words: Words): Option {
  return new Option(`${flag} <name>`, help).argParser(wordFrom(flag, known, words))
}

type Read = (flag: string, words: Words) => (text: string) => unknown

function read(flag: string, value: string, reader: Read, help: string, words: Words): Option {
  return new Option(`${flag} <${value}>`, help).argParser(reader(flag, words))
}

/** What runs on which devices. */
function devices(command: Command, words: Words): void {
  const { options } = words.serving
  const { tp, pp, ep, machine, image, frames, classes } = words.cli.options
  command
    .option("--gpu <name>", options.gpu)
    .addOption(whole("--gpus", "gpus", options.gpus, words))
    .option("--machine <name>", machine)
    .addOption(whole("--tp", "degree", tp, words))
    .addOption(whole("--pp", "degree", pp, words))
    .addOption(whole("--ep", "degree", ep, words))
    .addOption(whole("--attention-dp", "degree", options.attentionDp, words))
    .addOption(whole("--replicas", "degree", options.replicas, words))
    .addOption(word("--precision", servingPrecisions, options.precision, words))
    .addOption(word("--kv-precision", cachePrecisions, options.kvPrecision, words))
    .addOption(read("--engine", "name", engineFrom, options.engine, words))
    .addOption(whole("--max-sequences", "batch", options.maxSequences, words))
    .addOption(whole("--max-batched-tokens", "sequence", options.maxBatchedTokens, words))
    .option("--disaggregated", options.disaggregated)
    .option("--no-disaggregated", options.noDisaggregated)
    .addOption(new Option("--image <HxW>", image).argParser(imageFrom("--image", words)))
    .addOption(whole("--frames", "frames", frames, words))
    .addOption(whole("--classes", "classes", classes, words))
}

/** What it is asked. */
function load(command: Command, words: Words): void {
  const { options } = words.serving
  command
    .addOption(read("--input", "tokens", lengthFrom, options.input, words))
    .addOption(read("--output", "tokens", lengthFrom, options.output, words))
    .addOption(new Option("--calls <n>", options.calls).argParser(countFrom("--calls", words)))
    .addOption(new Option("--retrieved <tokens>", options.retrieved).argParser(countFrom("--retrieved", words)))
    .addOption(whole("--concurrency", "clients", options.concurrency, words))
    .addOption(read("--rate", "rate", rateFrom, options.rate, words))
    .option("--offline", options.offline)
    .option("--trace <file>", options.trace)
    .addOption(read("--prefix-hit", "share", shareFrom, options.prefixHit, words))
    .addOption(read("--speculative", "draft", draftFrom, options.speculative, words))
}

/** What is promised, and what was measured. */
function promise(command: Command, words: Words): void {
  const { options } = words.serving
  command
    .addOption(read("--ttft", "time", durationFrom, options.ttft, words))
    .addOption(read("--tpot", "time", durationFrom, options.tpot, words))
    .addOption(read("--latency", "time", durationFrom, options.latency, words))
    .addOption(word("--promised", sloQuantiles, options.promised, words))
    .addOption(read("--measured-ttft", "time", durationFrom, options.measuredTtft, words))
    .addOption(read("--measured-tpot", "time", durationFrom, options.measuredTpot, words))
    .addOption(read("--measured-throughput", "n", throughputFrom, options.measuredThroughput, words))
    .addOption(word("--objective", servingObjectives, options.objective, words))
    .addOption(whole("--seed", "seed", options.seed, words))
}

function money(command: Command, words: Words): void {
  const { options } = words.serving
  command
    .addOption(read("--price", "money", priceFrom, options.price, words))
    .addOption(word("--commit", commitments, options.commit, words))
    .option("--spot", options.spot)
    .option("--owned", options.owned)
    .addOption(whole("--spare", "spare", options.spare, words))
    .addOption(read("--hours", "loads", hoursFrom, options.hours, words))
    .option("--svg <folder>", options.svg)
}
