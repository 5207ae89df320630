/** Plain numbers out of values, for checks made before anything is drawn. */
import { noUnits, parseValue, type Value } from "../units/index.ts"

/** A figure of the catalogue in base units: `80 GB` → 8e10; the middle of an interval. */
export function parseQuantity(text: string): number {
  const value = parseValue(text, { file: "catalogue", offset: 0 }, noUnits, () => {})
  const figure = value === null ? null : middleFigure(value)
  if (figure === null) throw new Error(`internal: no figure in ${text}`)
  return figure
}

/** `13.4 GB` for 1.342e10 [byte]. */
export function gigabytes(bytes: number): string {
  return `${Number((bytes / 1e9).toPrecision(3))} GB`
}

/** In base units; null for what only a run can tell. An interval counts as its median. */
export function middleFigure(value: Value): number | null {
  switch (value.kind) {
    case "constant":
      return value.magnitude * value.unit.factor
    case "bound":
      return middleFigure(value.limit)
    case "decision":
      return (value.options.kind === "list" ? Math.max(...value.options.values) : value.options.high) * value.unit.factor
    case "random": {
      const law = value.distribution
      if (law.kind !== "interval") return null
      return (law.low > 0 ? Math.sqrt(law.low * law.high) : (law.low + law.high) / 2) * value.unit.factor
    }
    case "steps":
      return value.steps.reduce<number | null>((most, step) => Math.max(most ?? 0, middleFigure(step.value) ?? 0), null)
    default:
      return null
  }
}
