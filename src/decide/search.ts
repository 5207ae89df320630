/**
 * The best decisions on one sampler: every combination where they are few, else one decision after the other from
 * several starts; then ranges are narrowed around the best. All trials share the same draws.
 */
import { combinations, finest, fitted, gridOf, spacing } from "./options.ts"
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
  const grids = gridsWithin(subject, most)
  if (grids === null) inTurn(state, start, Math.ceil(most * 0.7))
  else for (const values of combinations(grids)) attempt(values)
  const grid = [...known.values()].map((trial) => decisionsOf(subject, trial.parameters))
  narrow(state, grids ?? subject.decisions.map((d) => gridOf(d, coarsest)), capacity - known.size, [...known.values()])
  return { trials: sortedTrials([...known.values()]), grid }
}

type State = { readonly subject: Subject; readonly attempt: Try; readonly used: () => number }

function gridsWithin({ decisions }: Subject, most: number): readonly (readonly number[])[] | null {
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
  grids: readonly (readonly number[])[],
  capacity: number,
  tried: readonly Trial[],
): void {
  const most = used() + capacity
  let best = bestOf(tried)
  let steps = subject.decisions.map((decision, k) => spacing(decision, grids[k] ?? []))
  while (best !== null && steps.some((step) => step !== null) && used() < most) {
    steps = steps.map((step, k) => {
      const decision = subject.decisions[k]
      if (step === null || decision === undefined || step <= finest(decision)) return null
      return Math.max(step / 3, finest(decision))
    })
    for (const [k, step] of steps.entries()) if (step !== null) best = walk(subject, attempt, best, k, step, () => used() < most)
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
