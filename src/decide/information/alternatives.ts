/** What could be chosen if more were known: each project's best decisions, and others that cover what may be decided. */
import type { Sampler } from "../../engine/index.ts"
import type { Chosen } from "../choose/choose.ts"
import { gridOf } from "../choose/options.ts"
import type { Score } from "../choose/score.ts"
import type { Subject } from "../choose/subject.ts"
import { decisionsOf, type Tried, tryOut, withDecisions } from "../choose/trial.ts"
import { effort, runsWithin, type Samplers } from "../effort.ts"
import { type Candidate, informationOf } from "./partial-information.ts"

export type Alternatives = {
  readonly sampler: Sampler
  /** The best project at its best decisions comes first. */
  readonly candidates: readonly Candidate[]
}

/** `known`: what the full draws gave, where they were asked. */
type Alternative = { readonly subject: Subject; readonly decisions: readonly number[]; readonly known: Tried | null }

/** Additions, over all inputs and alternatives. */
const mostAdditions = 2.5e8
const mostAlternatives = 400
/** Points of a range that is the only decision: what is known would be met closely. */
const fineGrid = 201

/** Where not all can be tried on the full draws, the coarse ones tell which of them knowledge would ever lead to. */
export function alternatives(
  chosen: readonly Chosen[],
  samplers: Samplers,
  score: Score,
  inputs: readonly number[],
): Alternatives {
  const { full, coarse } = samplers
  const work = Math.max(...chosen.map(({ subject }) => subject.reach.work), 1)
  const room = (sampler: Sampler): number => {
    const sums = 1 + Math.max(...chosen.map(({ subject }) => subject.limits.length))
    const additions = mostAdditions / (sums * Math.max(1, inputs.length) * sampler.plan.samples)
    return Math.floor(Math.min(mostAlternatives, additions, runsWithin(effort.information, sampler, work)))
  }
  const best = chosen.map(({ subject, best: known }) => ({ subject, decisions: decisionsOf(subject, known.parameters), known }))
  const covering = chosen.map(coveringOf)
  const count = covering.reduce((sum, own) => sum + own.length, best.length)
  if (count <= Math.max(best.length, room(full))) return tried([...best, ...covering.flat()], samplers, full, score)
  const share = Math.max(0, Math.floor((room(coarse) - best.length) / chosen.length))
  const some = [...best, ...covering.flatMap((own) => thinned(own, share))]
  const onCoarse = tried(some, samplers, coarse, score)
  if (room(full) <= best.length) return onCoarse
  const useful = mostUseful(some, onCoarse, inputs, room(full) - best.length, best.length)
  return tried([...best, ...useful], samplers, full, score)
}

function coveringOf({ subject, grid, best }: Chosen): Alternative[] {
  const own = decisionsOf(subject, best.parameters).join()
  const [only, another] = subject.decisions
  const all = only !== undefined && another === undefined ? gridOf(only, fineGrid).map((value) => [value]) : grid
  return all.filter((decisions) => decisions.join() !== own).map((decisions) => ({ subject, decisions, known: null }))
}

function tried(all: readonly Alternative[], { full }: Samplers, sampler: Sampler, score: Score): Alternatives {
  const candidates = all.map(({ subject, decisions, known }): Candidate => {
    const isKnown = known !== null && sampler === full
    const trial = isKnown ? known : tryOut(subject, sampler, withDecisions(subject, sampler.initial, decisions), score)
    // What is not known in some samples is never chosen.
    const utility = Number.isFinite(trial.score) ? trial.utility : trial.utility.map(() => Number.NEGATIVE_INFINITY)
    return { utility, limits: subject.limits, votes: trial.votes }
  })
  return { sampler, candidates }
}

/** By what they add to the value of any input, those after the first `from`. */
function mostUseful(
  all: readonly Alternative[],
  { sampler, candidates }: Alternatives,
  inputs: readonly number[],
  most: number,
  from: number,
): Alternative[] {
  const credits = new Float64Array(all.length)
  for (const input of inputs) {
    const { credits: own } = informationOf(sampler.columns[input] ?? new Float64Array(), candidates, sampler.plan)
    for (let k = from; k < all.length; k++) credits[k] = Math.max(credits[k]!, own[k]!)
  }
  const order = all.map((_, k) => k).filter((k) => credits[k]! > 0)
  return order
    .toSorted((a, b) => credits[b]! - credits[a]!)
    .slice(0, most)
    .flatMap((k) => all[k] ?? [])
}

/** So many of a list, evenly spread. */
function thinned<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items]
  return Array.from({ length: most }, (_, k) => items[Math.floor(((k + 0.5) * items.length) / most)]).flatMap((item) =>
    item === undefined ? [] : [item],
  )
}
