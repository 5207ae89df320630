/** Quantities year by year, in the mean: twelve months from the start make a year, and what is left at the end is one too. */
import type { Quantity, Sampler } from "../engine/index.ts"
import type { Yearly } from "./answer.ts"
import { monthOf } from "./batches.ts"
import { momentsOf } from "./figures.ts"
import { type Asked, byPath, inBooks, summedUnit } from "./looks.ts"

const monthsOfYear = 12

export function yearly(quantities: readonly Quantity[], sampler: Sampler): Asked<Readonly<Record<string, Yearly>>> {
  const shown = quantities.map((quantity) => (isFlow(quantity) ? inBooks(quantity) : quantity))
  return byPath(shown, (quantity, values) => yearsOf(quantity, values, sampler))
}

function yearsOf(quantity: Quantity, values: Float64Array, { model, plan }: Sampler): Yearly {
  const meanIn = (month: number): number => momentsOf(monthOf(values, month, plan.samples)).mean
  const first = meanIn(0)
  const months = Array.from({ length: model.months }, (_, month) => (quantity.isMonthly ? meanIn(month) : first))
  const years = Array.from({ length: Math.ceil(months.length / monthsOfYear) }, (_, year) =>
    months.slice(year * monthsOfYear, (year + 1) * monthsOfYear),
  )
  if (isFlow(quantity))
    return { unit: summedUnit(quantity), of: "sum", mean: years.map((year) => finite(year.reduce((sum, x) => sum + x, 0))) }
  return { unit: quantity.unit, of: "end", mean: years.map((year) => finite((year.at(-1) ?? Number.NaN) / quantity.factor)) }
}

/** So much of something by month; a rate of nothing is none. */
function isFlow({ dimension, isTruth }: Quantity): boolean {
  return !isTruth && dimension.month === -1 && Object.keys(dimension).length > 1
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
