/** Whether a project can be done at all: four dials, and the first limit that binds with the nearest change that lifts it. */
import type { Stats } from "../stats.ts"

/** In the order in which they are looked at. */
export const limitKinds = ["memory", "date", "data", "cash", "licence"] as const
export type LimitKind = (typeof limitKinds)[number]

/** `no-model`: none is named; `rented`: weights of somebody else; `untrained`: nothing is trained; `unbounded`: nothing bounds it, or nothing is known. */
export type NoDial = "no-model" | "rented" | "untrained" | "unbounded"

/** What is needed, what there is, and the second over the first; figures are null where a project has no use for them. */
export type Dial = {
  readonly needed: Stats | null
  readonly owned: Stats | null
  readonly ratio: Stats | null
  /** Probability that there is enough. */
  readonly probability: number | null
  readonly reason: NoDial | null
}

/** What one base carries: projects of the venture that are built on it, and what it is known to serve. */
export type TasksDial = {
  /** As the catalogue has it. */
  readonly base: string | null
  /** Names of the projects, this one among them. */
  readonly projects: readonly string[]
  /** Of these, those that train adapters only: they can share one fleet. */
  readonly adapters: readonly string[]
  /** Revenue lines and data sets of these projects. */
  readonly lines: number
  readonly dataSets: number
  /** Applications that the base serves by the catalogue. */
  readonly served: readonly string[]
  readonly reason: NoDial | null
}

export type Commercial = "yes" | "conditions" | "no" | "unknown"

export type LicenceAnswer = {
  readonly of: "model" | "data"
  readonly name: string
  /** Null where nothing says. */
  readonly licence: string | null
  readonly commercial: Commercial
}

export type ChangeKind =
  | "gpus"
  | "people"
  | "batch"
  | "method"
  | "precision"
  | "device"
  | "model"
  | "epochs"
  | "data"
  | "horizon"
  | "deadline"
  | "cash"
  | "licence"

/** One change by itself, tried out: the venture was compiled and run with it, and the limit holds. */
export type FeasibilityChange = {
  readonly kind: ChangeKind
  /** What is changed: the path of a quantity, or a place of the file (`projects.assistant.model.method`). */
  readonly path: string
  /** What one types behind `--set`; null where the file itself must be edited. */
  readonly set: string | null
  readonly from: string | null
  readonly to: string
  /** What is missing, where it is an amount. */
  readonly more: { readonly value: number; readonly unit: string } | null
  /** Probability that the limit holds with it. */
  readonly probability: number
  /** Limits that bind with it, those among them that hold without it; empty where it makes the project feasible. */
  readonly leaves: readonly LimitKind[]
}

/** A limit that binds. */
export type BrokenLimit = {
  readonly limit: LimitKind
  /** Probability that it holds, and the one that is asked for. */
  readonly probability: number
  readonly required: number
  /** The nearest that lifts it; null where no single change was found. */
  readonly change: FeasibilityChange | null
}

export type Verdict = {
  readonly isFeasible: boolean
  /**
   * Whether memory, date, data and licences all hold in half of the samples or more. What cannot be done is not recommended; how often
   * the cash lasts is survival, which the ranking has anyway.
   */
  readonly canBeDone: boolean
  /** The first that binds. */
  readonly limit: LimitKind | null
  /** Probability that it holds; null where nothing limits it. */
  readonly probability: number | null
  /** The one that is asked for; null likewise. */
  readonly required: number | null
  /** The nearest; null where no single change was found. */
  readonly change: FeasibilityChange | null
  /** Others that lift it as well, the nearest first. */
  readonly others: readonly FeasibilityChange[]
  /** Limits that bind besides, in their order. */
  readonly further: readonly BrokenLimit[]
}

export type Feasibility = {
  readonly dials: {
    readonly parameters: Dial
    readonly data: Dial
    readonly gpuHours: Dial
    readonly tasks: TasksDial
  }
  readonly licences: readonly LicenceAnswer[]
  readonly verdict: Verdict
}
