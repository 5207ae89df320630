/** What a split gains, and what a leaf says. Source: Chen & Guestrin 2016, doi:10.1145/2939672.2939785, equations 5 and 7. */

export type Regularisation = {
  /** On the squares of what leaves say. */
  readonly lambda: number
  /** What a further leaf must gain at least. */
  readonly gamma: number
  /** The least sum of second derivatives of a leaf. */
  readonly leastBend: number
}

/** slope, bend: the sums of the first and second derivatives of the rows of a node. */
export type Sums = { readonly slope: number; readonly bend: number }

/** The leaf that makes the loss least: equation 5. */
export function leafWeight({ slope, bend }: Sums, { lambda }: Regularisation): number {
  return bend + lambda > 0 ? -slope / (bend + lambda) : 0
}

/** Equation 7. */
export function splitGain(left: Sums, right: Sums, { lambda, gamma }: Regularisation): number {
  const all = scoreOf(left.slope + right.slope, left.bend + right.bend, lambda)
  return (scoreOf(left.slope, left.bend, lambda) + scoreOf(right.slope, right.bend, lambda) - all) / 2 - gamma
}

export function scoreOf(slope: number, bend: number, lambda: number): number {
  return bend + lambda > 0 ? slope ** 2 / (bend + lambda) : 0
}

/** After which bin of which feature; what is missing goes left or right. */
export type Found = { readonly feature: number; readonly bin: number; readonly isMissingLeft: boolean; readonly gain: number }

/** Bins of a feature in a histogram: 256 pairs of slope and bend. */
export const histogramWidth = 512

/**
 * The best split of a node, or null where none gains. What is missing is tried on both sides (algorithm 3 of the paper).
 * Shape: histogram [features, 256, slope and bend], missing in bin 0.
 */
export function bestSplit(
  histogram: Float64Array,
  features: ArrayLike<number>,
  edges: readonly Float64Array[],
  all: Sums,
  given: Regularisation,
): Found | null {
  let best: Found | null = null
  for (let k = 0; k < features.length; k++) {
    const feature = features[k]!
    const from = feature * histogramWidth
    const missing = { slope: histogram[from]!, bend: histogram[from + 1]! }
    for (const isMissingLeft of missing.bend > 0 ? [true, false] : [false]) {
      const start = isMissingLeft ? missing : { slope: 0, bend: 0 }
      const found = bestBin(histogram, from, edges[feature]!.length, start, all, given)
      if (found !== null && found.gain > (best?.gain ?? 0)) best = { feature, isMissingLeft, ...found }
    }
  }
  return best
}

function bestBin(histogram: Float64Array, from: number, bins: number, start: Sums, all: Sums, given: Regularisation) {
  const { lambda, gamma, leastBend } = given
  const whole = scoreOf(all.slope, all.bend, lambda)
  let [slope, bend] = [start.slope, start.bend]
  let [best, at] = [0, -1]
  for (let bin = 1; bin <= bins; bin++) {
    slope += histogram[from + 2 * bin]!
    bend += histogram[from + 2 * bin + 1]!
    const rest = all.bend - bend
    if (bend < leastBend || rest < leastBend || bend <= 0 || rest <= 0) continue
    const gain = (scoreOf(slope, bend, lambda) + scoreOf(all.slope - slope, rest, lambda) - whole) / 2 - gamma
    if (gain > best) [best, at] = [gain, bin]
  }
  return at < 0 ? null : { bin: at, gain: best }
}
