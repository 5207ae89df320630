/**
 * Medians of quantities of a project month by month, at its best decisions, in base units; each is run once. They are those of the
 * samples in which the project lives then: nobody asks the server of a venture that is no more.
 */
import type { Quantity, Sampler } from "../../engine/index.ts"
import type { Project, Venture } from "../../venture/index.ts"
import type { PlanAnswer } from "../answer.ts"
import { monthOf } from "../batches.ts"
import { livingIn } from "../costs/living-in.ts"
import { quantiles } from "../quantiles.ts"

export type Medians = {
  /** Null where the project, or the venture, has no such quantity, or it is no number. */
  readonly own: (name: string, month: number) => number | null
  readonly shared: (path: string, month: number) => number | null
  /** The month in which it is most; null where it is nothing in any. */
  readonly greatest: (name: string) => number | null
}

export function mediansOf(venture: Venture, chosen: Project, answer: PlanAnswer, sampler: Sampler): Medians {
  const [{ model }, { name: project }] = [venture, chosen]
  const decisions = answer.projects[project]?.decisions ?? {}
  const parameters = model.parameters.map(({ path, initial }) => decisions[path]?.value ?? initial)
  const living = livingIn(venture, chosen, sampler, parameters)
  const found = new Map<string, Float64Array>()
  const valuesOf = (quantity: Quantity): Float64Array => {
    const values = found.get(quantity.path) ?? sampler.run([quantity.node], parameters)[0] ?? new Float64Array()
    found.set(quantity.path, values)
    return values
  }
  const shared = (path: string, month: number): number | null => {
    const quantity = model.quantities.get(path)
    if (quantity === undefined) return null
    const those = living.among(monthOf(valuesOf(quantity), month, sampler.plan.samples), month)
    const [median = Number.NaN] = those.length === 0 ? [] : quantiles(those, [0.5])
    return Number.isFinite(median) ? median : null
  }
  const own = (name: string, month: number): number | null => shared(`${project}.${name}`, month)
  return {
    own,
    shared,
    greatest: (name) => {
      const course = Array.from({ length: model.months }, (_, month) => own(name, month) ?? 0)
      const most = Math.max(...course)
      return most > 0 ? course.indexOf(most) : null
    },
  }
}
