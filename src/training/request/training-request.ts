/** What is asked of a training plan, read: a model laid out, devices, and what of the layout is fixed; or all that is wrong with it. */

import type { Precision } from "../../data/index.ts"
import type { Device } from "../../devices/index.ts"
import { type Diagnostic, error, warning } from "../../diagnostics/index.ts"
import { canMultiply } from "../../kernels/index.ts"
import { type CountOptions, type LaidModel, layDescribed, type ModelDescribed, modelRules } from "../../models/index.ts"
import { mistakesIn } from "../../options/index.ts"
import { hasAdapters } from "../memory/part-parameters.ts"
import type { TrainingJob, TrainingMethod } from "../plan/job.ts"
import { nearestPrecision, usualPrecision } from "../search/faults.ts"
import type { Objective } from "../search/search.ts"
import type { FixedLayout } from "../search/space.ts"
import { type AskedDevice, readAskedDevice } from "./asked-device.ts"
import { withCountedDevice } from "./counted-device.ts"
import { ofTraining, type TrainingOptions, trainingPrecisions } from "./training-options.ts"
import { standsFor, usualBatch, usualFramework, usualRank } from "./usual-job.ts"

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
  /** The device could multiply in 8 bits, all weights learn, and nobody said in how many bits. */
  readonly isPrecisionOpen: boolean
  readonly objective: Objective
  /** Tokens, or samples, of the whole run; null where nobody asks for it. */
  readonly amount: number | null
  readonly measuredStep: number | null
}

export type TrainingRequestRead = { readonly request: TrainingRequest | null; readonly diagnostics: readonly Diagnostic[] }

/**
 * Errors: bad-option, those of models and devices, training-gpu-*, machine-gpu, training-precision, training-measured-alone,
 * training-method-rank, model-method-unfit. Warnings: model-option-unused, model-context, model-rank, model-patch, training-framework-assumed.
 */
export function readTrainingRequest(described: ModelDescribed, given: TrainingOptions): TrainingRequestRead {
  const mistakes = mistakesIn({ model: described, options: given }, { ...modelRules, ...ofTraining })
  if (mistakes.length > 0) return { request: null, diagnostics: mistakes }
  const { options, diagnostics: ofCount } = withCountedDevice(given)
  const { model, diagnostics: ofModel } = layDescribed(described, countedAs(options))
  const { asked, diagnostics: ofDevice } =
    ofCount.length > 0 ? { asked: null, diagnostics: ofCount } : readAskedDevice(options.gpu, options.machine)
  const unfit = [...(asked === null ? [] : precisionMistakes(asked.device, options.precision)), ...measuredAlone(options)]
  if (model !== null) unfit.push(...withoutAdapters(model, options))
  unfit.push(...rankWithoutAdapters(options))
  const diagnostics = [...ofModel, ...ofDevice, ...unfit]
  if (model === null || asked === null || unfit.length > 0) return { request: null, diagnostics }
  const request = requestOf(model, asked, options)
  return { request, diagnostics: [...diagnostics, ...frameworkAssumed(request)] }
}

/** What of the options the model is laid and doubted under. */
function countedAs(options: TrainingOptions): CountOptions {
  const { sequence, image, frames, classes, loraRank } = options
  const method = methodOf(options)
  const adapters = hasAdapters({ method }) ? { tuning: method, loraRank: loraRank ?? usualRank() } : {}
  // Those that have adapters are tunings by the same names.
  return withoutUndefined({ sequence, image, frames, classes, ...adapters }) as CountOptions
}

/** Nobody said it, and programs of such devices are others than those that were measured. */
function frameworkAssumed({ assumed, devices: { device }, jobOn }: TrainingRequest): readonly Diagnostic[] {
  const { framework } = jobOn(1)
  const program = assumed.includes("framework") ? standsFor(framework, device.vendor) : null
  return program === null ? [] : [warning("training-framework-assumed", null, { gpu: device.id, framework, program })]
}

/** A rank is of adapters; where all weights learn it would be passed over. */
function rankWithoutAdapters({ method, loraRank }: TrainingOptions): readonly Diagnostic[] {
  if (method === undefined || loraRank === undefined || hasAdapters({ method })) return []
  return [error("training-method-rank", null, { method, rank: loraRank })]
}

/** Adapters stand beside the matrices of blocks; where there are none they train nothing. */
function withoutAdapters({ name, trained }: LaidModel, options: TrainingOptions): readonly Diagnostic[] {
  const method = methodOf(options)
  const hasPlace = trained.nodes.some(({ target, isHead }) => target !== null && target !== "other" && !isHead)
  return hasAdapters({ method }) && !hasPlace ? [error("model-method-unfit", null, { name, method })] : []
}

/** A step is measured on a number of devices; another number's says little about it. */
function measuredAlone({ measuredStep, gpus }: TrainingOptions): readonly Diagnostic[] {
  return measuredStep === undefined || gpus !== undefined ? [] : [error("training-measured-alone", null)]
}

function precisionMistakes(device: Device, precision: Precision | undefined): readonly Diagnostic[] {
  if (precision === undefined || canMultiply(device, precision)) return []
  const known = trainingPrecisions.filter((one) => canMultiply(device, one))
  const nearest = nearestPrecision(device, precision) ?? ""
  return [error("training-precision", null, { gpu: device.id, precision, nearest, known })]
}

function requestOf(model: LaidModel, devices: AskedDevice, options: TrainingOptions): TrainingRequest {
  const { tp, pp, dp, cp, ep, vpp, microBatch, recompute, sequenceParallel, zero, objective = "time" } = options
  const given = { tp, pp, dp, cp, ep, vpp, microBatch, recompute, sequenceParallel, zero }
  return {
    ...{ model, devices, objective },
    jobOn: (count) => jobOf(model, devices.device.vendor, { ...options, gpus: count }),
    assumed: assumedIn(model, options),
    count: options.gpus ?? null,
    // Nobody trains in a narrower precision without having decided to: it changes the result.
    fixed: { ...withoutUndefined(given), precision: options.precision ?? usualPrecision(devices.device) ?? "fp32" },
    isPrecisionOpen:
      options.precision === undefined && canMultiply(devices.device, "fp8") && !hasAdapters({ method: methodOf(options) }),
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

function methodOf({ method, loraRank }: TrainingOptions): TrainingMethod {
  return method ?? (loraRank === undefined ? "pretrain" : "lora")
}

function jobOf({ trained: graph, per, size }: LaidModel, vendor: string, options: TrainingOptions): TrainingJob {
  const method = methodOf(options)
  const sequence = per === "token" ? size.sequence : null
  return {
    ...{ graph, sequence, method },
    globalBatch: options.globalBatch ?? usualBatch(sequence, method, options),
    optimizer: options.optimizer ?? "adamw",
    loraRank: hasAdapters({ method }) ? (options.loraRank ?? usualRank()) : null,
    framework: options.framework ?? usualFramework(sequence, method, vendor),
    ...withoutUndefined({ offload: options.offload, schedule: options.schedule, loaderRate: options.loader }),
  }
}

function assumedIn({ per }: LaidModel, options: TrainingOptions): TrainingRequest["assumed"] {
  const asked = [
    ...(["gpus", "globalBatch", "framework", "optimizer"] as const),
    ...(per === "token" ? (["sequence"] as const) : []),
    ...(hasAdapters({ method: methodOf(options) }) ? (["loraRank"] as const) : []),
  ]
  return asked.filter((key) => options[key] === undefined)
}
