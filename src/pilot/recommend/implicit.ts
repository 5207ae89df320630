/** What people did (views, purchases) instead of what they said: not done is weak evidence against, done often is strong evidence for. */

import { solveDefinite } from "../algebra/solve-definite.ts"
import { addOuter, type FactorSettings, type Factors, startOf, tasteOf } from "./factorisation.ts"
import { type Grouped, groupedByItem, groupedByUser, type Ratings } from "./ratings.ts"

export type ImplicitSettings = FactorSettings & {
  /** A thing done r times counts 1 + alpha r. */
  readonly alpha: number
}

export const usualImplicit: ImplicitSettings = { factors: 16, lambda: 0.1, turns: 10, seed: 1, alpha: 40 }

/**
 * Values are how often (how long) something was done.
 * Source: Hu, Koren & Volinsky 2008, doi:10.1109/ICDM.2008.22, equations 3 to 5.
 */
export function learnImplicit(done: Ratings, settings: ImplicitSettings = usualImplicit): Factors {
  const { users, items } = startOf(done, settings)
  const [byUser, byItem] = [groupedByUser(done), groupedByItem(done)]
  for (let turn = 0; turn < settings.turns; turn++) {
    solveSide(byUser, items, users, settings)
    solveSide(byItem, users, items, settings)
  }
  return { factors: settings.factors, users, items }
}

/** The part of all pairs is computed once; each one adds what it did (section 4 of the paper). */
function solveSide(by: Grouped, held: Float64Array, free: Float64Array, { factors, lambda, alpha }: ImplicitSettings): void {
  const all = new Float64Array(factors * factors)
  const nothing = new Float64Array(factors)
  const rowOf = (one: number): Float64Array => held.subarray(one * factors, (one + 1) * factors)
  for (let k = 0; k < held.length / factors; k++) addOuter(all, nothing, rowOf(k), 1, 0)
  for (let f = 0; f < factors; f++) all[f * factors + f]! += lambda
  const matrix = new Float64Array(factors * factors)
  for (let one = 0; one + 1 < by.from.length; one++) {
    const right = free.subarray(one * factors, (one + 1) * factors).fill(0)
    matrix.set(all)
    for (let k = by.from[one]!; k < by.from[one + 1]!; k++) {
      const weight = alpha * by.values[k]!
      addOuter(matrix, right, rowOf(by.of[k]!), weight, 1 + weight)
    }
    solveDefinite(matrix, right)
  }
}

/** The items a user did not touch, what suits best first. */
export function recommended(model: Factors, done: Grouped, user: number, places: number): number[] {
  const touched = new Set(done.of.subarray(done.from[user]!, done.from[user + 1]!))
  const count = model.items.length / model.factors
  return Array.from({ length: count }, (_, item) => item)
    .filter((item) => !touched.has(item))
    .map((item) => ({ item, taste: tasteOf(model, user, item) }))
    .sort((a, b) => b.taste - a.taste || a.item - b.item)
    .slice(0, places)
    .map(({ item }) => item)
}
