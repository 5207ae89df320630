/** What a training plan may be asked under. What is given is fixed, the rest is searched or as usual. */

import type { Precision } from "../../data/index.ts"
import type { DescribedDevice } from "../../devices/index.ts"
import type { SizeOptions } from "../../models/index.ts"
import {
  anyNumber,
  anyText,
  anyTruth,
  isRecord,
  needed,
  oneOf,
  optionBounds,
  optionsWith,
  pairOf,
  type Rule,
  type Rules,
  shapeOf,
  whole,
} from "../../options/index.ts"
import type { Framework, Offload, Optimizer, Schedule, TrainingMethod } from "../plan/job.ts"
import type { Recompute, ZeroStage } from "../plan/layout.ts"
import type { Objective } from "../search/search.ts"

export const optimizers: readonly Optimizer[] = ["adamw", "adamw-8bit", "adafactor", "sgd", "muon"]
export const trainingMethods: readonly TrainingMethod[] = ["pretrain", "full", "lora", "qlora"]
export const frameworks: readonly Framework[] = ["megatron", "fsdp", "deepspeed", "maxtext", "torch"]
export const recomputes: readonly Recompute[] = ["none", "selective", "full"]
export const offloads: readonly Offload[] = ["nothing", "optimizer", "everything"]
export const schedules: readonly Schedule[] = ["1f1b", "zero-bubble"]
/** Those that matrix products of training are computed in. */
export const trainingPrecisions: readonly Precision[] = ["bf16", "fp16", "fp8", "fp4", "fp32", "tf32"]
export const objectives: readonly Objective[] = ["time", "cost", "memory"]

/** A device of the catalogue by its name, or the text of a device file (docs/devices.md). */
export type DeviceDescribed = DescribedDevice

export type TrainingOptions = SizeOptions & {
  readonly gpu: DeviceDescribed
  /** Of the catalogue; the usual one of the device unless given. */
  readonly machine?: string
  /** Devices in all; as few as hold it unless given. */
  readonly gpus?: number
  readonly tp?: number
  readonly pp?: number
  readonly dp?: number
  readonly cp?: number
  readonly ep?: number
  readonly vpp?: number
  /** Samples that one replica takes through at once. */
  readonly microBatch?: number
  /** Samples of one step. */
  readonly globalBatch?: number
  /** Tokens of the whole run, or samples where the model counts samples. */
  readonly tokens?: number
  readonly precision?: Precision
  readonly recompute?: Recompute
  readonly sequenceParallel?: boolean
  readonly zero?: ZeroStage
  readonly optimizer?: Optimizer
  readonly method?: TrainingMethod
  readonly loraRank?: number
  readonly framework?: Framework
  /** What lies in the host's memory. */
  readonly offload?: Offload
  /** Of a pipeline. */
  readonly schedule?: Schedule
  /** [sample/s] that the host of one machine reads and decodes. */
  readonly loader?: number
  readonly objective?: Objective
  /** [s] A step of the same run, as the user measured it: it moves every figure that follows from the step. */
  readonly measuredStep?: number
}

/** A degree of parallelism. */
const degree: Rule = whole(optionBounds.degree)

const positive: Rule = { wanted: "positive-number", accepts: (seen) => anyNumber.accepts(seen) && Number(seen) > 0 }

const ofDevice = shapeOf({ text: needed(anyText), file: needed(anyText) })
const device: Rule = {
  wanted: "text",
  accepts: (seen) => typeof seen === "string" || isRecord(seen),
  inside: (seen, name) => (isRecord(seen) ? (ofDevice.inside?.(seen, name) ?? []) : []),
}

/** Of the options of `planTraining`; the model has the rules of `models`. */
export const ofTraining: Rules = {
  options: needed(
    optionsWith({
      gpu: needed(device),
      machine: anyText,
      gpus: whole(optionBounds.gpus),
      tp: degree,
      pp: degree,
      dp: degree,
      cp: degree,
      ep: degree,
      vpp: degree,
      microBatch: whole(optionBounds.batch),
      globalBatch: whole(optionBounds.batch),
      sequence: whole(optionBounds.sequence),
      image: pairOf(whole(optionBounds.side)),
      frames: whole(optionBounds.frames),
      classes: whole(optionBounds.classes),
      tokens: positive,
      precision: oneOf(trainingPrecisions),
      recompute: oneOf(recomputes),
      sequenceParallel: anyTruth,
      zero: whole(optionBounds.zero),
      optimizer: oneOf(optimizers),
      method: oneOf(trainingMethods),
      loraRank: whole(optionBounds.rank),
      framework: oneOf(frameworks),
      offload: oneOf(offloads),
      schedule: oneOf(schedules),
      loader: positive,
      objective: oneOf(objectives),
      measuredStep: positive,
    }),
  ),
}
