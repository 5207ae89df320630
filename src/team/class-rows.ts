/**
 * The payroll by class of cost: who sells, who delivers, who makes the product, the rest. A share of the whole, so that
 * whatever acts on the payroll acts on each; what finding people costs goes by pay too.
 */
import { type CostClass, costClasses } from "../data/index.ts"
import { instance, type RoomQuantity, type Row } from "../engine/index.ts"
import { sumOf } from "./sums.ts"

/** Who is paid: formulas of the full-time people and of one's pay. */
type Paid = { readonly class: CostClass; readonly fullTime: string; readonly pay: string }

/** Units: [¤/month], share [1]. Shape: monthly. The shares add up to one in every month. */
export function classRows(groups: readonly Paid[]): RoomQuantity[] {
  const present = costClasses.filter((name) => groups.some((group) => group.class === name))
  const all = sumOf(present.map((name) => `team.classes.${name}.wages`))
  const last = present.at(-1)
  return present.flatMap((name) => {
    const root = `team.classes.${name}`
    const paid = groups.filter((group) => group.class === name).map(({ fullTime, pay }) => `${fullTime} * ${pay}`)
    const others = present.filter((other) => other !== last).map((other) => ` - team.classes.${other}.share`)
    const share = name === last ? `1${others.join("")}` : `if(${all} > 0 ¤/month, ${root}.wages / ${all}, 0)`
    const rows: Record<string, Row> = {
      wages: ["¤/month", `= ${sumOf(paid)} * team.wage_level`],
      share: ["", name === last && others.length === 0 ? "1" : `= ${share}`],
      payroll: ["¤/month", `= team.payroll * ${root}.share`],
    }
    return instance(root, "team.classes.*", rows)
  })
}
