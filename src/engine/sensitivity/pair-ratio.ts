/**
 * A ratio of which each pair of replicates tells a part of the top, and each replicate a part of the bottom: a U-statistic with
 * its error. The jackknife would take chance within the pairs for twice what it is.
 * Letters: R replicates.
 */
import { studentHalfWidth } from "../run/student.ts"
import type { Estimate } from "./estimate.ts"

/** Of a share: what is left where all replicates agree. */
const rounding = 1e-12

/**
 * The sum of the pairs, those of a replicate with itself left out, over the sum of the bottoms. Symmetric.  Shapes: [R × R], [R].
 * Its linearised deviations are divided into what comes with each replicate and what comes with each pair alone.
 * Source: W. Hoeffding, Annals of Mathematical Statistics 19 (1948) 293-325, doi:10.1214/aoms/1177730196; the excess of the jackknife:
 * B. Efron, C. Stein, Annals of Statistics 9 (1981) 586-596, doi:10.1214/aos/1176345462.
 */
export function pairRatioOf(pairs: Float64Array, bottoms: Float64Array): Estimate {
  const R = bottoms.length
  const bottom = bottoms.reduce((sum, part) => sum + part, 0)
  let top = 0
  for (let r = 0; r < R; r++) for (let q = 0; q < R; q++) if (q !== r) top += pairs[r * R + q]!
  const value = top / bottom
  const deviation = (r: number, q: number): number => pairs[r * R + q]! - (value * (bottoms[r]! + bottoms[q]!)) / (2 * (R - 1))
  const own = new Float64Array(R)
  for (let r = 0; r < R; r++) for (let q = 0; q < R; q++) if (q !== r) own[r]! += deviation(r, q) / (R - 2)
  let [byReplicate, byPair] = [0, 0]
  for (let r = 0; r < R; r++) {
    byReplicate += own[r]! ** 2
    for (let q = 0; q < r; q++) byPair += (deviation(r, q) - own[r]! - own[q]!) ** 2
  }
  byPair /= (R * (R - 3)) / 2
  const variance = R * (R - 1) * Math.max(4 * byReplicate - (2 * R * byPair) / (R - 2), 2 * byPair)
  const error = (studentHalfWidth(R - 1) * Math.sqrt(variance)) / bottom
  if (!Number.isFinite(error)) return { value, error: null }
  return { value, error: error < rounding ? 0 : error }
}
