/** What is asked of a training plan, read: a model laid out, devices, and what of the layout is fixed; or all that is wrong with it. */

import { benchmark, type Precision } from "../../data/index.ts"
import type { Device } from "../../devices/index.ts"
import { type Diagnostic, error } from "../../diagnostics/index.ts"
import { canMultiply } from "../../kernels/index.ts"
import { type LaidModel, layDescribed, type ModelDescribed, modelRules, parseQuantity } from "../../models/index.ts"
import { mistakesIn } from "../../options/index.ts"
import type { Framework, TrainingJob, TrainingMethod } from "../plan/job.ts"
import type { FixedLayout } from "../search/space.ts"
import { type AskedDevice, readAskedDevice } from "./asked-device.ts"
import { type Objective, ofTraining, type TrainingOptions, trainingPrecisions } from "./training-options.ts"

export type TrainingRequest = {
  readonly model: LaidModel
  /** Where the batch was not said, it follows from the number of devices. */
  readonly jobOn: (devices: number) => TrainingJob
  /** What of the job nobody said: keys of `TrainingJob`. */
  readonly assumed: readonly ("gpus" | "globalBatch" | "framework" | "optimizer" | "sequence" | "loraRank")[]
  readonly devices: AskedDevice
  /** In all; null: as few as hold it. */
  readonly count: number | null
  readonly fixed: FixedLayout
  /** The device could multiply in 8 bits, and nobody said in how many. */
  readonly isPrecisionOpen: boolean
  readonly objective: Objective
  /** Tokens, or samples, of the whole run; null where nobody asks for it. */
  readonly amount: number | null
  readonly measuredStep: number | null
}

export type TrainingRequestRead = { readonly request: TrainingRequest | null; readonly diagnostics: readonly Diagnostic[] }

/** Errors: bad-option, those of models and devices, training-precision. */
export function readTrainingRequest(described: ModelDescribed, options: TrainingOptions): TrainingRequestRead {
  const mistakes = mistakesIn({ model: described, options }, { ...modelRules, ...ofTraining })
  if (mistakes.length > 0) return { request: null, diagnostics: mistakes }
  const { model, diagnostics: ofModel } = layDescribed(described, options)
  const { asked, diagnostics: ofDevice } = readAskedDevice(options.gpu, options.machine)
  const unfit = asked === null ? [] : precisionMistakes(asked.device, options.precision)
  const diagnostics = [...ofModel, ...ofDevice, ...unfit]
  if (model === null || asked === null || unfit.length > 0) return { request: null, diagnostics }
  return { request: requestOf(model, asked, options), diagnostics }
}

function precisionMistakes(device: Device, precision: Precision | undefined): readonly Diagnostic[] {
  if (precision === undefined || canMultiply(device, precision)) return []
  const known = trainingPrecisions.filter((one) => canMultiply(device, one))
  return [error("training-precision", null, { gpu: device.id, precision, known })]
}

function requestOf(model: LaidModel, devices: AskedDevice, options: TrainingOptions): TrainingRequest {
  const { tp, pp, dp, cp, ep, vpp, microBatch, recompute, sequenceParallel, zero, objective = "time" } = options
  const given = { tp, pp, dp, cp, ep, vpp, microBatch, recompute, sequenceParallel, zero }
  return {
    ...{ model, devices, objective },
    jobOn: (count) => jobOf(model, { ...options, gpus: count }),
    assumed: assumedIn(model, options),
    count: options.gpus ?? null,
    // Nobody trains in a narrower precision without having decided to: it changes the result.
    fixed: { ...withoutUndefined(given), precision: options.precision ?? usualPrecision(devices.device) },
    isPrecisionOpen: options.precision === undefined && canMultiply(devices.device, "fp8"),
    amount: options.tokens ?? null,
    measuredStep: options.measuredStep ?? null,
  }
}

function withoutUndefined<T extends object>(given: T): { readonly [K in keyof T]?: NonNullable<T[K]> } {
  // Keys of the object, and only values that are there.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: NonNullable<T[K]>
  }
}

/** The first that the device has of those that mixed precision is trained in. */
function usualPrecision(device: Device): Precision {
  const usual: readonly Precision[] = ["bf16", "fp16", "tf32"]
  return usual.find((one) => canMultiply(device, one)) ?? "fp32"
}

function methodOf({ method, loraRank }: TrainingOptions): TrainingMethod {
  return method ?? (loraRank === undefined ? "pretrain" : "lora")
}

const hasAdapters = (method: TrainingMethod): boolean => method === "lora" || method === "qlora"

function jobOf({ trained: graph, per, size }: LaidModel, options: TrainingOptions): TrainingJob {
  const method = methodOf(options)
  const sequence = per === "token" ? size.sequence : null
  return {
    ...{ graph, sequence, method },
    globalBatch: options.globalBatch ?? usualBatch(sequence, method, options),
    optimizer: options.optimizer ?? "adamw",
    loraRank: hasAdapters(method) ? (options.loraRank ?? parseQuantity(benchmark("adapter.rank").value)) : null,
    framework: options.framework ?? usualFramework(sequence, method),
  }
}

function assumedIn({ per }: LaidModel, options: TrainingOptions): TrainingRequest["assumed"] {
  const asked = [
    ...(["gpus", "globalBatch", "framework", "optimizer"] as const),
    ...(per === "token" ? (["sequence"] as const) : []),
    ...(hasAdapters(methodOf(options)) ? (["loraRank"] as const) : []),
  ]
  return asked.filter((key) => options[key] === undefined)
}

/** [token] Some two million a step is what language models of 1 to 70 billion parameters were trained with (Llama 2: 4 million, arXiv 2307.09288; GPT-3: 0.5 to 3.2 million, arXiv 2005.14165, table 2.1). */
const pretrainTokens = 2_097_152
/** Samples of a step of tuning, and of training what is no language model: 256 (ResNet, arXiv 1512.03385, section 3.4). */
const usualSamples = { language: 64, other: 256 }

/** A whole number of micro-batches for each replica, where their number is known. */
function usualBatch(sequence: number | null, method: TrainingMethod, { gpus = 1, dp, microBatch = 1 }: TrainingOptions): number {
  const replicas = (dp ?? gpus) * microBatch
  const wished =
    sequence === null ? usualSamples.other : method === "pretrain" ? pretrainTokens / sequence : usualSamples.language
  return replicas * Math.max(1, Math.round(wished / replicas))
}

function usualFramework(sequence: number | null, method: TrainingMethod): Framework {
  if (sequence === null) return "torch"
  return method === "pretrain" ? "megatron" : "fsdp"
}
