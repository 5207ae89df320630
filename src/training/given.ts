/** What training is told by whoever joins the rooms. */
import type { Gpu } from "../data/index.ts"
import type { Report, Span } from "../diagnostics/index.ts"
import type { OwnModel, RentedModel } from "../models/index.ts"
import type { Field, Placed } from "../shape/index.ts"

/** A pool of the resources: `resources.gpus.<name>.count` and `.cost` are its quantities. */
export type Pool = {
  /** As in paths. */
  readonly name: string
  readonly gpu: Gpu
  readonly isOwned: boolean
  /** GPUs in it where the file says a plain number (or a bound), for the check of memory. */
  readonly count: number | null
  /** All numbers that the file names for it; empty where a formula tells. */
  readonly counts: readonly number[]
}

export type DataSet = {
  /** As in paths: `resources.data.<name>.size`. */
  readonly name: string
  readonly countedIn: "token" | "sample" | "other"
}

export type TrainingGiven = {
  readonly report: Report
  readonly model: OwnModel | RentedModel | null
  readonly pools: readonly Pool[]
  /** Every data set of the resources. */
  readonly dataSets: readonly DataSet[]
  /** Those that the model section names. */
  readonly data: readonly Placed[]
  /** Formula of the month in which training begins (`plan.tune.begin`); null: at once. */
  readonly begin: string | null
  /** Formula of the time that training lasts in the plan, where people may be short of it; null: `training.duration`. */
  readonly lasts: string | null
  /** Rank of the adapters, where the file says it. */
  readonly rank?: Field | null
  /** Where the section stands, for what is missing in it. */
  readonly span: Span | null
}
