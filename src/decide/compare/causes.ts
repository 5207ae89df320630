/**
 * What each change makes out of the difference between two variants. The changes are done one after the other from A to B,
 * in the order of the file and again in the opposite order; a change's share is the mean of what it moves in the two, so
 * that the shares add up to the whole difference.
 * Source: the Shapley value (L. S. Shapley, "A value for n-person games", 1953) by an antithetic pair of permutations:
 * R. Mitchell, J. Cooper, E. Frank, G. Holmes, "Sampling permutations for Shapley value estimation", JMLR 23(43), 2022,
 * https://jmlr.org/papers/v23/21-0439.html.
 */
import { finite } from "../../engine/index.ts"
import { halfWidth } from "../worth/student.ts"
import type { Cause, Share } from "./answer.ts"
import type { Between } from "./between.ts"
import type { Settled } from "./standing.ts"
import type { Unit } from "./units.ts"

/** A figure with its replicates. */
type Figure = { readonly value: number; readonly parts: Float64Array }
type FigureOf = (settled: Settled) => Figure | null

/**
 * The largest first; what no change tells, where there is any, at the end.
 * Units: `factor` base units are one of the unit that the worth is told in; null where the two ends cannot be compared.
 */
export function causesOf(units: readonly Unit[], b: Settled, between: Between, factor: number | null): Cause[] {
  const forward = walk(units, b, between)
  const backward = walk(units.toReversed(), b, between)
  const states = [...forward, ...backward, b]
  const worth = knownThroughout(states, ({ worth: value, worths }) =>
    factor === null || !Number.isFinite(value) ? null : { value: value / factor, parts: worths.map((x) => x / factor) },
  )
  const survival = knownThroughout(states, ({ survival: value, survivals }) =>
    value === null || survivals === null ? null : { value, parts: survivals },
  )
  const causeOf = (changes: Unit, early: Step, late: Step): Cause => {
    const [ofWorth, ofSurvival] = [worth, survival].map((figure) => shareOf(early, late, figure))
    const isTogether = (ofWorth ?? ofSurvival)?.isTogether === true
    return { changes, worth: ofWorth?.share ?? null, survival: ofSurvival?.share ?? null, isTogether }
  }
  const n = units.length
  const causes = units.map((unit, k) => causeOf(unit, [forward[k], forward[k + 1]], [backward[n - 1 - k], backward[n - k]]))
  const left = causeOf([], [forward[n], b], [forward[n], b])
  const scale = factor === null ? 0 : Math.abs(b.worth / factor)
  return [...causes.toSorted(bySize), ...(movesAnything(left, scale) ? [left] : [])]
}

/** Where a figure is unknown on the way (a project that knows no ruin is the best there), shares of it would not add up. */
function knownThroughout(states: readonly (Settled | null)[], figureOf: FigureOf): FigureOf {
  const isKnown = states.every((settled) => settled !== null && figureOf(settled) !== null)
  return isKnown ? figureOf : () => null
}

/** The best project before the first unit, after it, after the next one … */
function walk(units: readonly Unit[], b: Settled, between: Between): (Settled | null)[] {
  const done = new Set<number>()
  return [[], ...units].map((unit, k) => {
    for (const number of unit) done.add(number)
    const best = between.bestWith(new Set(done))
    return k === units.length ? (best ?? b) : best
  })
}

type Step = readonly [before: Settled | null | undefined, after: Settled | null | undefined]

function shareOf(early: Step, late: Step, figureOf: FigureOf): { readonly share: Share; readonly isTogether: boolean } | null {
  const [first, second] = [early, late].map((step) => moveOf(step, figureOf))
  if (first == null || second == null) return null
  const parts = first.parts.map((x, r) => (x + second.parts[r]!) / 2)
  const apart = first.parts.map((x, r) => x - second.parts[r]!)
  const gap = Math.abs(first.value - second.value)
  const isTogether = gap > halfWidth(apart, 95) && gap > togetherFrom * Math.max(Math.abs(first.value), Math.abs(second.value))
  return {
    share: { by: (first.value + second.value) / 2, error: finite(halfWidth(parts, 95)), orders: [first.value, second.value] },
    isTogether,
  }
}

/** Share of the larger of the two orders from which on a change is said to work together with others. */
const togetherFrom = 0.2

function moveOf([before, after]: Step, figureOf: FigureOf): Figure | null {
  const [from, to] = [before, after].map((settled) => (settled == null ? null : figureOf(settled)))
  if (from == null || to == null) return null
  return { value: to.value - from.value, parts: to.parts.map((x, r) => x - from.parts[r]!) }
}

/** By what they move of the worth, then of the survival. */
function bySize(x: Cause, y: Cause): number {
  const size = (share: Share | null): number => Math.abs(share?.by ?? 0)
  return size(y.worth) - size(x.worth) || size(y.survival) - size(x.survival)
}

/** What arithmetic leaves over is nothing. */
const roundOff = 1e-9

/** `worth` is how much the plan is worth at all, in the unit of the shares. */
export function movesAnything(cause: Cause, worth: number): boolean {
  const isMoved = (share: Share | null, scale: number): boolean =>
    share?.orders.some((x) => Math.abs(x) > roundOff * scale) === true
  return isMoved(cause.worth, worth) || isMoved(cause.survival, 1)
}
