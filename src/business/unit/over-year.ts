/** Flows of the last twelve months. The language looks back one month at a time, so quarters are added, and quarters of before. */
import { instance, quantities, type RoomQuantity } from "../../engine/index.ts"

export type OverYear = {
  /** As in paths: `joined` gives `unit.year.joined`. */
  readonly name: string
  readonly unit: string
  /** Formula of a month. */
  readonly month: string
  /** What a month before the first one counts. */
  readonly before: string
  readonly op: "+" | "*"
}

/** Units: those of a month. Shape: monthly. In the first year it has the months so far. */
export function overYear({ name, unit, month, before, op }: OverYear): RoomQuantity[] {
  const root = `unit.year.${name}`
  const ago = (of: string, months: number): string => (months === 0 ? of : ago(`previous(${of}, ${before})`, months - 1))
  const quarters = ["quarter", "quarter_before", "quarter_before_that", "first_quarter"]
  const rows = Object.fromEntries(
    quarters.map((each, k) => {
      const last = `${root}.${quarters[k - 1] ?? ""}`
      return [
        each,
        [unit, `= ${k === 0 ? [0, 1, 2].map((n) => ago(`${root}.month`, n)).join(` ${op} `) : ago(last, 3)}`] as const,
      ]
    }),
  )
  return [
    ...instance(root, "unit.year.*", { month: [unit, `= ${month}`], ...rows }),
    ...quantities("unit", { [`${name}_in_year`]: [unit, `= ${quarters.map((each) => `${root}.${each}`).join(` ${op} `)}`] }),
  ]
}
