/**
 * The beta distribution on [0, 1]: distribution function and quantile. Written here since the
 * libraries that compute it well bring some two hundred packages or are slow per call.
 */
import { normalCdf } from "./normal.ts"

/**
 * log of the beta function B(a, b), for a, b > 0; relative error of B about 1e-13 for a, b up to 1e4.
 * Source: Stirling's series (DLMF 5.11.1) above 10, reached by B(a, b) = B(a + 1, b) (a + b) / a.
 */
export function logBeta(a: number, b: number): number {
  let factor = 1
  let p = a
  let q = b
  for (; p < 10; p++) factor *= (p + q) / p
  for (; q < 10; q++) factor *= (p + q) / q
  const sum = p + q
  const rest = stirlingRest(p) + stirlingRest(q) - stirlingRest(sum)
  const main = (p - 0.5) * Math.log(p / sum) + q * Math.log(q / sum) - 0.5 * Math.log(q)
  return main + 0.5 * Math.log(2 * Math.PI) + rest + Math.log(factor)
}

/** log Gamma(x) less its main terms (x - 1/2) log x - x + log(2 pi)/2; error below 1e-15 from x = 10 on. */
function stirlingRest(x: number): number {
  const y = 1 / (x * x)
  return (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - (y * 691) / 360360))))) / x
}

/** log Gamma(x) for x > 0; error about 1e-15 of the larger of 1 and the result. Source: DLMF 5.11.1, reached by Gamma(x) = Gamma(x + 1) / x. */
export function logGamma(x: number): number {
  let factor = 1
  let p = x
  for (; p < 10; p++) factor *= p
  return (p - 0.5) * Math.log(p) - p + 0.5 * Math.log(2 * Math.PI) + stirlingRest(p) - Math.log(factor)
}

/** P(X <= x) for the beta distribution (the regularised incomplete beta function), with a constant prepared by logBeta. */
export function betaCdf(x: number, a: number, b: number, logB: number = logBeta(a, b)): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const power = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logB)
  if (x < (a + 1) / (a + b + 2)) return (power * betaFraction(x, a, b)) / a
  return 1 - (power * betaFraction(1 - x, b, a)) / b
}

/** The logarithm of betaCdf, right in the lower tail; that of the upper one is betaLogCdf(1 - x, b, a). */
export function betaLogCdf(x: number, a: number, b: number, logB: number): number {
  if (x <= 0) return -Infinity
  if (x >= (a + 1) / (a + b + 2)) return Math.log(betaCdf(x, a, b, logB))
  return a * Math.log(x) + b * Math.log1p(-x) - logB + Math.log(betaFraction(x, a, b) / a)
}

/** The continued fraction of the incomplete beta function by Lentz's method. Source: DLMF 8.17.22. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1))
  let value = d
  // Steps needed grow with the square root of the larger parameter.
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d || tiny)
    c = 1 + even / c || tiny
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d || tiny)
    c = 1 + odd / c || tiny
    const change = d * c
    value *= change
    if (Math.abs(change - 1) < 1e-16) return value
  }
  return value
}

const knots = 256

/**
 * A prepared quantile function of the beta distribution; relative error below 1e-12.
 * A table gives the cell, Halley's iteration within it the rest; the upper half is the mirrored lower half, so that either end keeps its digits.
 */
export function betaQuantile(a: number, b: number): (u: number) => number {
  const logB = logBeta(a, b)
  const middle = betaCdf(0.5, a, b, logB)
  const lower = lowerQuantile(a, b, logB, middle)
  const upper = lowerQuantile(b, a, logB, 1 - middle)
  return (u) => (u <= middle ? lower(u) : 1 - upper(1 - u))
}

/** log(x / (1 - x)) at the normal score z: either tail keeps its digits, which u near 1 has not. */
export function betaLogit(a: number, b: number): (z: number) => number {
  const logB = logBeta(a, b)
  const middle = betaCdf(0.5, a, b, logB)
  const lower = lowerQuantile(a, b, logB, middle)
  const upper = lowerQuantile(b, a, logB, 1 - middle)
  return (z) => {
    const below = normalCdf(z)
    const x = below <= middle ? lower(below) : upper(normalCdf(-z))
    const logit = Math.log(x) - Math.log1p(-x)
    return below <= middle ? logit : -logit
  }
}

/** The quantile for u <= P(X <= 1/2), where the answer is at most 1/2. */
function lowerQuantile(a: number, b: number, logB: number, highest: number): (u: number) => number {
  // Equal steps of u: in each cell the density varies little, the first one excepted.
  const table = new Float64Array(knots + 1)
  table[knots] = 0.5
  for (let k = knots - 1; k > 0; k--) {
    const guess = firstGuess((k / knots) * highest, a, logB)
    table[k] = invert((k / knots) * highest, a, b, logB, guess, 0, table[k + 1]!)
  }
  return (u) => {
    if (highest === 0 || u >= highest) return 0.5
    const place = (u / highest) * knots
    const k = Math.min(knots - 1, Math.floor(place))
    const low = table[k]!
    const high = table[k + 1]!
    const guess = k === 0 ? firstGuess(u, a, logB) : low + (place - k) * (high - low)
    return invert(u, a, b, logB, guess, low, high)
  }
}

/** x from the first term of the series, u = x^a / (a B): exact towards 0. */
function firstGuess(u: number, a: number, logB: number): number {
  return Math.exp((Math.log(u * a) + logB) / a)
}

/** Solves betaCdf(x) = u between low and high by Halley's iteration, halving where it would leave the bracket. */
function invert(u: number, a: number, b: number, logB: number, guess: number, low: number, high: number): number {
  let lower = low
  let upper = high
  let x = guess > lower && guess < upper ? guess : (lower + upper) / 2
  for (let step = 0; step < 200; step++) {
    const excess = betaCdf(x, a, b, logB) - u
    if (excess === 0) return x
    if (excess > 0) upper = x
    else lower = x
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logB)
    const newton = excess / density
    const bend = (a - 1) / x - (b - 1) / (1 - x)
    const halley = newton / (1 - 0.5 * Math.min(1, newton * bend))
    const next = x - halley
    const isInside = next > lower && next < upper
    const moved = isInside ? next : (lower + upper) / 2
    // Halley's error is cubed by a step: after one below 1e-5 the next would be beyond the last digit.
    if (isInside && Math.abs(halley) < 1e-6 * x) return moved
    if (moved === x || upper - lower <= 2e-16 * upper) return moved
    x = moved
  }
  return x
}
