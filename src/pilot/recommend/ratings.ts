/** Who gave what how much: one rating an entry, users and items numbered from 0. */

export type Ratings = {
  readonly users: Int32Array
  readonly items: Int32Array
  readonly values: Float64Array
  readonly userCount: number
  readonly itemCount: number
}

/** Entries side by side. Of entry k of user u, from[u] <= k < from[u + 1]. */
export type Grouped = { readonly from: Int32Array; readonly of: Int32Array; readonly values: Float64Array }

export function groupedByUser({ users, items, values, userCount }: Ratings): Grouped {
  return grouped(users, items, values, userCount)
}

export function groupedByItem({ users, items, values, itemCount }: Ratings): Grouped {
  return grouped(items, users, values, itemCount)
}

/** Entries of a group stand upwards by what they are of. */
function grouped(by: Int32Array, of: Int32Array, values: Float64Array, count: number): Grouped {
  const order = Int32Array.from(by, (_, k) => k).sort((a, b) => by[a]! - by[b]! || of[a]! - of[b]!)
  const from = new Int32Array(count + 1)
  for (let k = 0; k < by.length; k++) from[by[k]! + 1]! += 1
  for (let k = 0; k < count; k++) from[k + 1]! += from[k]!
  return { from, of: order.map((k) => of[k]!), values: Float64Array.from(order, (k) => values[k]!) }
}

/** mean + user + item: what is rated without asking who likes what. */
export type RatingBias = { readonly mean: number; readonly user: Float64Array; readonly item: Float64Array }

/**
 * Each bias is the mean of what is left, drawn to nothing where few rated; in turns until they agree.
 * Source: Koren 2010, doi:10.1145/1644873.1644874, section 2.1, baseline estimates, solved for in turns.
 */
export function ratingBias(ratings: Ratings, shrinkage = 5): RatingBias {
  const mean = ratings.values.reduce((sum, each) => sum + each, 0) / Math.max(1, ratings.values.length)
  const user = new Float64Array(ratings.userCount)
  const item = new Float64Array(ratings.itemCount)
  for (let turn = 0; turn < 10; turn++) {
    shrunkMeans(ratings.items, item, (k) => ratings.values[k]! - mean - user[ratings.users[k]!]!, shrinkage)
    shrunkMeans(ratings.users, user, (k) => ratings.values[k]! - mean - item[ratings.items[k]!]!, shrinkage)
  }
  return { mean, user, item }
}

function shrunkMeans(by: Int32Array, into: Float64Array, left: (k: number) => number, shrinkage: number): void {
  const counts = new Float64Array(into.length).fill(shrinkage)
  into.fill(0)
  for (let k = 0; k < by.length; k++) {
    into[by[k]!]! += left(k)
    counts[by[k]!]! += 1
  }
  for (let k = 0; k < into.length; k++) into[k] = counts[k]! > 0 ? into[k]! / counts[k]! : 0
}

export function biasOf({ mean, user, item }: RatingBias, u: number, i: number): number {
  return mean + user[u]! + item[i]!
}
