/**
 * Four prices of each respondent as four curves, and where they cross.
 * Source: van Westendorp, NSS Price Sensitivity Meter (Proceedings of the 29th ESOMAR congress, 1976); curves and crossings as in the R
 * package pricesensitivitymeter (max-alletsee/pricesensitivitymeter, R/psm_functions.R).
 */

import { error, type Report } from "../../diagnostics/index.ts"
import { completeRows, figuresIn } from "../complete-rows.ts"
import type { Interval } from "../proportions.ts"
import type { DataTable } from "../read-table.ts"
import { columnsNamed, isNumeric, type WestendorpAsked } from "./asked.ts"
import { intervalsOf } from "./resampled.ts"

export type PricePoint = { readonly price: number; readonly interval: Interval | null }

/** Shares of the respondents at a price. */
export type WestendorpCurve = {
  readonly price: number
  readonly tooCheap: number
  readonly cheap: number
  readonly expensive: number
  readonly tooExpensive: number
}

export type WestendorpAnswer = {
  readonly kind: "van-westendorp"
  readonly rows: number
  /** Respondents whose four prices do not rise. */
  readonly inconsistent: number
  /** Too cheap meets not cheap: below, doubts of the quality prevail. */
  readonly lower: PricePoint | null
  /** Too cheap meets too expensive: the fewest refuse. */
  readonly optimal: PricePoint | null
  /** Cheap meets expensive. */
  readonly indifference: PricePoint | null
  /** Not expensive meets too expensive. */
  readonly upper: PricePoint | null
  readonly curves: readonly WestendorpCurve[]
}

const least = 10
const mostCurve = 200

/** Null after a report. Errors: evidence-price-columns, evidence-price-number, evidence-few-rows. */
export function vanWestendorp(
  table: DataTable,
  { columns: names, alpha }: WestendorpAsked & { readonly alpha: number },
  report: Report,
): WestendorpAnswer | null {
  if (names.length !== 4) {
    report(error("evidence-price-columns", null, { kind: "van-westendorp", got: names.length, needed: 4 }))
    return null
  }
  const columns = columnsNamed(table, names, report)
  if (columns === null || !columns.every((column) => isNumeric(column, report))) return null
  const all = completeRows(table, columns, report)
  const consistent = all.filter((row) => {
    const prices = columns.map((column) => figuresIn(column, [row])[0] ?? Number.NaN)
    return prices.every((price, k) => k === 0 || price > (prices[k - 1] ?? Number.NaN))
  })
  const inconsistent = all.length - consistent.length
  if (consistent.length < least) {
    report(error("evidence-few-rows", null, { name: columns[0]?.name ?? "", rows: consistent.length, needed: least }))
    return null
  }
  const survey = surveyOf(columns.map((column) => figuresIn(column, consistent)))
  const ones = new Float64Array(consistent.length).fill(1)
  const points = crossings(survey, ones)
  const intervals = intervalsOf(consistent.length, (counts) => crossings(survey, counts), {
    alpha,
    steps: 5 * consistent.length + 12 * survey.grid.length,
  })
  const point = (k: number): PricePoint | null => {
    const price = points[k] ?? null
    return price === null ? null : { price, interval: intervals[k] ?? null }
  }
  return {
    kind: "van-westendorp",
    rows: consistent.length,
    inconsistent,
    lower: point(0),
    optimal: point(1),
    indifference: point(2),
    upper: point(3),
    curves: told(survey, ones),
  }
}

/** `places`: of each respondent's price on the grid.  Shape: places [4, respondents]. */
type Survey = { readonly grid: readonly number[]; readonly places: readonly Int32Array[] }

function surveyOf(prices: readonly Float64Array[]): Survey {
  const grid = [...new Set(prices.flatMap((column) => [...column]))].sort((a, b) => a - b)
  const place = new Map(grid.map((price, k) => [price, k]))
  return { grid, places: prices.map((column) => Int32Array.from(column, (price) => place.get(price) ?? 0)) }
}

/** Shares at each price of the grid: that find it too cheap or cheap (at or below their price), expensive or too expensive. */
function sharesOf({ grid, places }: Survey, counts: Float64Array): Float64Array[] {
  const all = counts.reduce((sum, count) => sum + count, 0)
  return places.map((column, k) => {
    const at = new Float64Array(grid.length)
    for (let row = 0; row < column.length; row++) at[column[row]!]! += counts[row]! / all
    if (k >= 2) for (let step = 1; step < at.length; step++) at[step]! += at[step - 1]!
    else for (let step = at.length - 2; step >= 0; step--) at[step]! += at[step + 1]!
    return at
  })
}

/** Lower end, optimum, indifference, upper end. */
function crossings(survey: Survey, counts: Float64Array): (number | null)[] {
  const [tooCheap, cheap, expensive, tooExpensive] = sharesOf(survey, counts) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ] // one for each column
  return [
    crossing(survey.grid, (k) => 1 - cheap[k]! - tooCheap[k]!),
    crossing(survey.grid, (k) => tooExpensive[k]! - tooCheap[k]!),
    crossing(survey.grid, (k) => expensive[k]! - cheap[k]!),
    crossing(survey.grid, (k) => tooExpensive[k]! - (1 - expensive[k]!)),
  ]
}

/**
 * Where a rising difference passes nothing, by the line between the two prices around it; in the middle where it stays at nothing
 * (nobody finds it too cheap or too expensive). Null where it never does.
 */
function crossing(grid: readonly number[], difference: (k: number) => number): number | null {
  const k = grid.findIndex((_, step) => difference(step) > -level)
  if (k < 0) return null
  const [price, before] = [grid[k] ?? Number.NaN, grid[k - 1]]
  if (before === undefined) return price
  const [low, high] = [difference(k - 1), difference(k)]
  if (high < level) return (price + lastLevel(grid, k, difference)) / 2
  return before + ((price - before) * -low) / (high - low)
}

/** Sums of shares leave traces. */
const level = 1e-9

function lastLevel(grid: readonly number[], from: number, difference: (k: number) => number): number {
  let k = from
  while (k + 1 < grid.length && difference(k + 1) < level) k += 1
  return grid[k] ?? Number.NaN
}

function told(survey: Survey, counts: Float64Array): WestendorpCurve[] {
  const shares = sharesOf(survey, counts)
  const step = Math.max(1, Math.ceil(survey.grid.length / mostCurve))
  return survey.grid.flatMap((price, k) => {
    if (k % step !== 0 && k !== survey.grid.length - 1) return []
    const [tooCheap = 0, cheap = 0, expensive = 0, tooExpensive = 0] = shares.map((each) => each[k])
    return [{ price, tooCheap, cheap, expensive, tooExpensive }]
  })
}
