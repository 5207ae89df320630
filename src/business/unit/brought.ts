/**
 * What a new customer brings by age, where maintenance that only a part renews falls faster than the customers do: by quarters for three
 * years, then by years for seven more. Within each it comes evenly; what is not paid back after ten years never is.
 */
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { Ages } from "../customers/ages.ts"
import { aliveText, countTo, toldAges } from "../customers/survival.ts"
import type { RevenueLine } from "../revenue/revenue.ts"
import { paidBetween, renewedPath } from "./renewed.ts"

const steps: readonly number[] = [...toldAges, ...countTo(7).map((year) => 48 + 12 * year)]

/** Formula of the margin that a customer has brought by an age, [¤/customer]. */
export function broughtText(age: number, renewed: readonly RevenueLine[]): string {
  return renewed.length === 0 ? `unit.by_month * business.stayed.${age}` : `unit.brought.${age}.margin`
}

/** Units: `margin` [¤/customer], `owing` and payback [month]. Shape: monthly. */
export function broughtPayback(ages: Ages, renewed: readonly RevenueLine[]): RoomQuantity[] {
  const last = steps.at(-1) ?? 0
  const owing = steps.slice(0, -1).map((age) => `unit.brought.${age}.owing`)
  return [
    ...steps.flatMap((age, k) => instance(`unit.brought.${age}`, "unit.brought.*", stepRows(k, ages, renewed))),
    ...quantities("unit", {
      payback: ["month", `= if(unit.owed > unit.brought.${last}.margin, 1 month / 0, ${owing.join(" + ")})`],
    }),
  ]
}

function stepRows(k: number, ages: Ages, renewed: readonly RevenueLine[]): Record<string, Row> {
  const [before, age = 0, after] = [steps[k - 1], steps[k], steps[k + 1]]
  const owing: Record<string, Row> = {}
  if (after !== undefined) {
    const [from, to] = [`unit.brought.${age}.margin`, `unit.brought.${after}.margin`]
    const part = `(unit.owed - ${from}) / max(${to} - ${from}, 1e-12 ¤/customer)`
    owing.owing = ["month", `= max(0, min(1, ${part})) * ${after - age} month`]
  }
  if (before === undefined) return { margin: ["¤/customer", "0 ¤/customer"], ...owing }
  const stayed = countTo(age - before).map((month) => aliveText(before + month, ages))
  const parts = [
    `unit.brought.${before}.margin`,
    `unit.steady_by_month * (${stayed.join(" + ")}) * 1 month`,
    ...renewed.map((line) => `${renewedPath(line)}.margin * ${paidBetween(line, ages, before, age)}`),
  ]
  return { margin: ["¤/customer", `= ${parts.join(" + ")}`], ...owing }
}
