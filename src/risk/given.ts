/** What risk is told by whoever joins the rooms. */
import type { Report } from "../diagnostics/index.ts"

export type RiskGiven = {
  readonly report: Report
  /** Length of the horizon: events after it count for nothing. */
  readonly months: number
  /** Formula of the month in which a task ends, by the task's name as in paths. */
  readonly taskEnds: ReadonlyMap<string, string>
}
