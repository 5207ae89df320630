/**
 * When requests arrive: independently of one another, in bursts, by the hour of the day or week, or all at once.
 * A gamma process of coefficient of variation 1 is a Poisson process; measured traffic lies near 1 to 3
 * (BurstGPT, arXiv 2401.17644, section 3).
 */
import { normalQuantile, unreachable } from "../../engine/index.ts"

export type Arrivals =
  | { readonly kind: "poisson"; readonly requestsPerSecond: number }
  /** Renewals with gamma distributed gaps; cv is their standard deviation over their mean. */
  | { readonly kind: "gamma"; readonly requestsPerSecond: number; readonly cv: number }
  /** A Poisson process whose rate changes with the hour: 24 rates make a day, 168 a week; they begin anew after the last. */
  | { readonly kind: "curve"; readonly requestsPerSecondByHour: readonly number[] }
  /** At a steady beat. */
  | { readonly kind: "even"; readonly requestsPerSecond: number }
  | { readonly kind: "offline" }

/**
 * Times of arrival from 0 on.
 * Units: → [s].  Shape: [count], never falling.
 * Errors: none; a curve without any traffic gives Infinity.
 * Source: gaps by inversion; gamma by G. Marsaglia, W. W. Tsang, ACM TOMS 26(3) 2000, 363-372; the curve by time change
 * (E. Çinlar, Introduction to Stochastic Processes, 1975, 4.7).
 */
export function arrivalTimes(arrivals: Arrivals, count: number, next: () => number): Float64Array {
  switch (arrivals.kind) {
    case "poisson":
      return renewals(count, () => -Math.log(next()) / arrivals.requestsPerSecond)
    case "gamma":
      return renewals(count, gammaGaps(arrivals.requestsPerSecond, arrivals.cv, next))
    case "curve":
      return alongCurve(
        arrivals.requestsPerSecondByHour,
        renewals(count, () => -Math.log(next())),
      )
    case "even":
      return renewals(count, () => 1 / arrivals.requestsPerSecond)
    case "offline":
      return new Float64Array(count)
    default:
      return unreachable(arrivals)
  }
}

function renewals(count: number, gap: () => number): Float64Array {
  const times = new Float64Array(count)
  for (let i = 0, now = 0; i < count; i++) {
    now += gap()
    times[i] = now
  }
  return times
}

function gammaGaps(requestsPerSecond: number, cv: number, next: () => number): () => number {
  if (cv === 0) return () => 1 / requestsPerSecond
  const shape = 1 / (cv * cv)
  const scale = 1 / (shape * requestsPerSecond)
  // Below shape 1 a draw of shape + 1 is shrunk by a power of another uniform number (section 6 of the source).
  if (shape < 1) return () => scale * gamma(shape + 1, next) * next() ** (1 / shape)
  return () => scale * gamma(shape, next)
}

/** One draw of a gamma distribution of shape 1 or more and scale 1. */
function gamma(shape: number, next: () => number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const z = normalQuantile(next())
    const v = (1 + c * z) ** 3
    if (v > 0 && Math.log(next()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v
  }
}

const hour = 3600

/** Times at which a process of the given rates has seen as many arrivals as a process of rate 1 at `unitTimes`. */
function alongCurve(rates: readonly number[], unitTimes: Float64Array): Float64Array {
  if (!rates.some((rate) => rate > 0)) return new Float64Array(unitTimes.length).fill(Number.POSITIVE_INFINITY)
  let hours = 0
  let expected = 0
  return unitTimes.map((wanted) => {
    for (;;) {
      const rate = rates[hours % rates.length]!
      if (rate > 0 && expected + rate * hour >= wanted) return hours * hour + (wanted - expected) / rate
      expected += rate * hour
      hours += 1
    }
  })
}
