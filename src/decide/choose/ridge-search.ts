/**
 * The best point of several ranges where a bound or a bend runs aslant: there every move of one decision is lost, and only the
 * one that another decision follows goes up. Of each pair the one is moved and the other brought to its best; the direction
 * that goes up so is followed.
 * Source: the idea of H. H. Rosenbrock, The Computer Journal 3 (1960) 175-184, doi:10.1093/comjnl/3.3.175: axes that turn into the ridge.
 */
import type { Climb } from "./direct-search.ts"
import { finest, fitted } from "./options.ts"
import { decisionsOf, isBetter, type Trial } from "./trial.ts"

/** Parts of a step by which the first of a pair is moved. */
const moves = [1 / 9, 1 / 243] as const
/** Thirds of a move by which the second is brought to its best: finer than this no direction is learnt. */
const thirds = 3
/** Moves of the second that may bring back what the first has lost. */
const reaches = [1, 3, 9] as const
/** Steps to either side on one scale. */
const mostSteps = 30

/** `steps`: by decision, null where one is not moved. */
export function ridges(climb: Climb, from: Trial, steps: readonly (number | null)[]): Trial {
  const { mayGoOn } = climb
  const moved = steps.flatMap((step, k) => (step === null ? [] : [k]))
  let best = from
  for (let isMoving = true; isMoving && mayGoOn(); ) {
    isMoving = false
    for (const i of moved)
      for (const j of moved) {
        if (i === j || !mayGoOn()) continue
        const found = alongPair(climb, best, [i, j], steps)
        if (!isBetter(found, best)) continue
        best = found
        isMoving = true
      }
  }
  return best
}

function alongPair(climb: Climb, best: Trial, [i, j]: readonly [number, number], steps: readonly (number | null)[]): Trial {
  const here = decisionsOf(climb.subject, best.parameters)
  for (const part of moves)
    for (const sign of [1, -1]) {
      const to = moveTo(climb, here, i, sign * part * (steps[i] ?? 0))
      if (to === here[i] || !climb.mayGoOn()) continue
      const found = followed(climb, here.with(i, to), j, part * (steps[j] ?? 0), best.shortfall)
      if (!isBetter(found, best)) continue
      const there = decisionsOf(climb.subject, found.parameters)
      const direction = there.map((value, k) => value - (here[k] ?? value))
      return pursued(climb, found, direction)
    }
  return best
}

/** One decision brought to its best, nearly; `least` is what the constraints lack where it began. */
function followed(climb: Climb, at: readonly number[], k: number, step: number, least: number): Trial {
  let best = regained(climb, climb.attempt(at), k, step, least)
  if (best.shortfall > least) return best
  for (let level = 0, length = step; level <= thirds; level++, length /= 3)
    for (const sign of [1, -1])
      for (let n = 0; n < mostSteps && climb.mayGoOn(); n++) {
        const trial = climb.attempt(movedBy(climb, best, k, sign * length))
        if (!isBetter(trial, best)) break
        best = trial
      }
  return best
}

/** Back to where the constraints are kept, the nearest first: out there what is worth more says nothing. */
function regained(climb: Climb, from: Trial, k: number, step: number, least: number): Trial {
  if (from.shortfall <= least) return from
  for (const length of reaches)
    for (const sign of [1, -1]) {
      const trial = climb.mayGoOn() ? climb.attempt(movedBy(climb, from, k, sign * length * step)) : from
      if (trial.shortfall <= least) return trial
    }
  return from
}

function movedBy(climb: Climb, from: Trial, k: number, by: number): readonly number[] {
  const here = decisionsOf(climb.subject, from.parameters)
  return here.with(k, moveTo(climb, here, k, by))
}

/** As far as it goes up, in steps that grow while they help and shrink to the finest. */
function pursued(climb: Climb, from: Trial, direction: readonly number[]): Trial {
  const { subject, attempt, mayGoOn } = climb
  let best = from
  const isFine = (length: number): boolean =>
    subject.decisions.every((decision, k) => Math.abs(length * (direction[k] ?? 0)) < finest(decision) / 2)
  for (let length = 1; mayGoOn() && !isFine(length); ) {
    const here = decisionsOf(subject, best.parameters)
    const trial = attempt(here.map((_, k) => moveTo(climb, here, k, length * (direction[k] ?? 0))))
    const isUp = isBetter(trial, best)
    if (isUp) best = trial
    length = isUp ? length * 2 : length / 2
  }
  return best
}

function moveTo({ subject: { decisions } }: Climb, here: readonly number[], k: number, by: number): number {
  const decision = decisions[k]
  const at = here[k] ?? 0
  return decision === undefined || by === 0 ? at : fitted(decision, at + by)
}
