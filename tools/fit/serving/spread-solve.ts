/**
 * The spreads below which four misses in five lie: regression of that quantile of ln |miss| (Koenker and Bassett, doi:10.2307/1913643), with its
 * corner rounded so that Newton's steps lead there, and a normal prior on each level.
 */
import { addObservation, emptyEquations, solved } from "../normal-equations.ts"
import { type SpreadProblem, sumOf } from "./spread-problem.ts"

/** Rarer misses are too few to tell levels apart; what lies beyond is told by the misses in units of their spread. */
const share = 0.8
/** [ln] Width of the rounded corner. */
const corner = 0.3
/** The least curvature that a figure counts with, so that those far from the quantile hold the steps. */
const flattest = 0.02
/** [ln] Of any unknown in one step. */
const longestMove = 0.5
/** How much misses of one group share: n of them count as n / (1 + (n - 1) · shared). */
const shared = 0.05

export function startOf(problem: SpreadProblem): Float64Array {
  const sorted = problem.sizes.toSorted()
  const values = new Float64Array(problem.unknowns.length)
  values[0] = sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  return values
}

/** `used`: indices of misses. */
export function solveSpreads(problem: SpreadProblem, used: readonly number[], from: Float64Array, steps: number): Float64Array {
  const weights = weightsOf(problem, used)
  const values = Float64Array.from(from)
  for (let step = 0; step < steps; step++) {
    const change = changeOf(problem, used, weights, values)
    for (let k = 0; k < values.length; k++) values[k]! += Math.max(-longestMove, Math.min(longestMove, change[k]!))
    if (change.every((each) => Math.abs(each) < 2e-3)) break
  }
  return values
}

function changeOf(
  { unknowns, reads, sizes }: SpreadProblem,
  used: readonly number[],
  weights: readonly number[],
  values: Float64Array,
): Float64Array {
  const equations = emptyEquations(unknowns.length)
  unknowns.forEach(({ spread }, k) => {
    equations.matrix[k]![k] = 1 / spread ** 2
    equations.right[k] = -values[k]! / spread ** 2
  })
  for (const [w, index] of used.entries()) {
    const own = reads[index]!
    const below = 1 / (1 + Math.exp((sizes[index]! - sumOf(own, values)) / corner))
    const curvature = Math.max(flattest, (below * (1 - below)) / corner)
    addObservation(equations, own, ones, (share - below) / curvature, weights[w]! * curvature)
  }
  return solved(equations)
}

/** Longer than any list of levels that a miss reads. */
const ones = new Float64Array(32).fill(1)

function weightsOf({ misses }: SpreadProblem, used: readonly number[]): readonly number[] {
  const keyOf = (index: number): string => `${misses[index]!.leftOut} ${misses[index]!.one.group}`
  const counts = new Map<string, number>()
  for (const index of used) counts.set(keyOf(index), (counts.get(keyOf(index)) ?? 0) + 1)
  return used.map((index) => 1 / (1 + ((counts.get(keyOf(index)) ?? 1) - 1) * shared))
}
