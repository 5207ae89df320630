/** What business is told by whoever joins the rooms. */
import type { Report } from "../diagnostics/index.ts"

export type BusinessGiven = {
  readonly report: Report
  /** Opening cash as a formula: `resources.cash`, or `0 ¤` where the file names none. */
  readonly cash: string
  /** Tasks and milestones by their names in paths, each with the formula of its end: `plan.trial.end`. */
  readonly tasks: ReadonlyMap<string, string>
  /** Costs of other rooms, each in ¤/month: `team.payroll`, `serving.cost`. */
  readonly costs: readonly string[]
  /** Channels of the resources by their names in paths: `resources.channels.<name>.reach`. */
  readonly channels: readonly string[]
  /** ISO 3166 code of the venture's country, where the file names one. */
  readonly country: string | null
  /** Formula of the share of requests that are answered in time; null where nobody waits for answers of ours. */
  readonly quality: string | null
  /** Formula of the share of requests that are answered at all; null where no server of ours bounds it. */
  readonly served: string | null
  /** Formula of the tokens, read and written, of one request; null where nothing is served. */
  readonly tokensPerRequest: string | null
  /** Formulas of the tokens that one call reads and writes, and of the share of those read that come from a cache; null where nothing is served. */
  readonly tokenSplit: { readonly input: string; readonly output: string; readonly cached: string } | null
  /** Roles of the team and the people of the resources, as in `team.roles.<role>.people`. */
  readonly roles: readonly string[]
}
