/** The figures of one project at its best decisions. */
import { type Quantity, type Sampler, summary } from "../engine/index.ts"
import { isSame } from "../units/index.ts"
import type { CashBands, ProjectAnswer, Stats } from "./answer.ts"
import { atEnd, monthOf } from "./batches.ts"
import { figuresOf, inMonths, isTime, shownAs, statsOf } from "./figures.ts"
import { checkLimit } from "./limits.ts"
import { isRuined, lowestOf, ruinIn } from "./ruin.ts"
import { meanScore, type Score } from "./score.ts"
import type { Subject } from "./subject.ts"
import type { View } from "./view.ts"

/** One project run on the full draws. */
export type ProjectRun = {
  readonly answer: Omit<ProjectAnswer, "probabilityBest">
  /** Base units.  Shape: [samples]. */
  readonly objective: Float64Array
  /** Truth at the horizon; null when the project has neither ruin nor cash.  Shape: [samples]. */
  readonly isRuined: Float64Array | null
  readonly cash: CashBands | null
  /** Means in the last month, in the unit shown; null where the project has no such quantity. */
  readonly last: Readonly<Record<"business.revenue" | "business.costs", LastMonth | null>>
}

type LastMonth = { readonly value: number; readonly unit: string }

export function projectRun(view: View, score: Score): ProjectRun {
  const { subject, sampler, parameters } = view
  const { samples } = sampler.plan
  const objective = atEnd(view.base(subject.objective), samples)
  const value = view.own("value") ?? subject.objective
  const cash = view.own("cash")
  const lowest = cash === null ? null : lowestOf(view.shown(cash), samples)
  const ruined = ruinOf(view, samples)
  const shown = shownAs(subject.objective)
  const error = summary(objective, sampler.plan).errors.mean
  const answer: ProjectRun["answer"] = {
    label: subject.project.label,
    beatsNothing: beatsNothing(view, value, samples),
    survival: ruined === null ? null : 1 - meanOf(ruined),
    value: statsOf(atEnd(view.shown(value), samples), shownAs(value)),
    valueError: error === null ? null : error / shown.factor,
    objective: {
      path: subject.objective.path,
      ...statsOf(atEnd(view.shown(subject.objective), samples), shown),
      worth: finite(score.back(meanScore(score.utility(objective))) / shown.factor),
    },
    minimumCash: cash === null || lowest === null ? null : statsOf(lowest, shownAs(cash)),
    peakFunding: peakFunding(view, cash, lowest, samples),
    launchMonth: monthStats(view, "launch", samples),
    breakEvenMonth: monthStats(view, "breakeven", samples),
    decisions: decisionAnswers(subject, parameters),
    constraints: subject.limits.map((limit) => {
      const { probability, isMet } = checkLimit(limit, view.base(limit.quantity), samples)
      return { text: limit.constraint.text, isMet, probability }
    }),
  }
  const last = { "business.revenue": lastMonth(view, "business.revenue"), "business.costs": lastMonth(view, "business.costs") }
  return { answer, objective, isRuined: ruined, cash: cash === null ? null : bandsOf(cash, view.shown(cash), sampler), last }
}

function lastMonth({ own, shown, sampler }: View, name: string): LastMonth | null {
  const quantity = own(name)
  if (quantity === null) return null
  const { mean } = figuresOf(atEnd(shown(quantity), sampler.plan.samples), shownAs(quantity))
  return mean === null ? null : { value: mean, unit: quantity.unit }
}

/** Against the cash kept, or against nothing where the file has no cash; null where the two are not of one kind. */
function beatsNothing({ base, kept }: View, value: Quantity, samples: number): number | null {
  if (kept !== null && !isSame(kept.dimension, value.dimension)) return null
  const values = atEnd(base(value), samples)
  const cash = kept === null ? new Float64Array(samples) : atEnd(base(kept), samples)
  return meanOf(values.map((x, s) => (x > cash[s]! ? 1 : 0)))
}

function ruinOf({ own, base }: View, samples: number): Float64Array | null {
  const tell = ruinIn(own)
  return tell === null ? null : isRuined(tell, base(tell), samples)
}

/** The project's own need of funding, or what its cash lacks in its worst month. */
function peakFunding(view: View, cash: Quantity | null, lowest: Float64Array | null, samples: number): Stats | null {
  const need = view.own("funding_need")
  if (need !== null)
    return statsOf(
      lowestOf(
        view.shown(need).map((x) => -x),
        samples,
      ).map((x) => -x),
      shownAs(need),
    )
  if (cash === null || lowest === null) return null
  return statsOf(
    lowest.map((x) => Math.max(0, -x)),
    shownAs(cash),
  )
}

function monthStats({ own, base, shown }: View, name: string, samples: number): Stats | null {
  const quantity = own(name)
  if (quantity === null) return null
  if (isTime(quantity.dimension)) return statsOf(atEnd(base(quantity), samples), inMonths)
  return statsOf(atEnd(shown(quantity), samples), shownAs(quantity))
}

function decisionAnswers({ decisions, idle }: Subject, parameters: readonly number[]): ProjectAnswer["decisions"] {
  const all = [...decisions, ...idle].toSorted((a, b) => a.index - b.index)
  return Object.fromEntries(
    all.map(({ path, index, initial, value }) => [path, { value: parameters[index] ?? initial, unit: value.unit.text }]),
  )
}

function bandsOf(cash: Quantity, values: Float64Array, { model, plan }: Sampler): CashBands {
  const months = Array.from({ length: model.months }, (_, month) =>
    figuresOf(monthOf(values, month, plan.samples), shownAs(cash)),
  )
  return { unit: cash.unit, p5: months.map((m) => m.p5), p50: months.map((m) => m.p50), p95: months.map((m) => m.p95) }
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
