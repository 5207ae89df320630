/** What a user's own measured figures say: a shift of the logarithm, weighed against what predictions were off elsewhere. */

export type Shift = {
  /** Factor on predicted seconds of the same server, and its own uncertainty [ln]. */
  readonly factor: number
  readonly spread: number
}

/** Runs of one server agree within some per cent: an assumption, that of repeated training steps (docs/training.md, Limits). */
const repeatSpread = 0.06

/**
 * The mean of a normal prior around no shift, as wide as the interval, and of the measured figures.
 * Units: [s] both (a rate is told as its inverse), factors of a 90 % interval → factor.  Errors: none; without measurements the prior.
 * Source: conjugate normal prior; Gelman et al., Bayesian Data Analysis (3rd ed.), equation 2.11.
 */
export function shiftBy(
  ownSeconds: readonly number[],
  predictedSeconds: readonly number[],
  [low, high]: readonly [low: number, high: number],
): Shift {
  const offs = ownSeconds.map((seconds, k) => Math.log(seconds / (predictedSeconds[k] ?? seconds)))
  const priorWeight = 1 / spreadOfInterval(low, high) ** 2
  const weight = offs.length / repeatSpread ** 2
  const mean = offs.length === 0 ? 0 : offs.reduce((sum, off) => sum + off, 0) / offs.length
  return {
    factor: Math.exp((weight * mean) / (weight + priorWeight)),
    spread: Math.sqrt(1 / (weight + priorWeight)),
  }
}

/** Half the logarithm of a 90 % interval in standard deviations of a normal. */
const ninety = 1.6449

function spreadOfInterval(low: number, high: number): number {
  return Math.log(high / low) / (2 * ninety)
}

/** The interval around a shifted prediction. */
export function shiftedFactors({ spread }: Shift): readonly [low: number, high: number] {
  const whole = Math.hypot(spread, repeatSpread)
  return [Math.exp(-ninety * whole), Math.exp(ninety * whole)]
}
