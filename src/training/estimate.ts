/** What a step of training takes: the best layout of what is left open, its time with an interval, its memory, and what it rests on. */
import { type KernelLevel, kernelsOf } from "../kernels/index.ts"
import { type NaiveStep, naiveStep } from "./calibration/baseline.ts"
import { calibrated, type StepTable } from "./calibration/constants.ts"
import { intervalFactors, type Nearness, nearnessOf } from "./calibration/interval.ts"
import { settingOf } from "./calibration/setting.ts"
import { shippedIntervals, shippedOverheads, shippedRows, shippedTable } from "./calibration/shipped.ts"
import { shiftedFactors, spreadOfInterval, updateWith } from "./calibration/update.ts"
import { constantsOf } from "./memory/constants.ts"
import { estimateMemory } from "./memory/estimate.ts"
import { memoryInterval } from "./memory/interval.ts"
import { type MemoryProfile, memoryProfile } from "./memory/profile.ts"
import type { MemoryParts } from "./memory/stage-memory.ts"
import type { Cluster } from "./plan/cluster.ts"
import type { TrainingJob } from "./plan/job.ts"
import type { Layout } from "./plan/layout.ts"
import { type LayoutFault, layoutFaults, usualPrecision } from "./search/faults.ts"
import { type ModelLimits, modelLimits } from "./search/limits.ts"
import { rememberedKernels } from "./search/remembered.ts"
import { type Candidate, type Objective, type SearchResult, searchLayouts } from "./search/search.ts"
import { type FixedLayout, layoutSpace } from "./search/space.ts"
import { type StepBreakdown, stepBreakdown, stepParts } from "./step/assemble.ts"
import { idealSeconds, modelFlops, peakFlops } from "./step/ideal.ts"
import { loadingSeconds } from "./step/loading.ts"
import { type StepProfile, stepProfile } from "./step/profile.ts"
import { stepWork } from "./step/work.ts"

export type EstimateOptions = {
  readonly objective?: Objective
  /** The code base that trains, where it is known: `llm-foundry`, `Megatron-Bridge/26.06`; null: only the framework. */
  readonly recipe?: string | null
  /** [s] Steps of this job that were measured under the given layout; they shift what is predicted. */
  readonly measuredSteps?: readonly number[]
  /** Whether others beside the best are told, and how many devices would hold what does not fit; they are unless said. */
  readonly hasAlternatives?: boolean
}

export type TrainingEstimate = {
  readonly plan: Layout
  readonly fits: boolean
  /** [s] */
  readonly stepSeconds: number
  /** Ends of a 90 % interval [s]. */
  readonly interval: readonly [low: number, high: number]
  /** What was expected before measured steps were taken into account [s]. */
  readonly predictedSeconds: number
  /** Ends of the 90 % interval of that [s]. */
  readonly predictedInterval: readonly [low: number, high: number]
  /** By the best constant utilisation of such devices and models. */
  readonly baseline: NaiveStep
  /** Its parts add up to the step. */
  readonly breakdown: StepBreakdown
  /** [byte] of the fullest device, and what one has. */
  readonly memory: MemoryParts
  readonly memoryLimit: number
  /** [FLOP] of a step that the model asks for; over the peak of all devices it is the utilisation. */
  readonly modelFlops: number
  readonly utilisation: number
  readonly pareto: readonly Candidate[]
  readonly searched: Pick<SearchResult, "configurations" | "weighed">
  /** How near measured runs stand to this one, how many there are in all, and what single kernels rest on. */
  readonly basis: { readonly nearness: Nearness; readonly rows: number; readonly kernels: KernelLevel }
  /** That no layout fits, with what would; empty otherwise. */
  readonly warnings: readonly LayoutFault[]
}

export type EstimateResult =
  | { readonly kind: "estimate"; readonly estimate: TrainingEstimate }
  | { readonly kind: "faults"; readonly faults: readonly LayoutFault[] }

type Asked = {
  readonly job: TrainingJob
  readonly cluster: Cluster
  readonly profile: StepProfile
  readonly memory: MemoryProfile
  readonly limits: ModelLimits
  readonly fixed: FixedLayout
  readonly table: StepTable
  readonly options: EstimateOptions
}

/** What of the layout is given is fixed, the rest is searched. */
export function estimateTraining(
  job: TrainingJob,
  cluster: Cluster,
  fixed: FixedLayout = {},
  options: EstimateOptions = {},
): EstimateResult {
  const profile = stepProfile(job)
  const limits = modelLimits(job, profile)
  const asked: Asked = { job, cluster, profile, memory: memoryProfile(job), limits, fixed, table: shippedTable, options }
  const result = surely(asked)
  const chosen = result.best ?? result.least
  if (chosen === null) return { kind: "faults", faults: whyNothing(asked) }
  return { kind: "estimate", estimate: estimateOf(asked, chosen, result) }
}

/** With room for what memory may take at the upper end of its interval; where nothing leaves that much, what fits as estimated. */
function surely(asked: Asked): SearchResult {
  const { high } = memoryInterval(1, { kind: "step", job: asked.job })
  const sure = searched(asked, asked.cluster.device.memory.bytes / high)
  return sure.best === null ? searched(asked) : sure
}

