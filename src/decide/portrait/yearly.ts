/** Quantities year by year, in the mean: twelve months from the start make a year, and what is left at the end is one too. */
import { average, finite, type Quantity, type Sampler } from "../../engine/index.ts"
import { isPlain } from "../../units/index.ts"
import type { Yearly } from "../answer.ts"
import { monthOf } from "../batches.ts"
import { type Living, livingOf } from "./living.ts"
import { type Asked, byPath, inBooks, summedUnit } from "./looks.ts"

const monthsOfYear = 12

/** `cash` is what is left, whether the venture lives or not. */
export function yearly(
  quantities: readonly Quantity[],
  sampler: Sampler,
  living: Living,
  cash: Quantity | null,
): Asked<Readonly<Record<string, Yearly>>> {
  const shown = quantities.map((quantity) => (isFlow(quantity) ? inBooks(quantity) : quantity))
  const lived = (quantity: Quantity, values: Float64Array): Float64Array => {
    if (isFlow(quantity)) return living.flow(values)
    if (quantity.path === cash?.path) return living.left(values)
    return livesOn(quantity) ? livingOf(null, sampler.model.months, sampler.plan.samples).level(values) : living.level(values)
  }
  return byPath(shown, (quantity, values) => yearsOf(quantity, lived(quantity, values), sampler))
}

/** A share, a truth, a duration or a price of a piece is no amount of something that could be gone. */
function livesOn({ dimension, isTruth }: Quantity): boolean {
  const exponents = Object.entries(dimension)
  const isDuration = exponents.every(([base, exponent]) => base === "month" && exponent > 0)
  return isTruth || isPlain(dimension) || isDuration || exponents.some(([, exponent]) => exponent < 0)
}

/** Shape: values [months][samples]. */
function yearsOf(quantity: Quantity, values: Float64Array, { model, plan }: Sampler): Yearly {
  const meanIn = (month: number): number => average(monthOf(values, month, plan.samples))
  const months = Array.from({ length: model.months }, (_, month) => meanIn(month))
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
