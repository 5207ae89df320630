/** How many of so many say yes. */
import { quantile, standardNormal } from "../../engine/index.ts"

/** Beyond so many the normal law tells the count as well. */
const mostCounted = 10_000
/** Standard deviations from the mean beyond which nothing is left to count. */
const farthest = 12

/**
 * The least count such that so many or fewer have at least the probability `u`: it rises with `u` and with the share.
 * Units: share and u from 0 to 1.  Source: quantile of the binomial law, chances by their ratio from one count to the next.
 */
export function successes(n: number, share: number, u: number): number {
  if (!(share > 0)) return 0
  if (share >= 1) return n
  const [mean, sd] = [n * share, Math.sqrt(n * share * (1 - share))]
  if (n > mostCounted) return Math.min(n, Math.max(0, Math.round(mean + sd * quantile(standardNormal)(u))))
  const odds = share / (1 - share)
  let count = Math.max(0, Math.floor(mean - farthest * sd) - farthest)
  let chance = chanceOf(n, count, share)
  let below = chance
  while (below < u && count < n) {
    chance *= ((n - count) / (count + 1)) * odds
    count += 1
    below += chance
    // What rounding leaves over is no further success.
    if (count > mean && chance < Number.EPSILON * (1 - u)) break
  }
  return count
}

/** n! / (k! (n - k)!) p^k (1 - p)^(n - k), by logarithms. */
function chanceOf(n: number, k: number, share: number): number {
  const ways = logFactorial(n) - logFactorial(k) - logFactorial(n - k)
  return Math.exp(ways + k * Math.log(share) + (n - k) * Math.log1p(-share))
}

const known: number[] = [0]

function logFactorial(n: number): number {
  for (let k = known.length; k <= n; k++) known.push(known[k - 1]! + Math.log(k))
  return known[n]!
}
