/** Inputs in the order of what a few samples show of them: a trend, a share of the variance, a changing spread. */
import { equalBins } from "./equal-bins.ts"
import { pullOf, tellingMost } from "./known-ranks.ts"

const bins = 16

/** The strongest first; of very many, those that follow the result least are left out.  Shape: columns [inputs][samples], y [samples]. */
export function screened(inputs: readonly number[], columns: readonly Float64Array[], y: Float64Array): number[] {
  const { mean } = momentsOf(y)
  const spread = y.map((value) => (value - mean) ** 2)
  const telling = tellingMost(inputs, (input) => columns[input], [y, spread])
  const effectOf = (input: number): number => {
    const x = columns[input] ?? new Float64Array()
    const bin = equalBins(x, bins)
    return Math.max(pullOf(x, y) ** 2, shareBetween(y, bin), shareBetween(spread, bin) / 2)
  }
  const effects = new Map(telling.map((input) => [input, effectOf(input)]))
  return telling.toSorted((a, b) => (effects.get(b) ?? 0) - (effects.get(a) ?? 0))
}

/** The share of the variance between the bins, less what chance alone gives. */
function shareBetween(y: Float64Array, bin: Uint32Array): number {
  const counts = new Float64Array(bins)
  const sums = new Float64Array(bins)
  const { mean, variance } = momentsOf(y)
  for (let s = 0; s < y.length; s++) {
    counts[bin[s]!]! += 1
    sums[bin[s]!]! += y[s]! - mean
  }
  let between = 0
  for (let b = 0; b < bins; b++) if (counts[b]! > 0) between += sums[b]! ** 2 / counts[b]!
  const share = between / (variance * y.length) - (bins - 1) / y.length
  return Number.isFinite(share) ? share : 0
}

/** Sums are of differences from the first value, so that a constant has no spread at all. */
function momentsOf(values: Float64Array): { readonly mean: number; readonly variance: number } {
  const n = values.length
  const origin = values[0] ?? Number.NaN
  let [sum, squares] = [0, 0]
  for (let s = 0; s < n; s++) {
    const difference = values[s]! - origin
    sum += difference
    squares += difference * difference
  }
  const shift = sum / n
  return { mean: origin + shift, variance: n > 1 ? Math.max(0, squares - n * shift * shift) / (n - 1) : 0 }
}
