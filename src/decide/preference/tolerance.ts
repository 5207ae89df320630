/**
 * What an uncertain amount is worth for certain to whoever bears risk up to a tolerance: constant absolute risk aversion.
 */

/**
 * u(x) = 1 - exp(-x / R): the certain amount is -R log E exp(-x / R); the mean where R is infinite. Of a normal amount it is
 * mean - variance / (2 R). NaN where an amount is.  Units: amounts and tolerance alike.  Shape: amounts [samples].
 * Source: J. W. Pratt, "Risk aversion in the small and in the large", Econometrica 32 (1964) 122-136, doi:10.2307/1913738, section 6.
 */
export function certainAmount(amounts: Float64Array, tolerance: number): number {
  if (amounts.length === 0) return Number.NaN
  // From the least amount on, so that no power overflows.
  const least = amounts.reduce((low, x) => Math.min(low, x), Number.POSITIVE_INFINITY)
  if (!Number.isFinite(least)) return least
  let sum = 0
  if (tolerance === Number.POSITIVE_INFINITY) {
    for (let s = 0; s < amounts.length; s++) sum += amounts[s]!
    return sum / amounts.length
  }
  for (let s = 0; s < amounts.length; s++) sum += Math.expm1((least - amounts[s]!) / tolerance)
  return least - tolerance * Math.log1p(sum / amounts.length)
}