function searched(
  { job, cluster, profile, memory, limits, fixed, table, options }: Asked,
  limit = cluster.device.memory.bytes,
): SearchResult {
  return searchLayouts({
    ...{ profile, memory, table },
    place: { kernels: rememberedKernels(kernelsOf(cluster.device)), cluster },
    bills: new Map(),
    memoryConstants: constantsOf(memory.framework),
    space: layoutSpace(job, cluster, limits, fixed),
    recipe: options.recipe ?? null,
    limit,
    objective: options.objective ?? "time",
    // Of those that are as quick as the best, the one with the least memory all the same.
    ...(options.hasAlternatives === false ? { horizon: 1 } : {}),
  })
}

function estimateOf(asked: Asked, { layout, bytes }: Candidate, result: SearchResult): TrainingEstimate {
  const { job, cluster, profile, memory, table, options } = asked
  const { device, count } = cluster
  const kernels = kernelsOf(device)
  const setting = settingOf(job, layout, cluster, options.recipe ?? null)
  const { constants, scale } = calibrated(setting, table)
  const parts = stepBreakdown(stepWork(profile, layout, { kernels, cluster }), layout.recompute, constants)
  const computed = scale * stepParts.reduce((sum, name) => sum + parts[name], 0)
  const loaded = loadingSeconds(job, cluster)
  const predicted = Math.max(computed, loaded)
  const [below, above] = intervalFactors(setting, shippedIntervals)
  const shift = shiftOf(predicted, [below, above], options.measuredSteps ?? [])
  const stepSeconds = predicted * shift.factor
  const flops = modelFlops(job)
  const ideal = idealSeconds(flops, layout.precision, cluster)
  const limit = device.memory.bytes
  return {
    plan: layout,
    fits: bytes <= limit,
    stepSeconds,
    predictedSeconds: predicted,
    predictedInterval: [Math.max(ideal, loaded, computed * below), Math.max(ideal, loaded, computed * above)],
    interval: [
      Math.max(ideal, shift.factor * Math.max(loaded, computed * shift.low)),
      shift.factor * Math.max(loaded, computed * shift.high),
    ],
    baseline: naiveStep(job, layout, cluster, shippedOverheads),
    breakdown: brokenDown({ ...parts, loading: (predicted - computed) / scale }, scale * shift.factor),
    memory: estimateMemory(memory, layout),
    memoryLimit: limit,
    modelFlops: flops,
    utilisation: flops / (stepSeconds * count * peakFlops(device, layout.precision)),
    pareto: result.pareto.map((one) => ({ ...one, seconds: Math.max(loaded, one.seconds) * shift.factor })),
    searched: { configurations: result.configurations, weighed: result.weighed },
    basis: { nearness: nearnessOf(setting, shippedIntervals), rows: shippedRows, kernels: kernels.level(layout.precision) },
    warnings:
      bytes <= limit
        ? []
        : [{ kind: "memory", bytes, limit, nearest: options.hasAlternatives === false ? null : devicesThatHold(asked) }],
  }
}

function brokenDown(parts: StepBreakdown, factor: number): StepBreakdown {
  return Object.fromEntries(stepParts.map((name) => [name, parts[name] * factor])) as StepBreakdown // the same parts
}

type Shifted = { readonly factor: number; readonly low: number; readonly high: number }

function shiftOf(predicted: number, [low, high]: readonly [number, number], measured: readonly number[]): Shifted {
  if (measured.length === 0) return { factor: 1, low, high }
  const shift = updateWith(
    measured,
    measured.map(() => predicted),
    spreadOfInterval(low, high),
  )
  const [below, above] = shiftedFactors(shift)
  return { factor: shift.factor, low: below, high: above }
}

/** The faults of the layout that was given, the rest of it as small as it goes. */
function whyNothing({ job, cluster, limits, fixed }: Asked): readonly LayoutFault[] {
  const { tp = 1, pp = 1, cp = 1 } = fixed
  const whole = {
    ...({ tp, pp, cp, ep: 1, vpp: 1, zero: 0, microBatch: 1, recompute: "none", sequenceParallel: false } as const),
    dp: Math.max(1, Math.floor(cluster.count / (tp * pp * cp))),
    precision: usualPrecision(cluster.device) ?? "fp32",
  }
  return layoutFaults(job, cluster, limits, { ...whole, ...fixed })
}

/** Doubles the devices until a layout fits. */
function devicesThatHold(asked: Asked): number | null {
  const { dp: _, ...fixed } = asked.fixed
  for (let count = asked.cluster.count * 2; count <= asked.cluster.count * 1024; count *= 2) {
    const cluster = { ...asked.cluster, count }
    const job = { ...asked.job, globalBatch: Math.max(asked.job.globalBatch, count) }
    const { best } = searched({
      ...asked,
      cluster,
      job,
      profile: { ...asked.profile, job },
      memory: memoryProfile(job),
      fixed: { recompute: "full", ...fixed },
      options: { ...asked.options, hasAlternatives: false },
    })
    if (best !== null) return count
  }
  return null
}
