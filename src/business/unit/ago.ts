/** What a quantity was a year ago, in four steps of three months, as the language looks back one month at a time. */
import { instance, type RoomQuantity, type Row } from "../../engine/index.ts"

export function agoRows(name: string, unit: string, of: string, before: string): RoomQuantity[] {
  const steps = ["quarter", "half", "three_quarters", "year"]
  const back = (what: string): string => [1, 2, 3].reduce((text) => `previous(${text}, ${before})`, what)
  const rows = steps.map((step, k): readonly [string, Row] => [
    step,
    [unit, `= ${back(k === 0 ? of : `unit.ago.${name}.${steps[k - 1] ?? ""}`)}`],
  ])
  return instance(`unit.ago.${name}`, "unit.ago.*", Object.fromEntries(rows))
}
