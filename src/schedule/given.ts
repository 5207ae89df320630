/** What schedule is told by whoever joins the rooms. */
import type { Report } from "../diagnostics/index.ts"

/** A role or a pool of GPUs; `most` in base units, null where no number tells. */
export type Supply = { readonly name: string; readonly most: number | null }

export type ScheduleGiven = {
  readonly report: Report
  /** Formula of the training planner's estimate: `training.duration`. */
  readonly training: string
  /** Roles that the venture has or will hire. */
  readonly roles: readonly Supply[]
  readonly pools: readonly Supply[]
}
