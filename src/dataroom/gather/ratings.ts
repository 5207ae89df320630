/** What ratings hold: who rates how much, how many pairs are known, and what the simplest guess misses by. */
import type { RatingPlaces } from "../read/ratings.ts"
import type { Row } from "../read/rows.ts"

export type RatingFigures = {
  readonly users: number
  readonly items: number
  readonly ratings: number
  /** Of all pairs of a user and an item, those that are rated. */
  readonly density: number
  readonly perUser: number
  readonly perItem: number
  /** Share of users, and of items, with fewer than five ratings: little can be learned of them. */
  readonly coldUsers: number
  readonly coldItems: number
  /** Share of all ratings that the most rated tenth of the items has. */
  readonly headShare: number
  /** Pairs that are rated more than once; null where there are too many to remember. */
  readonly repeats: number | null
  readonly mean: number
  /** Root mean square of what the mean of all misses by: a recommender must do better. */
  readonly spread: number
}

export const fewRatings = 5
const mostPairs = 5_000_000

export type RatingCounter = { readonly see: (row: Row) => void; readonly found: () => RatingFigures | null }

export function ratingCounter({ user, item, rating }: RatingPlaces): RatingCounter {
  const [users, items] = [new Map<string, number>(), new Map<string, number>()]
  const pairs = new Set<string>()
  let [count, repeats, mean, squares] = [0, 0, 0, 0]
  return {
    see: ({ cells }) => {
      const [who, what, points] = [cells[user] ?? "", cells[item] ?? "", Number.parseFloat(cells[rating] ?? "")]
      if (who === "" || what === "" || !Number.isFinite(points)) return
      count += 1
      users.set(who, (users.get(who) ?? 0) + 1)
      items.set(what, (items.get(what) ?? 0) + 1)
      const pair = `${who}\u001f${what}`
      if (pairs.has(pair)) repeats += 1
      else if (pairs.size < mostPairs) pairs.add(pair)
      // Welford: the sum of squares about a mean that moves.
      const off = points - mean
      mean += off / count
      squares += off * (points - mean)
    },
    found: () => {
      if (count === 0) return null
      const [ofUsers, ofItems] = [[...users.values()], [...items.values()].sort((a, b) => b - a)]
      const cold = (counts: readonly number[]): number => counts.filter((each) => each < fewRatings).length / counts.length
      const head = ofItems.slice(0, Math.ceil(ofItems.length / 10)).reduce((sum, each) => sum + each, 0)
      return {
        users: users.size,
        items: items.size,
        ratings: count,
        density: (count - repeats) / (users.size * items.size),
        perUser: medianOf(ofUsers),
        perItem: medianOf(ofItems),
        coldUsers: cold(ofUsers),
        coldItems: cold(ofItems),
        headShare: head / count,
        repeats: pairs.size < mostPairs ? repeats : null,
        mean,
        spread: Math.sqrt(squares / count),
      }
    },
  }
}

function medianOf(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}
