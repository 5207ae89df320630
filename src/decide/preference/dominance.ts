/**
 * Stochastic dominance between columns of the same draws: in every sample, for whoever likes more (first order), for whoever
 * also dislikes risk (second order). Differences that the sampling error explains count neither for nor against.
 */
import { quantiles } from "../quantiles.ts"
import { meetings, type Stretch, stretched } from "./thresholds.ts"

export type Order = "statewise" | "first" | "second"

/** How the first column dominates the second, the strongest way; null where it does not. */
export type Dominates = (a: number, b: number) => Order | null

/** Standard errors that a difference may have by chance. */
const tolerance = 2
/** Relative differences below this are rounding. */
const rounding = 1e-12

/**
 * F_A(x) <= F_B(x) for all x is first order, the same of the integrals of F up to x second order; both are looked at on
 * `thresholds` that lie dense in the tails, and each difference is measured by its own paired standard error.
 * Null where a column is not finite.  Shape: columns [columns][samples].
 * Source: J. Hadar and W. R. Russell, "Rules for ordering uncertain prospects", American Economic Review 59 (1969) 25-34,
 * theorems 1 and 2; G. Hanoch and H. Levy, Review of Economic Studies 36 (1969) 335-346, doi:10.2307/2296431.
 */
export function dominanceAmong(columns: readonly Float64Array[]): Dominates | null {
  if (columns.some((column) => !column.every(Number.isFinite))) return null
  const thresholds = thresholdsOf(columns)
  const stretches = columns.map((column) => stretched(column, thresholds))
  return (a, b) => {
    const [mine, its] = [columns[a], columns[b]]
    if (mine === undefined || its === undefined) throw new Error("internal: no column")
    if (isStatewise(mine, its)) return "statewise"
    return byOrder([mine, its], [stretches[a], stretches[b]] as [Stretch, Stretch], thresholds) // of the columns just found
  }
}

/** Never less, and more somewhere. */
function isStatewise(a: Float64Array, b: Float64Array): boolean {
  let isMore = false
  for (let s = 0; s < a.length; s++) {
    const [mine, its] = [a[s]!, b[s]!]
    const least = rounding * Math.max(Math.abs(mine), Math.abs(its))
    if (mine < its - least) return false
    if (mine > its + least) isMore = true
  }
  return isMore
}

function byOrder(
  [a, b]: readonly [Float64Array, Float64Array],
  stretches: readonly [Stretch, Stretch],
  thresholds: Float64Array,
): Order | null {
  const { shares, shortfalls } = meetings([a, b], stretches, thresholds)
  if (isNowhereWorse(shares)) return "first"
  return isNowhereWorse(shortfalls) ? "second" : null
}

type Difference = { readonly by: number; readonly error: number }

/** `by` is how much better the first column is there; better beyond chance somewhere, worse beyond chance nowhere. */
function isNowhereWorse(differences: readonly Difference[]): boolean {
  const beyond = ({ by, error }: Difference, side: 1 | -1): boolean => side * by > tolerance * error + rounding
  return differences.every((one) => !beyond(one, -1)) && differences.some((one) => beyond(one, 1))
}

/** Places in the order of all figures together: every one of the first and last, then by equal ratios, then evenly. */
const [tailFirst, tailRatio, evenly] = [16, 1.25, 256]

function thresholdsOf(columns: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(columns.reduce((sum, column) => sum + column.length, 0))
  let at = 0
  for (const column of columns) {
    all.set(column, at)
    at += column.length
  }
  const last = all.length - 1
  const places = new Set(Array.from({ length: evenly + 1 }, (_, k) => Math.round((last * k) / evenly)))
  for (let k = 0; k < last / 2; k = k < tailFirst ? k + 1 : Math.ceil(k * tailRatio)) places.add(k).add(last - k)
  const sorted = [...places].toSorted((x, y) => x - y)
  const figures = quantiles(
    all,
    sorted.map((place) => (last === 0 ? 0 : place / last)),
  )
  return Float64Array.from(new Set(figures)).sort()
}
