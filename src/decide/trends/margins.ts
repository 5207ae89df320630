/** Gross margins by year and ends of margins, of samples. */
import { momentsOf } from "../../engine/index.ts"
import { quantiles } from "../quantiles.ts"
import type { Band } from "./answer.ts"

const monthsOfYear = 12

/** Of a year's gross profit over its revenue, in the draws that sell anything in it.  Shape: both [months][samples]. */
export function marginsByYear(profit: Float64Array, revenue: Float64Array, months: number, samples: number): Band[] {
  return Array.from({ length: Math.ceil(months / monthsOfYear) }, (_, year) => {
    const [from, to] = [year * monthsOfYear, Math.min(months, (year + 1) * monthsOfYear)]
    const [earned, sold] = [profit, revenue].map((values) => sumOver(values, from, to, samples))
    const shares = Float64Array.from(earned ?? [], (x, k) => x / (sold?.[k] ?? 0)).filter((_, k) => (sold?.[k] ?? 0) > 0)
    return bandOf(shares)
  })
}

function sumOver(values: Float64Array, from: number, to: number, samples: number): Float64Array {
  const sums = new Float64Array(samples)
  for (let month = from; month < to; month++) {
    const at = values.length === samples ? 0 : month * samples
    for (let k = 0; k < samples; k++) sums[k]! += values[at + k]!
  }
  return sums
}

export const noBand: Band = { p5: null, p25: null, p50: null, p75: null, p95: null }

export function bandOf(values: Float64Array, turned: (x: number) => number = (x) => x): Band {
  if (values.length === 0 || values.some(Number.isNaN)) return noBand
  const [p5 = null, p25 = null, p50 = null, p75 = null, p95 = null] = quantiles(values, [0.05, 0.25, 0.5, 0.75, 0.95]).map((x) =>
    Number.isFinite(x) ? turned(x) : null,
  )
  return { p5, p25, p50, p75, p95 }
}

export function shareDead(ends: Float64Array): number {
  return ends.length === 0 ? 0 : momentsOf(ends.map((end) => (Number.isFinite(end) ? 1 : 0))).mean
}

/** Of the draws in which `ends` comes, those in which `others` comes later or never. */
export function shareSaved(ends: Float64Array, others: Float64Array): number {
  let [dead, saved] = [0, 0]
  for (const [k, end] of ends.entries()) {
    if (!Number.isFinite(end)) continue
    dead += 1
    if (others[k]! > end) saved += 1
  }
  return dead === 0 ? 0 : saved / dead
}

/** Of those that come. */
export function medianEnd(ends: Float64Array): number | null {
  return bandOf(ends.filter(Number.isFinite)).p50
}
