/** Dimensions in words of the language, so that what is printed can be read again: `USD/seat/month`. */
import { isCurrency } from "./currencies.ts"
import type { Dimension } from "./dimension.ts"
import { baseOrder } from "./unit-table.ts"
import type { Unit } from "./value.ts"

/** The dimension in base units: currencies first, months last; "" for a plain number, `1/month` without a numerator. */
export function printDimension(dimension: Dimension): string {
  const bases = Object.entries(dimension).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
  const over = bases.filter(([, exponent]) => exponent > 0).map(([base, exponent]) => base + printExponent(exponent))
  const under = bases.filter(([, exponent]) => exponent < 0).map(([base, exponent]) => `/${base}${printExponent(-exponent)}`)
  if (under.length === 0) return over.join("*")
  return (over.length === 0 ? "1" : over.join("*")) + under.join("")
}

/** The base unit of a dimension: factor 1. */
export function unitOf(dimension: Dimension): Unit {
  return { text: printDimension(dimension), factor: 1, dimension }
}

function rank(base: string): number {
  if (isCurrency(base)) return -1
  if (base === "month") return baseOrder.length + 1
  const place = baseOrder.indexOf(base)
  return place < 0 ? baseOrder.length : place
}

function printExponent(exponent: number): string {
  const [over, under] = fractionOf(exponent)
  if (under === 1) return over === 1 ? "" : `^${over}`
  return `^(${over}/${under})`
}

/** The simplest fraction that meets a positive number within 1e-12 of it: continued fractions. */
function fractionOf(x: number): readonly [number, number] {
  let [over, under, lastOver, lastUnder] = [Math.floor(x), 1, 1, 0]
  let rest = x - over
  for (let i = 0; i < 40 && Math.abs(over / under - x) > 1e-12 * x; i++) {
    const inverse = 1 / rest
    const digit = Math.floor(inverse)
    rest = inverse - digit
    ;[over, lastOver] = [digit * over + lastOver, over]
    ;[under, lastUnder] = [digit * under + lastUnder, under]
  }
  return [over, under]
}
