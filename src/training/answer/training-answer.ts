/** What `planTraining` answers: plain data, the same for a program and for the text of the command. */
import type { Source } from "../../engine/index.ts"
import type { KernelLevel } from "../../kernels/index.ts"
import type { Unit } from "../../models/index.ts"
import type { Nearness } from "../calibration/interval.ts"
import type { ModelKind } from "../calibration/setting.ts"
import type { MemoryFigures } from "../memory/memory-figures.ts"
import type { Framework, Offload, Optimizer, Schedule, TrainingMethod } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"
import type { StepBreakdown, StepPartName } from "../step/assemble.ts"

/** Ends of a 90 % interval. */
export type Interval = readonly [low: number, high: number]

/** A layout with what else is decided of a step. */
export type PlannedStep = Layout & {
  readonly globalBatch: number
  readonly framework: Framework
  readonly optimizer: Optimizer
  readonly method: TrainingMethod
  readonly loraRank: number | null
  readonly offload: Offload
  readonly schedule: Schedule
}

/** What a step is made of; they add up to it. */
export type StepPart = StepPartName

/** A step that is the best in time or in memory among those not worse in the other. */
export type Alternative = { readonly plan: PlannedStep; readonly stepTime: number; readonly memory: number }

/** [money] */
export type RunCost = {
  readonly range: Interval
  readonly currency: string
  /** Of an hour of one device: as it is written, and its ends. */
  readonly price: string
  readonly hour: Interval
  /** Null of the user's own. */
  readonly source: Source | null
}

/** The whole run. */
export type RunFigures = {
  /** Tokens, or samples. */
  readonly amount: number
  readonly steps: number
  readonly seconds: number
  readonly gpuHours: number
  /** From the quickest at the lowest price to the slowest at the highest; null without a price. */
  readonly cost: RunCost | null
  readonly intervals: { readonly seconds: Interval; readonly gpuHours: Interval }
}

export type TrainingAnswer = {
  readonly model: string
  readonly gpu: string
  readonly gpus: number
  readonly machine: string
  readonly per: Unit
  /** Tokens of a sample; null where samples are counted. */
  readonly sequence: number | null
  readonly fits: boolean
  readonly plan: PlannedStep
  /** [s] */
  readonly stepTime: number
  /** Samples a second where the model is no language model. */
  readonly tokensPerSecond: number
  readonly tokensPerSecondPerGpu: number
  /** [FLOP/s] of the model alone: recomputation does not count. */
  readonly modelFlopsPerGpu: number
  readonly mfu: number
  readonly memoryPerGpu: MemoryFigures
  /** [byte] that a device has. */
  readonly memoryLimit: number
  readonly interval: Readonly<
    Record<"stepTime" | "tokensPerSecond" | "tokensPerSecondPerGpu" | "modelFlopsPerGpu" | "mfu" | "memory", Interval>
  >
  /** By the best constant utilisation of this kind of device and model: what any estimate must beat. */
  readonly baseline: {
    readonly stepTime: number
    /** Of the peak in so many bits, the median of so many published runs; none: 40 % is an assumption. */
    readonly mfu: number
    readonly bits: string
    readonly runs: number
    /** Of the runs: models of this kind, on this device; null: on others. */
    readonly kind: ModelKind
    readonly device: string | null
    /** Whether the model is of that kind, or only near it. */
    readonly isOfKind: boolean
  }
  /** [s] */
  readonly breakdown: StepBreakdown
  readonly alternatives: readonly Alternative[]
  readonly run: RunFigures | null
  /** [s] The user's own step, and what was expected without it. */
  readonly measured: { readonly stepTime: number; readonly expected: number } | null
  readonly searched: { readonly configurations: number; readonly seconds: number }
  /** What the step time rests on: measured runs of such devices, of kin, or the specification alone. */
  readonly basis: { readonly kernels: KernelLevel; readonly runs: number; readonly nearness: Nearness }
  /** What nobody said, and was taken as usual. */
  readonly assumed: readonly string[]
}
