/** The figures of one project at its best decisions. */
import { average, finite, type Quantity, type Sampler, summary } from "../../engine/index.ts"
import type { CashBands, ProjectAnswer, Stats } from "../answer.ts"
import { atEnd, meansByMonth, monthOf } from "../batches.ts"
import { checkLimit } from "../choose/limits.ts"
import { meanScore, type Score } from "../choose/score.ts"
import type { Subject } from "../choose/subject.ts"
import { figuresOf, inMonths, isTime, type Shown, shownAs, statsOf } from "../figures.ts"
import { isRuined, lowestOf, ruinedByMonth, ruinIn } from "../ruin.ts"
import { endAmounts, monthAmounts, type View } from "../view.ts"
import { isAbove, keptCash } from "./kept-cash.ts"

/** One project run on the full draws. */
export type ProjectRun = {
  readonly answer: Omit<ProjectAnswer, "probabilityBest" | "probabilityWins" | "feasibility" | "search">
  /** Base units.  Shape: [samples]. */
  readonly objective: Float64Array
  /** The objective's mean, or its certainty equivalent where it is risk averse, in its base unit. */
  readonly worth: number
  /** Truth at the horizon; null when the project has neither ruin nor cash.  Shape: [samples]. */
  readonly isRuined: Float64Array | null
  readonly cash: CashBands | null
  /** Probability of ruin by the end of each month; null where it is not told by month. */
  readonly ruin: readonly number[] | null
  /** Means in the last month or at the end, in the unit shown; null where the project has no such quantity. */
  readonly last: Readonly<Record<(typeof endAmounts)[number] | (typeof monthAmounts)[number], LastMonth | null>>
}

type LastMonth = { readonly value: number; readonly unit: string }

/** `shown`: the unit of the objective that projects share, so that they can be compared. */
export function projectRun(view: View, score: Score, shown: Shown): ProjectRun {
  const { subject, sampler, parameters } = view
  const { samples } = sampler.plan
  const objective = atEnd(view.base(subject.objective), samples)
  const value = view.own("value") ?? subject.objective
  const cash = view.own("cash")
  const lowest = cash === null ? null : lowestOf(view.shown(cash), samples)
  const ruined = ruinOf(view, samples)
  const kept = keptCash({ cash: view.kept, share: view.own("exit.ownership") }, value, view.base, samples)
  const worth = score.back(meanScore(score.utility(objective)))
  const error = summary(objective, sampler.plan).errors.mean
  const answer: ProjectRun["answer"] = {
    label: subject.project.label,
    beatsNothing: kept === null ? null : average(isAbove(atEnd(view.base(value), samples), kept)),
    kept: kept === null || value.perUnit !== null ? null : finite(average(kept) / value.factor),
    survival: ruined === null ? null : 1 - average(ruined),
    value: statsOf(atEnd(view.shown(value), samples), shownAs(value)),
    valueError: error === null ? null : error / shown.factor,
    objective: {
      path: subject.objective.path,
      ...statsOf(objective, shown),
      worth: finite(worth / shown.factor),
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
  const last = Object.fromEntries(
    [...endAmounts, ...monthAmounts].map((name) => [name, lastMonth(view, name, ruined)]),
  ) as ProjectRun["last"]
  const bands = cash === null ? null : bandsOf(cash, view.shown(cash), sampler)
  return { answer, objective, worth, isRuined: ruined, cash: bands, ruin: ruinByMonth(view), last }
}

/** What is ruined by then earns and costs nothing. */
function lastMonth({ own, shown, sampler }: View, name: string, ruined: Float64Array | null): LastMonth | null {
  const quantity = own(name)
  if (quantity === null) return null
  const values = atEnd(shown(quantity), sampler.plan.samples)
  const { mean } = figuresOf(ruined === null ? values : values.map((x, s) => (ruined[s] === 0 ? x : 0)), shownAs(quantity))
  return mean === null ? null : { value: mean, unit: quantity.unit }
}

function ruinOf({ own, base }: View, samples: number): Float64Array | null {
  const tell = ruinIn(own)
  return tell === null ? null : isRuined(tell, base(tell), samples)
}

function ruinByMonth({ own, base, sampler }: View): readonly number[] | null {
  const { plan, model } = sampler
  const tell = ruinIn(own)
  const values = tell === null ? null : base(tell)
  if (tell === null || values === null || values.length !== model.months * plan.samples) return null
  return meansByMonth(ruinedByMonth(tell, values, plan.samples), sampler)
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
  const band = (figure: "p5" | "p25" | "p50" | "p75" | "p95"): (number | null)[] => months.map((m) => m[figure])
  return { unit: cash.unit, p5: band("p5"), p25: band("p25"), p50: band("p50"), p75: band("p75"), p95: band("p95") }
}
