/** Distribution functions of the tests, by the kept library: its figures were exact to the last digits where another's were not. */
import betaQuantileOf from "@stdlib/stats-base-dists-beta-quantile"
import chiSquareCdf from "@stdlib/stats-base-dists-chisquare-cdf"
import fCdf from "@stdlib/stats-base-dists-f-cdf"
import normalCdf from "@stdlib/stats-base-dists-normal-cdf"
import normalQuantileOf from "@stdlib/stats-base-dists-normal-quantile"
import studentCdf from "@stdlib/stats-base-dists-t-cdf"
import studentQuantileOf from "@stdlib/stats-base-dists-t-quantile"

/** The chance of a Student t at least as far from nothing, to either side. */
export function studentP(t: number, degrees: number): number {
  return 2 * studentCdf(-Math.abs(t), degrees)
}

export function studentQuantile(share: number, degrees: number): number {
  return studentQuantileOf(share, degrees)
}

/** The same of a standard normal. */
export function normalP(z: number): number {
  return 2 * normalCdf(-Math.abs(z), 0, 1)
}

export function normalQuantile(share: number): number {
  return normalQuantileOf(share, 0, 1)
}

/** The chance of a chi-square at least as large. */
export function chiSquareP(chiSquare: number, degrees: number): number {
  return 1 - chiSquareCdf(chiSquare, degrees)
}

/** The chance of an F at least as large. 1/F follows the same law with degrees exchanged, which keeps small chances exact. */
export function fisherP(f: number, above: number, below: number): number {
  return f <= 0 ? 1 : fCdf(1 / f, below, above)
}

export function betaQuantile(share: number, a: number, b: number): number {
  return betaQuantileOf(share, a, b)
}
