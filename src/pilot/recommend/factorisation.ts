/** Ratings as a product of few hidden tastes of users and items, beside the biases of both. */

import { solveDefinite } from "../algebra/solve-definite.ts"
import { randomOf } from "../engine/random.ts"
import { biasOf, type Grouped, groupedByItem, groupedByUser, type RatingBias, type Ratings, ratingBias } from "./ratings.ts"

export type FactorSettings = {
  readonly factors: number
  /** On the squares of the tastes, for each rating that they are learnt from. */
  readonly lambda: number
  readonly turns: number
  readonly seed: number
}

export const usualFactors: FactorSettings = { factors: 16, lambda: 0.1, turns: 15, seed: 1 }

/** Shape: users [users, factors], items [items, factors], row after row. */
export type Factors = { readonly factors: number; readonly users: Float64Array; readonly items: Float64Array }

export type FactorModel = Factors & { readonly bias: RatingBias }

/**
 * Tastes of the users with those of the items held, then the other way round: each is a small least-squares problem.
 * Source: Koren, Bell & Volinsky 2009, doi:10.1109/MC.2009.263, equation 5 by alternating least squares; lambda counts with the
 * ratings of a user (Zhou et al. 2008, doi:10.1007/978-3-540-68880-8_32).
 */
export function learnFactors(ratings: Ratings, settings: FactorSettings = usualFactors): FactorModel {
  const { users, items } = startOf(ratings, settings)
  const model = { factors: settings.factors, users, items }
  const asked = (k: number): [number, number] => [ratings.users[k]!, ratings.items[k]!]
  // Biases of the ratings themselves hold chance tastes of whoever rated: they are found anew beside the tastes in every turn.
  const biasBeside = (): RatingBias =>
    ratingBias({ ...ratings, values: ratings.values.map((value, k) => value - tasteOf(model, ...asked(k))) })
  let bias = ratingBias(ratings)
  for (let turn = 0; turn < settings.turns; turn++) {
    const left = { ...ratings, values: ratings.values.map((value, k) => value - biasOf(bias, ...asked(k))) }
    solveSide(groupedByUser(left), items, users, settings)
    solveSide(groupedByItem(left), users, items, settings)
    bias = biasBeside()
  }
  return { ...model, bias }
}

export function startOf(
  { userCount, itemCount }: Ratings,
  { factors, seed }: FactorSettings,
): { users: Float64Array; items: Float64Array } {
  const random = randomOf(seed)
  const items = Float64Array.from({ length: itemCount * factors }, () => 0.1 * random.normal())
  return { users: new Float64Array(userCount * factors), items }
}

function solveSide(by: Grouped, held: Float64Array, free: Float64Array, { factors, lambda }: FactorSettings): void {
  const matrix = new Float64Array(factors * factors)
  for (let one = 0; one + 1 < by.from.length; one++) {
    const right = free.subarray(one * factors, (one + 1) * factors).fill(0)
    const ratings = by.from[one + 1]! - by.from[one]!
    if (ratings === 0) continue
    matrix.fill(0)
    for (let f = 0; f < factors; f++) matrix[f * factors + f] = lambda * ratings
    for (let k = by.from[one]!; k < by.from[one + 1]!; k++) {
      addOuter(matrix, right, held.subarray(by.of[k]! * factors, (by.of[k]! + 1) * factors), 1, by.values[k]!)
    }
    solveDefinite(matrix, right)
  }
}

/** To the lower triangle weight v vᵀ, to the right side value v. */
export function addOuter(matrix: Float64Array, right: Float64Array, v: Float64Array, weight: number, value: number): void {
  const size = v.length
  for (let i = 0; i < size; i++) {
    const scaled = weight * v[i]!
    for (let j = 0; j <= i; j++) matrix[i * size + j]! += scaled * v[j]!
    right[i]! += value * v[i]!
  }
}

export function predictByFactors(model: FactorModel, user: number, item: number): number {
  return biasOf(model.bias, user, item) + tasteOf(model, user, item)
}

export function tasteOf({ factors, users, items }: Factors, user: number, item: number): number {
  let sum = 0
  for (let f = 0; f < factors; f++) sum += users[user * factors + f]! * items[item * factors + f]!
  return sum
}
