/** Inputs in the order of what a few samples show of them: a trend, a share of the variance, a changing spread. */
import { average, momentsOf } from "../run/moments.ts"
import { pullOf, rankBins, tellingMost } from "./known-ranks.ts"

const bins = 16

/** The strongest first; of very many, those that follow the result least are left out.  Shape: columns [inputs][samples], y [samples]. */
export function screened(inputs: readonly number[], columns: readonly Float64Array[], y: Float64Array): number[] {
  const mean = average(y)
  const spread = y.map((value) => (value - mean) ** 2)
  const telling = tellingMost(inputs, (input) => columns[input], [y, spread])
  const effectOf = (input: number): number => {
    const x = columns[input] ?? new Float64Array()
    const bin = rankBins(x, bins)
    return Math.max(pullOf(x, y) ** 2, shareBetween(y, bin), shareBetween(spread, bin) / 2)
  }
  const effects = new Map(telling.map((input) => [input, effectOf(input)]))
  return telling.toSorted((a, b) => (effects.get(b) ?? 0) - (effects.get(a) ?? 0))
}

/** The share of the variance between the bins, less what chance alone gives. */
function shareBetween(y: Float64Array, bin: Uint32Array): number {
  const counts = new Float64Array(bins)
  const sums = new Float64Array(bins)
  const { mean, squares } = momentsOf(y)
  for (let s = 0; s < y.length; s++) {
    counts[bin[s]!]! += 1
    sums[bin[s]!]! += y[s]! - mean
  }
  let between = 0
  for (let b = 0; b < bins; b++) if (counts[b]! > 0) between += sums[b]! ** 2 / counts[b]!
  const share = between / squares - (bins - 1) / y.length
  return Number.isFinite(share) ? share : 0
}
