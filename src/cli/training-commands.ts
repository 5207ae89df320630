/** `training` with its options: what is given is fixed, the rest is searched. */
import { type Command, Option } from "commander"
import {
  frameworks,
  objectives,
  offloads,
  optimizers,
  optionBounds,
  recomputes,
  schedules,
  trainingMethods,
  trainingPrecisions,
  type Words,
} from "../index.ts"
import { amountFrom, imageFrom, numberFrom, rateFrom, secondsFrom, wordFrom } from "./arguments.ts"
import type { Perform } from "./model-commands.ts"
import type { Options } from "./settings.ts"
import type { Shell } from "./shell.ts"

export type Start = (name: "training") => Command

export function addTrainingCommands(start: Start, perform: Perform, words: Words, shell: Shell): void {
  const command = start("training")
    .argument("<model>", words.cli.arguments.model)
    .requiredOption("--gpu <name>", words.cli.options.gpu)
  for (const add of [sizes, degrees, choices]) add(command, words)
  command.action((spec: string, given: Options) =>
    perform(given, async (settings) => (await import("./training.ts")).training(spec, given, settings, shell)),
  )
}

function whole(flag: string, bounds: keyof typeof optionBounds, help: string, words: Words): Option {
  return new Option(`${flag} <n>`, help).argParser(numberFrom(flag, optionBounds[bounds], words))
}

/** What is trained on how much. */
function sizes(command: Command, words: Words): void {
  const { options } = words.cli
  command
    .addOption(whole("--gpus", "gpus", options.gpus, words))
    .option("--machine <name>", options.machine)
    .addOption(whole("--seq", "sequence", options.sequence, words))
    .addOption(new Option("--image <HxW>", options.image).argParser(imageFrom("--image", words)))
    .addOption(whole("--frames", "frames", options.frames, words))
    .addOption(whole("--classes", "classes", options.classes, words))
    .addOption(whole("--micro-batch", "batch", options.microBatch, words))
    .addOption(whole("--global-batch", "batch", options.globalBatch, words))
    .addOption(new Option("--tokens <n>", options.tokens).argParser(amountFrom("--tokens", words)))
}

function degrees(command: Command, words: Words): void {
  const { options } = words.cli
  for (const name of ["tp", "pp", "dp", "cp", "ep", "vpp"] as const)
    command.addOption(whole(`--${name}`, "degree", options[name], words))
  command.addOption(whole("--zero", "zero", options.zero, words))
}

function choices(command: Command, words: Words): void {
  const { options } = words.cli
  const word = (flag: string, known: readonly string[], help: string): Option =>
    new Option(`${flag} <name>`, help).argParser(wordFrom(flag, known, words))
  command
    .addOption(word("--precision", trainingPrecisions, options.trainingPrecision))
    .addOption(word("--recompute", recomputes, options.recompute))
    .option("--sequence-parallel", options.sequenceParallel)
    .option("--no-sequence-parallel", options.noSequenceParallel)
    .addOption(word("--optimizer", optimizers, options.optimizer))
    .addOption(word("--method", trainingMethods, options.method))
    .addOption(whole("--lora-rank", "rank", options.loraRank, words))
    .addOption(word("--framework", frameworks, options.framework))
    .addOption(word("--offload", offloads, options.offload))
    .addOption(word("--schedule", schedules, options.schedule))
    .addOption(new Option("--loader <rate>", options.loader).argParser(rateFrom("--loader", words)))
    .addOption(word("--objective", objectives, options.objective))
    .addOption(new Option("--measured-step <seconds>", options.measuredStep).argParser(secondsFrom("--measured-step", words)))
}
