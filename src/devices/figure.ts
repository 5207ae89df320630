/** Plain numbers in base units of seconds and bytes out of the quantities of the data files. */
import { noUnits, parseValue, secondsPerMonth } from "../units/index.ts"

/** `450 GB/s` → 4.5e11, `10 us` → 1e-5, `300 W` → 300; null stays null. Errors: a text that is no plain figure is our mistake. */
export function figureOf(text: string): number
export function figureOf(text: string | null | undefined): number | null
export function figureOf(text: string | null | undefined): number | null {
  if (text == null) return null
  const value = parseValue(text, { file: "catalogue", offset: 0 }, noUnits, () => {})
  if (value?.kind !== "constant") throw new Error(`internal: no figure in ${text}`)
  return inSeconds(value.magnitude * value.unit.factor, value.unit.dimension)
}

/** The language counts time in months; devices are counted in seconds. Twelve digits, so that 10 us is 1e-5 again. */
export function inSeconds(figure: number, dimension: Readonly<Record<string, number>>): number {
  return Number((figure * secondsPerMonth ** (dimension.month ?? 0)).toPrecision(12))
}
