/**
 * Mean and variance of figures, and of several stretches of them together.
 * Source: two passes, the second corrected by what the first left over: T. Chan, G. Golub, R. LeVeque, The American Statistician 37
 * (1983) 242-247, doi:10.1080/00031305.1983.10483115; stretches by the same, "Updating formulae", 1979, Stanford STAN-CS-79-773.
 */

/** Of n figures; the squares are the sum of squared differences from the mean. */
export type Moments = { readonly n: number; readonly mean: number; readonly squares: number }

/** Sums are of differences from the first figure: that of a constant comes out exactly. */
export function average(values: Float64Array): number {
  const origin = values[0] ?? Number.NaN
  let sum = 0
  for (let s = 0; s < values.length; s++) sum += values[s]! - origin
  return origin + sum / values.length
}

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

/** Of a sample. */
export function varianceOf({ n, squares }: Moments): number {
  return n > 1 ? squares / (n - 1) : 0
}

export function standardDeviation(moments: Moments): number {
  return Math.sqrt(varianceOf(moments))
}

export function together(a: Moments, b: Moments): Moments {
  if (a.n === 0 || b.n === 0) return a.n === 0 ? b : a
  const n = a.n + b.n
  const difference = b.mean - a.mean
  const share = b.n / n
  return { n, mean: a.mean + difference * share, squares: a.squares + b.squares + difference * difference * a.n * share }
}
