/** The decisions of one project: searched on draws that are cheap enough, settled on the full ones. */
import type { Sampler } from "../../engine/index.ts"
import { runsWithin, type Samplers } from "../effort.ts"
import type { Score } from "./score.ts"
import { search, worthTrying } from "./search.ts"
import type { Subject } from "./subject.ts"
import { bestOf, decisionsOf, type Trial, type Tried, tryOut, withDecisions } from "./trial.ts"

export type Chosen = {
  readonly subject: Subject
  /** On the full draws. */
  readonly best: Tried
  /** Values of the decisions that cover what may be chosen.  Shape: [tries][decisions]. */
  readonly grid: readonly (readonly number[])[]
  /** Parameters that were cast away since nothing can be said of what they are worth; null where there are none. */
  readonly castAway: readonly number[] | null
}

/** Parameters of the model, and what `Chosen` keeps of the search. */
export type Choice = { readonly parameters: readonly number[] } & Pick<Chosen, "grid" | "castAway">

/** Fewer runs than this search worse on the full draws than more runs do on coarse ones. */
const fewRuns = 150
const leastRuns = 12
const mostRuns = 900
/** Operations for one sample that every run takes besides the formulas: room for results, their mean. */
const overhead = 30
/** Of the best on coarse draws, how many are compared on the full ones. */
const finalists = 4
/** Where no finalist holds its constraints on the full draws, more are looked at. */
const reserves = 12

export function choose(subject: Subject, samplers: Samplers, score: Score, budget: number): Choice {
  const { full } = samplers
  const { initial } = full
  if (subject.decisions.length === 0) return { parameters: initial, grid: [[]], castAway: null }
  const attempt = (sampler: Sampler, parameters: readonly number[]): Trial =>
    withoutSamples(tryOut(subject, sampler, parameters, score))
  const start = decisionsOf(subject, initial)
  const { sampler, capacity } = searchOn(subject, samplers, budget)
  const { trials, grid } = search(subject, start, capacity, (values) => attempt(sampler, withDecisions(subject, initial, values)))
  const castAway = trials.find((trial) => trial.score === Number.NEGATIVE_INFINITY)?.parameters ?? null
  const [first] = trials
  if (sampler === full && first !== undefined) return { parameters: first.parameters, grid, castAway }
  // The start comes first: what is not better than it on the full draws is not taken.
  let best = attempt(full, initial)
  for (const [k, trial] of trials.entries()) {
    if (k >= finalists && (best.shortfall === 0 || k >= finalists + reserves)) break
    best = bestOf([best, attempt(full, trial.parameters)]) ?? best
  }
  return { parameters: best.parameters, grid, castAway }
}

export function searchOn(
  subject: Subject,
  { full, coarse }: Samplers,
  budget: number,
): { readonly sampler: Sampler; readonly capacity: number } {
  const work = subject.reach.work + overhead
  const most = worthTrying(subject, mostRuns)
  const onFull = runsWithin(budget, full, work)
  if (onFull >= Math.min(most, fewRuns)) return { sampler: full, capacity: Math.min(most, onFull) }
  return { sampler: coarse, capacity: Math.min(most, Math.max(leastRuns, runsWithin(budget, coarse, work))) }
}

/** Samples of hundreds of trials would fill the memory. */
export function withoutSamples({ subject, parameters, score, shortfall }: Trial): Trial {
  return { subject, parameters, score, shortfall }
}
