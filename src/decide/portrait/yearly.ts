/** Quantities year by year, in the mean: twelve months from the start make a year, and what is left at the end is one too. */
import { average, finite, type Quantity, type Sampler } from "../../engine/index.ts"
import { isPlain } from "../../units/index.ts"
import type { Yearly } from "../answer.ts"
import { meansByMonth, monthOf } from "../batches.ts"
import type { Living } from "./living.ts"
import { type Asked, byPath, inBooks, summedUnit } from "./looks.ts"
import { type Ratios, ratiosIn } from "./ratios.ts"

const monthsOfYear = 12

/** By their names in the project. */
export type Own = ReadonlyMap<string, Quantity>

export function yearly(
  quantities: readonly Quantity[],
  own: Own,
  sampler: Sampler,
  living: Living,
): Asked<Readonly<Record<string, Yearly>>> {
  const ratios = ratiosIn(own)
  const at: Scope = { sampler, living }
  const [told, parts] = [quantities.filter((q) => ratios.of(q) === null), ratios.parts(quantities)]
  const plain = byPath(
    told.map((quantity) => (isFlow(quantity) ? inBooks(quantity) : quantity)),
    (quantity, values) => yearsOf(quantity, values, at),
  )
  const summed = byPath(parts.map(inBooks), (quantity, values) => meansOf(quantity, values, at))
  return {
    looks: [...plain.looks, ...summed.looks],
    answer: () => {
      const [years, means] = [plain.answer(), summed.answer()]
      const known = (quantity: Quantity): Yearly | null =>
        ratios.of(quantity) === null ? (years[quantity.path] ?? null) : ratioYears(quantity, ratios, means)
      return Object.fromEntries(
        quantities.flatMap((quantity) => {
          const one = known(quantity)
          return one === null ? [] : [[quantity.path, one]]
        }),
      )
    },
  }
}

type Scope = { readonly sampler: Sampler; readonly living: Living }

function ratioYears(quantity: Quantity, ratios: Ratios, means: Readonly<Record<string, readonly number[]>>): Yearly | null {
  const shown = quantity.perUnit === null ? quantity : inBooks(quantity)
  const years = ratios.years(quantity, (part) => means[part.path] ?? [])
  return { unit: shown.unit, of: "ratio", mean: years.map((x) => (x === null ? null : finite(x / shown.factor))) }
}

function yearsOf(quantity: Quantity, values: Float64Array, at: Scope): Yearly {
  const { unit, factor, isTruth } = quantity
  const mean = meansOf(quantity, values, at).map((x) => finite(x / factor))
  if (isFlow(quantity)) return { unit: summedUnit(quantity), of: "sum", mean }
  if (isTruth) return { unit, of: "end", mean }
  if (isNoAmount(quantity)) return { unit, of: "living", mean }
  return { unit, of: "end", mean, living: amongLiving(values, at).map((x) => finite(x / factor)) }
}

/** Shape: values [months][samples] or [samples] → [years]. */
function meansOf(quantity: Quantity, values: Float64Array, at: Scope): number[] {
  const { living, sampler } = at
  if (isFlow(quantity)) return sums(living.flow(values), sampler)
  if (quantity.isTruth) return ends(values, sampler)
  return isNoAmount(quantity) ? amongLiving(values, at) : ends(living.level(values), sampler)
}

/** A share, a duration or a price of a piece is no amount of something that could be gone. */
export function isNoAmount({ dimension }: Quantity): boolean {
  const exponents = Object.entries(dimension)
  const isDuration = exponents.every(([base, exponent]) => base === "month" && exponent > 0)
  return isPlain(dimension) || isDuration || (!isFlowOf(dimension) && exponents.some(([, exponent]) => exponent < 0))
}

/** So much of something by month; a rate of nothing is none, nor is a price by the month. */
function isFlow({ dimension, isTruth }: Quantity): boolean {
  return !isTruth && isFlowOf(dimension)
}

function isFlowOf(dimension: Quantity["dimension"]): boolean {
  const { month, ...others } = dimension
  const exponents = Object.values(others)
  return month === -1 && exponents.length > 0 && exponents.every((exponent) => exponent > 0)
}

function sums(values: Float64Array, sampler: Sampler): number[] {
  const months = meansByMonth(values, sampler)
  return yearEnds(sampler.model.months).map((end) =>
    months.slice(Math.floor(end / monthsOfYear) * monthsOfYear, end + 1).reduce((sum, x) => sum + x, 0),
  )
}

function ends(values: Float64Array, { model, plan }: Sampler): number[] {
  return yearEnds(model.months).map((end) => average(monthOf(values, end, plan.samples)))
}

/** Not a number in a year in which none lives. */
function amongLiving(values: Float64Array, { sampler: { model, plan }, living }: Scope): number[] {
  return yearEnds(model.months).map((end) => {
    const those = living.among(monthOf(values, end, plan.samples), end)
    return those.length === 0 ? Number.NaN : average(those)
  })
}

/** The last month of each year; the last year may be shorter. */
function yearEnds(months: number): number[] {
  return Array.from({ length: Math.ceil(months / monthsOfYear) }, (_, year) => Math.min(months, (year + 1) * monthsOfYear) - 1)
}
