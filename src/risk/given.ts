/** What risk is told by whoever joins the rooms. */
import type { Report } from "../diagnostics/index.ts"

export type RiskGiven = {
  readonly report: Report
  /** Length of the horizon: events after it count for nothing. */
  readonly months: number
}
