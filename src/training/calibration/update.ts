/** What a user's own measured steps say: a shift of the logarithm, weighed against what the constants were off elsewhere. */

export type Shift = {
  /** Factor on predicted times of the same setting, and its own uncertainty [ln]. */
  readonly factor: number
  readonly spread: number
}

/** Steps of one run agree within some per cent: day to day, node to node (docs/training.md, Limits: 5.9 % between releases). */
const repeatSpread = 0.06

/**
 * The mean of a normal prior around no shift, as wide as the interval of the setting, and of the measured steps.
 * Units: [s], [ln] → factor. Errors: none; without measurements the prior.
 * Source: conjugate normal prior; Gelman et al., Bayesian Data Analysis (3rd ed.), equation 2.11.
 */
export function updateWith(ownStepSeconds: readonly number[], predictedSeconds: readonly number[], priorSpread: number): Shift {
  const offs = ownStepSeconds.map((seconds, k) => Math.log(seconds / (predictedSeconds[k] ?? seconds)))
  const priorWeight = 1 / priorSpread ** 2
  const weight = offs.length / repeatSpread ** 2
  const mean = offs.length === 0 ? 0 : offs.reduce((sum, off) => sum + off, 0) / offs.length
  return {
    factor: Math.exp((weight * mean) / (weight + priorWeight)),
    spread: Math.sqrt(1 / (weight + priorWeight)),
  }
}

/** Half the logarithm of a 90 % interval in standard deviations of a normal. */
const ninety = 1.6449

/** Units: factors → [ln]. */
export function spreadOfInterval(low: number, high: number): number {
  return Math.log(high / low) / (2 * ninety)
}

/** The interval around a shifted prediction. */
export function shiftedFactors({ spread }: Shift): readonly [low: number, high: number] {
  const whole = Math.hypot(spread, repeatSpread)
  return [Math.exp(-ninety * whole), Math.exp(ninety * whole)]
}
