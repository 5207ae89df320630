/** The decisions of one project: searched on draws that are cheap enough, settled on the full ones. */
import { average, type Sampler } from "../../engine/index.ts"
import { byReplicate } from "../by-replicate.ts"
import { runsWithin, type Samplers } from "../effort.ts"
import { gapOf, type Tally } from "./gap.ts"
import { countOf } from "./options.ts"
import type { Score } from "./score.ts"
import { search, worthTrying } from "./search.ts"
import type { SearchAnswer } from "./search-answer.ts"
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

/** Parameters of the model, what `Chosen` keeps of the search, and what is told of it. */
export type Choice = { readonly parameters: readonly number[]; readonly sought: Sought } & Pick<Chosen, "grid" | "castAway">

/** As in `SearchAnswer`; `gap` in the objective's base unit. */
export type Sought = Pick<SearchAnswer, "tried" | "isExhaustive"> & { readonly gap: number | null }

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
  if (subject.decisions.length === 0) {
    return { parameters: initial, grid: [[]], castAway: null, sought: { tried: 1, isExhaustive: true, gap: 0 } }
  }
  const start = decisionsOf(subject, initial)
  const { sampler, capacity } = searchOn(subject, samplers, budget)
  const tallies = new Map<string, Tally>()
  const { trials, grid } = search(subject, start, capacity, (values) => {
    const tried = tryOut(subject, sampler, withDecisions(subject, initial, values), score)
    tallies.set(values.join(), { shortfall: tried.shortfall, means: byReplicate(tried.utility, sampler.plan, average) })
    return withoutSamples(tried)
  })
  const castAway = trials.find((trial) => trial.score === Number.NEGATIVE_INFINITY)?.parameters ?? null
  const [first] = trials
  const best = sampler === full && first !== undefined ? first : finalOf(subject, samplers, score, trials)
  const isExhaustive = sampler === full && tallies.size >= waysOf(subject)
  return { parameters: best.parameters, grid, castAway, sought: soughtOf(best, tallies, isExhaustive, score) }
}

/** On the full draws. The start comes first: what is not better than it there is not taken. */
function finalOf(subject: Subject, { full }: Samplers, score: Score, trials: readonly Trial[]): Trial {
  const attempt = (parameters: readonly number[]): Trial => withoutSamples(tryOut(subject, full, parameters, score))
  let best = attempt(full.initial)
  for (const [k, trial] of trials.entries()) {
    if (k >= finalists && (best.shortfall === 0 || k >= finalists + reserves)) break
    best = bestOf([best, attempt(trial.parameters)]) ?? best
  }
  return best
}

function soughtOf(best: Trial, tallies: ReadonlyMap<string, Tally>, isExhaustive: boolean, score: Score): Sought {
  const chosen = tallies.get(decisionsOf(best.subject, best.parameters).join())
  const isKept = best.shortfall === 0 && Number.isFinite(best.score) && chosen !== undefined
  const gap = !isKept ? null : isExhaustive ? 0 : gapOf(chosen, [...tallies.values()], score)
  return { tried: tallies.size, isExhaustive, gap }
}

/** In how many ways the decisions may be taken; without end where one is a range. */
function waysOf({ decisions }: Subject): number {
  return decisions.reduce((product, decision) => product * countOf(decision), 1)
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
