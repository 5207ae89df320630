/** What business is told by whoever joins the rooms. */
import type { CostClass } from "../data/index.ts"
import type { Report } from "../diagnostics/index.ts"
import type { Placed } from "../shape/index.ts"

/** A formula in ¤/month, the class of costs that it belongs to, and whether it is spent on answering requests. */
export type ClassPart = { readonly class: CostClass; readonly formula: string; readonly isServing?: boolean }

/** A cost of another room: what counts among all costs, and the same in parts that add up to it. */
export type GivenCost = { readonly formula: string; readonly parts: readonly ClassPart[] }

/** The pay of a role that is a cost of what is sold [¤/month], and the lines of revenue for which it works. */
export type Delivery = { readonly role: string; readonly formula: string; readonly for: readonly Placed[] }

export type BusinessGiven = {
  readonly report: Report
  /** Opening cash as a formula: `resources.cash`, or `0 ¤` where the file names none. */
  readonly cash: string
  /** Tasks and milestones by their names in paths, each with the formula of its end: `plan.trial.end`. */
  readonly tasks: ReadonlyMap<string, string>
  /** Costs of other rooms, each in ¤/month: `team.payroll`, `serving.cost`. */
  readonly costs: readonly GivenCost[]
  /** Pay of those who deliver, by role, within the class `cogs` of `costs`. */
  readonly delivery?: readonly Delivery[]
  /** Names of the lines of revenue of all projects. */
  readonly linesElsewhere?: readonly string[]
  /** Formula of the spending on training [¤/month], which is one of them; null where nothing is trained. */
  readonly trained: string | null
  /** Whether something acts on `business.costs` itself: a formula of the founder in its place, or a risk. */
  readonly areCostsMoved: boolean
  /** Data sets of the resources by their names in paths, and what they count. */
  readonly dataSets: readonly { readonly name: string; readonly countedIn: "token" | "sample" | "other" }[]
  /** Formula of an employer's cost on top of pay; null where nobody is paid. */
  readonly burden: string | null
  /** Channels of the resources by their names in paths: `resources.channels.<name>.reach`. */
  readonly channels: readonly string[]
  /** Roles by their names in paths: `team.roles.<name>.people`. */
  readonly roles: readonly string[]
  /** Month of the calendar with which the plan begins, 0 for January; null where the file names none. */
  readonly firstMonth: number | null
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
  /** Built-in quantities of the room that a formula of the founder takes the place of, by their names below `business`. */
  readonly replaced: ReadonlySet<string>
  /** Whether customers grow after they joined; the room itself tells its parts. */
  readonly isGrowing?: boolean
  /** Whether those who join try first: then some leave at the end of the trial. */
  readonly hasTrial?: boolean
}
