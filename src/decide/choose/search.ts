/**
 * The best decisions on one sampler: every combination where they are few, else one decision after the other from
 * several starts; then ranges are narrowed around the best, each alone and then together. All trials share the same draws.
 */
import { type Climb, diagonals, simplices } from "./direct-search.ts"
import { combinations, countOf, finest, fitted, gridOf, roundNear, spacing } from "./options.ts"
import { ridges } from "./ridge-search.ts"
import type { Subject } from "./subject.ts"
import { bestOf, decisionsOf, isBetter, type Trial } from "./trial.ts"

export type Search = {
  /** The best first; of equals the one that was tried first. */
  readonly trials: readonly Trial[]
  /** Values of decisions that were tried before narrowing: they cover the ranges evenly.  Shape: [tries][decisions]. */
  readonly grid: readonly (readonly number[])[]
}

/** Tries out values of the subject's decisions. */
type Try = (values: readonly number[]) => Trial

/** Points of a range, from fine to coarse: the finest that fits is taken. */
const gridPoints = [41, 21, 11, 7] as const
/** Most combinations that are worth trying all. */
const mostTrials = 400
const coarsest = 7
/** A single decision among so many whole numbers is tried at every one: nothing says that neighbours are alike. */
const mostWhole = 2001
/** Of the runs left after the grid, the part in which decisions move one by one. */
const alone = 0.6
/** Shares of a range to which figures are rounded. */
const roundings = [1e-2, 1e-3, 1e-4]
/** Points of the grid from which several decisions are moved together. */
const mostStarts = 4

/** Runs beyond which a search has no use for more. */
export function worthTrying({ decisions }: Subject, usual: number): number {
  const [only, another] = decisions
  const count = only === undefined || another !== undefined ? 0 : countOf(only)
  return Math.max(usual, count <= mostWhole ? count + 1 : 0)
}

/** At most about `capacity` runs. `start` is tried first, so that nothing worse than it is ever the answer. */
export function search(subject: Subject, start: readonly number[], capacity: number, tryValues: Try): Search {
  const known = new Map<string, Trial>()
  const attempt: Try = (values) => {
    const key = values.join()
    const trial = known.get(key) ?? tryValues(values)
    known.set(key, trial)
    return trial
  }
  attempt(start)
  if (subject.decisions.length === 0 || capacity < 2) return { trials: [...known.values()], grid: [start] }
  const state: State = { subject, attempt, used: () => known.size }
  const most = Math.min(capacity, mostTrials)
  const grids = gridsWithin(subject, capacity)
  if (grids === null) inTurn(state, start, Math.ceil(most * 0.7))
  else for (const values of combinations(grids)) attempt(values)
  const grid = [...known.values()].map((trial) => decisionsOf(subject, trial.parameters))
  const coarse = grids ?? subject.decisions.map((d) => gridOf(d, coarsest))
  const steps = subject.decisions.map((decision, k) => spacing(decision, coarse[k] ?? []))
  const share = steps.filter((step) => step !== null).length > 1 ? alone : 1
  const tried = sortedTrials([...known.values()])
  narrow(state, steps, (capacity - known.size) * share, tried)
  const kept = Math.min(capacity / 10, roundings.length * (steps.length + 1))
  together({ subject, attempt, mayGoOn: () => known.size < capacity - kept }, steps, tried, [...known.values()])
  rounded({ subject, attempt, mayGoOn: () => known.size < capacity }, bestOf([...known.values()]))
  return { trials: sortedTrials([...known.values()]), grid }
}

type State = { readonly subject: Subject; readonly attempt: Try; readonly used: () => number }

function gridsWithin({ decisions }: Subject, capacity: number): readonly (readonly number[])[] | null {
  const [only, another] = decisions
  if (only !== undefined && another === undefined && countOf(only) <= Math.min(capacity, mostWhole))
    return [gridOf(only, mostWhole)]
  const most = Math.min(capacity, mostTrials)
  for (const points of gridPoints) {
    const grids = decisions.map((decision) => gridOf(decision, points))
    if (grids.reduce((product, grid) => product * grid.length, 1) <= most) return grids
  }
  return null
}

