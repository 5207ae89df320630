/**
 * What sampling needs to know of a distribution, prepared once and then asked thousands of times.
 * Figures are plain numbers in the unit written beside the distribution.
 */

export type Law = {
  /** The least x that the variable does not exceed with probability u; u in (0, 1), rising with u. */
  readonly quantile: (u: number) => number
  /** The quantile of Phi(z), where it can be had without the detour over u: a shortcut for normal kinds. */
  readonly ofNormal?: (z: number) => number
  /** Where ofNormal(z) is exp(shift + scale · z): vector code knows that form. */
  readonly exponential?: { readonly shift: number; readonly scale: number }
  /** Where ofNormal(z) is shift + scale · x, x by a table of logits (see logit-table.ts). */
  readonly logistic?: { readonly table: Float64Array; readonly shift: number; readonly scale: number }
  /** Where quantile(u) is shift + scale · u. */
  readonly linear?: { readonly shift: number; readonly scale: number }
  /** P(X <= x). */
  readonly cdf: (x: number) => number
  /** P(X < x): differs from cdf at single values that have a probability of their own. */
  readonly below: (x: number) => number
  /** Those values, upwards; empty for a continuous variable. */
  readonly atoms: ArrayLike<number>
  /** Null where there is no closed form. */
  readonly mean: number | null
  readonly sd: number | null
  /** log P(low <= X <= high): a logarithm since far in a tail the probability itself is no number any more. */
  readonly logMass: (low: number, high: number) => number
  /** Conditioned on low <= X <= high, not clipped; the nearer bound where nothing lies between them. */
  readonly truncated: (low: number, high: number) => Law
}

/** A variable that is always the same: what a distribution of no width comes to. */
export function constant(value: number): Law {
  return {
    quantile: () => value,
    cdf: (x) => (x >= value ? 1 : 0),
    below: (x) => (x > value ? 1 : 0),
    atoms: [value],
    mean: value,
    sd: 0,
    logMass: (low, high) => (low <= value && value <= high ? 0 : -Infinity),
    truncated: (low, high) => constant(Math.min(high, Math.max(low, value))),
  }
}
