/** What is looked at in one project, from one run: its objective, its constraints, and the built-in quantities that it has. */
import type { Quantity, Sampler } from "../engine/index.ts"
import type { Venture } from "../venture/index.ts"
import type { Subject } from "./choose/subject.ts"
import { inProject, ofProject } from "./find-quantity.ts"

export type View = {
  readonly subject: Subject
  readonly sampler: Sampler
  readonly parameters: readonly number[]
  readonly own: (name: string) => Quantity | null
  /** The cash in the file, which doing nothing keeps. */
  readonly kept: Quantity | null
  /** Base units.  Shape: [samples] or [months][samples]. */
  readonly base: (quantity: Quantity) => Float64Array
  readonly shown: (quantity: Quantity) => Float64Array
}

/** What the company is worth at the end, in parts. */
export const endAmounts = ["business.exit_recurring_value", "business.exit_one_off_value", "business.exit_cash"] as const
export const monthAmounts = ["business.revenue", "business.costs"] as const

const builtIn = [
  "value",
  "cash",
  "ruin",
  "launch",
  "breakeven",
  "funding_need",
  "exit.ownership",
  ...endAmounts,
  ...monthAmounts,
] as const

export function viewOf(venture: Venture, subject: Subject, sampler: Sampler, parameters: readonly number[]): View {
  const own = (name: string): Quantity | null => ofProject(venture, subject.project.name, name)
  const kept = keptIn(venture, subject)
  const nodes = [...new Set(viewedIn(venture, subject).flatMap((q) => [q.node, q.shownNode]))]
  const results = sampler.run(nodes, parameters)
  const at = (node: number): Float64Array => results[nodes.indexOf(node)] ?? new Float64Array(sampler.plan.samples)
  return { subject, sampler, parameters, own, kept, base: (q) => at(q.node), shown: (q) => at(q.shownNode) }
}

/** The quantities that a view looks at. */
export function viewedIn(venture: Venture, subject: Subject): readonly Quantity[] {
  const own = builtIn.map((name) => ofProject(venture, subject.project.name, name))
  const limited = subject.limits.map(({ quantity }) => quantity)
  return [subject.objective, ...own, keptIn(venture, subject), ...limited].filter((quantity) => quantity !== null)
}

function keptIn(venture: Venture, { project }: Subject): Quantity | null {
  return inProject(venture, project.name, "resources.cash")
}