/** Coordinate search: each decision in turn to its best value, again while that helps, from several starts. */
function inTurn({ subject, attempt, used }: State, start: readonly number[], most: number): void {
  const grids = subject.decisions.map((decision) => gridOf(decision, coarsest))
  const ends = [(g: readonly number[]) => g[0], (g: readonly number[]) => g.at(-1), (g: readonly number[]) => g[g.length >> 1]]
  const starts = [start, ...ends.map((end) => grids.map((grid, k) => end(grid) ?? start[k] ?? 0))]
  for (const from of starts) {
    if (used() >= most) return
    let best = attempt(from)
    for (let isMoving = true; isMoving && used() < most; ) {
      isMoving = false
      for (const [k, grid] of grids.entries()) {
        const here = decisionsOf(subject, best.parameters)
        for (const value of grid) {
          if (used() >= most) return
          const trial = attempt(here.with(k, value))
          if (!isBetter(trial, best)) continue
          best = trial
          isMoving = true
        }
      }
    }
  }
}

/** Steps to either side of the best, a third as long each time. */
function narrow(
  { subject, attempt, used }: State,
  wide: readonly (number | null)[],
  capacity: number,
  tried: readonly Trial[],
): void {
  const most = used() + capacity
  let best = bestOf(tried)
  let steps = wide
  while (best !== null && steps.some((step) => step !== null) && used() < most) {
    steps = steps.map((step, k) => {
      const decision = subject.decisions[k]
      if (step === null || decision === undefined || step <= finest(decision)) return null
      return Math.max(step / 3, finest(decision))
    })
    for (const [k, step] of steps.entries()) if (step !== null) best = walk(subject, attempt, best, k, step, () => used() < most)
  }
}

/** Several decisions at once, from the best of all and from the best points of the grid that are not its neighbours. */
function together(climb: Climb, steps: readonly (number | null)[], grid: readonly Trial[], all: readonly Trial[]): void {
  const best = bestOf(all)
  if (best === null || steps.filter((step) => step !== null).length < 2) return
  simplices(climb, ridges(climb, diagonals(climb, best, steps), steps), steps)
  const apart: Trial[] = [best]
  const isFar = (a: Trial, b: Trial): boolean => {
    const [here, there] = [decisionsOf(climb.subject, a.parameters), decisionsOf(climb.subject, b.parameters)]
    return steps.some((step, k) => Math.abs((here[k] ?? 0) - (there[k] ?? 0)) > 1.5 * (step ?? Number.POSITIVE_INFINITY))
  }
  for (const trial of grid) {
    if (!climb.mayGoOn() || apart.length === mostStarts) return
    if (!apart.every((other) => isFar(trial, other))) continue
    apart.push(trial)
    simplices(climb, trial, steps)
  }
}

/** Round figures near the best: a bound or a bend that a founder wrote is met exactly. */
function rounded({ subject, attempt, mayGoOn }: Climb, found: Trial | null): void {
  let best = found
  for (const share of roundings) {
    if (best === null || !mayGoOn()) return
    const here = decisionsOf(subject, best.parameters)
    const round = subject.decisions.map((decision, k) => roundNear(decision, here[k] ?? decision.initial, share))
    const alone = round.map((value, k) => here.with(k, value))
    for (const values of [round, ...alone]) {
      if (!mayGoOn()) return
      best = bestOf([best, attempt(values)]) ?? best
    }
  }
}

/** Moves one decision by a step as long as that helps. */
function walk(subject: Subject, attempt: Try, from: Trial, k: number, step: number, mayGoOn: () => boolean): Trial {
  const decision = subject.decisions[k]
  let best = from
  if (decision === undefined) return best
  for (const direction of [-step, step]) {
    for (;;) {
      const here = decisionsOf(subject, best.parameters)
      const next = fitted(decision, (here[k] ?? 0) + direction)
      if (next === here[k] || !mayGoOn()) break
      const trial = attempt(here.with(k, next))
      if (!isBetter(trial, best)) break
      best = trial
    }
  }
  return best
}

function sortedTrials(trials: readonly Trial[]): Trial[] {
  return trials.toSorted((a, b) => (isBetter(a, b) ? -1 : isBetter(b, a) ? 1 : 0))
}
