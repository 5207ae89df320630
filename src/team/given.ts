/** What team is told by whoever joins the rooms. */
import type { Report } from "../diagnostics/index.ts"
import type { Person } from "./section.ts"

export type PayGiven = {
  readonly report: Report
  /** ISO 3166 code, for pay and an employer's cost. */
  readonly country: string
}

export type TeamGiven = PayGiven & {
  /** The people of the resources, who work on every project. */
  readonly people: readonly Person[]
  /** Formula of the month in which a task ends, by the task's name as in paths. */
  readonly taskEnds: ReadonlyMap<string, string>
}
