/** Items that are liked alike: a rating is foretold by what the same user gave to the items nearest to it. */
import { biasOf, type Grouped, groupedByItem, groupedByUser, type RatingBias, type Ratings, ratingBias } from "./ratings.ts"

export type NeighbourSettings = {
  /** At most so many items are asked. */
  readonly neighbours: number
  /** Likeness found on few common users is drawn to nothing: n common users count n / (n + shrinkage). */
  readonly shrinkage: number
}

export const usualNeighbours: NeighbourSettings = { neighbours: 30, shrinkage: 100 }

export type NeighbourModel = {
  readonly bias: RatingBias
  readonly byUser: Grouped
  /** Shape: [items, items], row after row; 0 beside itself. */
  readonly likeness: Float64Array
  readonly settings: NeighbourSettings
}

/**
 * The cosine of what both items' common raters gave beyond the biases.
 * Source: Sarwar et al. 2001, doi:10.1145/371920.372071, with the shrinkage of Koren 2010, doi:10.1145/1644873.1644874, equation 2.
 */
export function learnNeighbours(ratings: Ratings, settings: NeighbourSettings = usualNeighbours): NeighbourModel {
  const bias = ratingBias(ratings)
  const left = ratings.values.map((value, k) => value - biasOf(bias, ratings.users[k]!, ratings.items[k]!))
  const byItem = groupedByItem({ ...ratings, values: left })
  const count = ratings.itemCount
  const likeness = new Float64Array(count * count)
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++)
      likeness[i * count + j] = likeness[j * count + i] = likenessOf(byItem, i, j, settings.shrinkage)
  }
  return { bias, byUser: groupedByUser(ratings), likeness, settings }
}

function likenessOf({ from, of, values }: Grouped, i: number, j: number, shrinkage: number): number {
  let [a, b, common, product, squaresI, squaresJ] = [from[i]!, from[j]!, 0, 0, 0, 0]
  while (a < from[i + 1]! && b < from[j + 1]!) {
    if (of[a]! < of[b]!) a += 1
    else if (of[a]! > of[b]!) b += 1
    else {
      common += 1
      product += values[a]! * values[b]!
      squaresI += values[a]! ** 2
      squaresJ += values[b]! ** 2
      a += 1
      b += 1
    }
  }
  if (squaresI === 0 || squaresJ === 0) return 0
  return (product / Math.sqrt(squaresI * squaresJ)) * (common / (common + shrinkage))
}

/** Without a neighbour that the user rated, the biases alone. */
export function predictByNeighbours({ bias, byUser, likeness, settings }: NeighbourModel, user: number, item: number): number {
  const count = bias.item.length
  const near: { weight: number; left: number }[] = []
  for (let k = byUser.from[user]!; k < byUser.from[user + 1]!; k++) {
    const other = byUser.of[k]!
    const weight = likeness[item * count + other]!
    if (weight !== 0) near.push({ weight, left: byUser.values[k]! - biasOf(bias, user, other) })
  }
  const asked = near.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, settings.neighbours)
  const weights = asked.reduce((sum, { weight }) => sum + Math.abs(weight), 0)
  const told = asked.reduce((sum, { weight, left }) => sum + weight * left, 0)
  return biasOf(bias, user, item) + (weights > 0 ? told / weights : 0)
}
