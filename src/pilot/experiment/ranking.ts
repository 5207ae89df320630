/** How well lists are ordered. One list for each user (query); users differ from each other, so the interval is over users. */
import { type Estimate, type IntervalAsked, meanEstimate, usualInterval } from "./estimate.ts"

/**
 * The gains of a list in the order told, discounted by place, beside those in the best order. Users with nothing to gain are left out.
 * Shape: gains [users][places], all that could be listed.
 * Source: Järvelin & Kekäläinen 2002, doi:10.1145/582415.582418, with the discount log2(place + 1).
 */
export function ndcg(gains: readonly (readonly number[])[], places: number, asked: IntervalAsked = usualInterval): Estimate {
  const users = gains.flatMap((list) => {
    const best = discounted(
      list.toSorted((a, b) => b - a),
      places,
    )
    return best > 0 ? [discounted(list, places) / best] : []
  })
  return meanEstimate(users, asked.level)
}

function discounted(list: readonly number[], places: number): number {
  return list.slice(0, places).reduce((sum, gain, k) => sum + gain / Math.log2(k + 2), 0)
}

/** Of what a user wanted, the share that stands in the first places. Users who wanted nothing are left out. */
export function recallAt(
  lists: readonly (readonly number[])[],
  wanted: readonly (readonly number[])[],
  places: number,
  asked: IntervalAsked = usualInterval,
): Estimate {
  const users = lists.flatMap((list, user) => {
    const those = new Set(wanted[user])
    if (those.size === 0) return []
    return [new Set(list.slice(0, places).filter((item) => those.has(item))).size / those.size]
  })
  return meanEstimate(users, asked.level)
}
