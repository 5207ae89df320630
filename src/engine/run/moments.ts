/**
 * Mean and variance of figures, and of several stretches of them together.
 * Source: two passes, the second corrected by what the first left over: T. Chan, G. Golub, R. LeVeque, The American Statistician 37
 * (1983) 242-247, doi:10.1080/00031305.1983.10483115; stretches by the same, "Updating formulae", 1979, Stanford STAN-CS-79-773.
 */

/**
 * Of n figures; the squares are the sum of squared differences from the mean.
 * Units: mean that of the figures, squares its square.
 */
export type Moments = { readonly n: number; readonly mean: number; readonly squares: number }

/**
 * The mean. Sums are of differences from the first figure: that of a constant comes out exactly.
 * Units: those of values.  Shape: values [n].
 * Errors: NaN of none, and where a figure is not finite.
 */
export function average(values: Float64Array): number {
  const origin = values[0] ?? Number.NaN
  let sum = 0
  for (let s = 0; s < values.length; s++) sum += values[s]! - origin
  return origin + sum / values.length
}

/**
 * Mean and squares in two passes.
 * Units: mean that of values, squares its square.  Shape: values [n].
 * Errors: the mean is NaN of none, and both where a figure is not finite.
 */
export function momentsOf(values: Float64Array): Moments {
  const mean = average(values)
  let [rest, squares] = [0, 0]
  for (let s = 0; s < values.length; s++) {
    const difference = values[s]! - mean
    rest += difference
    squares += difference * difference
  }
  return { n: values.length, mean, squares: Math.max(0, squares - (rest * rest) / values.length) }
}

/**
 * Of a sample: divided by n - 1; 0 of fewer than two.
 * Units: the square of those of the figures.
 */
export function varianceOf({ n, squares }: Moments): number {
  return n > 1 ? squares / (n - 1) : 0
}

/**
 * The root of the variance of a sample; 0 of fewer than two.
 * Units: those of the figures.
 */
export function standardDeviation(moments: Moments): number {
  return Math.sqrt(varianceOf(moments))
}

/**
 * Moments of two stretches as one; of none and some, those of the some.
 * Units: both of the same, and so is the result.
 */
export function together(a: Moments, b: Moments): Moments {
  if (a.n === 0 || b.n === 0) return a.n === 0 ? b : a
  const n = a.n + b.n
  const difference = b.mean - a.mean
  const share = b.n / n
  return { n, mean: a.mean + difference * share, squares: a.squares + b.squares + difference * difference * a.n * share }
}
