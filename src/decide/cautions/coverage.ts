/** The bounds of a source in the base units of a quantity, and whether a figure lies beyond them. */
import { type Coverage, exchangeRateOf, isUnknown } from "../../data/index.ts"
import type { Quantity } from "../../engine/index.ts"
import { middleFigure } from "../../models/index.ts"
import { type Dimension, formatValue, isSame, multiply, noUnits, parseValue, power } from "../../units/index.ts"

export type Bounds = {
  readonly low: number
  readonly high: number
  /** The unit in which the source counts, and what one is in base units of the quantity. */
  readonly unit: string
  readonly factor: number
}

/** Sources round, and nothing changes at their edge: so far beyond it, as a share, is still as good as within. */
const slack = 0.1

/** Null where the quantity is of another dimension: a founder's own of the same name. */
export function boundsOf(
  { range }: Extract<Coverage, { range: string }>,
  { dimension }: Pick<Quantity, "dimension">,
  books: string,
): Bounds | null {
  const value = parseValue(range, { file: "coverage", offset: 0 }, noUnits, () => {})
  if (value?.kind !== "random" || value.distribution.kind !== "interval") throw new Error(`internal: ${range} is no range`)
  const { unit, distribution } = value
  const factor = unit.factor * inBooks(unit.dimension, books)
  if (!isSame(converted(unit.dimension, books), dimension)) return null
  return { low: distribution.low * factor, high: distribution.high * factor, unit: unit.text, factor }
}

export function isOutside(figure: number, { low, high }: Bounds): boolean {
  return figure < low / (1 + slack) || figure > high * (1 + slack)
}

/** A figure as the bounds are written, so that both can be compared: `1.1B`, `64 GPUs`. */
export function asBounds(figure: number, { unit, factor }: Bounds): string {
  return formatValue(figure / factor, unit, "en")
}

/** Bounds in money are in dollars; a coarse comparison needs no more than the middle of the catalogue's rate. */
function inBooks(dimension: Dimension, books: string): number {
  const exponent = dimension.USD ?? 0
  if (exponent === 0 || books === "USD") return 1
  const rate = exchangeRateOf(books)
  if (isUnknown(rate)) return Number.NaN
  const value = parseValue(rate.value, { file: "coverage", offset: 0 }, noUnits, () => {})
  return value === null ? Number.NaN : (middleFigure(value) ?? Number.NaN) ** exponent
}

function converted(dimension: Dimension, books: string): Dimension {
  const exponent = dimension.USD ?? 0
  return exponent === 0 ? dimension : multiply(multiply(dimension, power({ USD: 1 }, -exponent)), power({ [books]: 1 }, exponent))
}
