/**
 * Customers by age: a class for each month since they joined, each the class before it a month ago less those who left. The same rows
 * count how large the customers have become, since those of another age have grown for another time.
 */
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { Ages } from "./ages.ts"
import { countTo, leavingOf, settledLeaving } from "./survival.ts"

/** What is counted in the classes. */
export type Counted = {
  readonly stock: "customers" | "size"
  readonly flow: "leaving" | "size_leaving"
  /** Factor on those who stay; "" where they stay as they are. */
  readonly growth: string
  /** Formula of what there is before the first month. All of it has settled; with a contract it is spread evenly over its months. */
  readonly opening: string
}

/** Units: [customer], those who leave [customer/month]. Shape: monthly. */
export function classRows(ages: Ages, counted: Counted): RoomQuantity[] {
  return [
    ...countTo(ages.young).flatMap((age) => instance(`business.age.${age}`, "business.age.*", youngRows(age, ages, counted))),
    ...(ages.term === 1 ? settledRows(ages, counted) : termRows(ages, counted)),
  ]
}

/** Formula of all who leave. */
export function allLeaving(ages: Ages, { flow }: Counted): string {
  const young = countTo(ages.young).filter((age) => leavingOf(age, ages) !== null)
  return `= ${[...young.map((age) => `business.age.${age}.${flow}`), `business.settled.${flow}`].join(" + ")}`
}

function youngRows(age: number, ages: Ages, counted: Counted): Record<string, Row> {
  const { stock, flow } = counted
  const leaving = leavingOf(age, ages)
  const rows: Record<string, Row> = {
    [stock]: ["customer", `= ${age === 0 ? "business.joining * 1 month" : staying(age - 1, ages, counted)}`],
  }
  if (leaving !== null) rows[flow] = ["customer/month", `= previous(business.age.${age}.${stock}, 0 customer) * ${leaving}`]
  return rows
}

/** Those of an age a month ago who are there still. */
function staying(age: number, ages: Ages, { stock, flow, growth }: Counted): string {
  const before = `previous(business.age.${age}.${stock}, 0 customer)`
  const stay = leavingOf(age, ages) === null ? before : `${before} - business.age.${age}.${flow} * 1 month`
  return growth === "" ? stay : `(${stay})${growth}`
}

/** Those who come of age, or who join where no age is told apart. */
function arriving(ages: Ages, counted: Counted): string {
  return ages.young === 0 ? "business.joining * 1 month" : staying(ages.young - 1, ages, counted)
}

function settledRows(ages: Ages, counted: Counted): RoomQuantity[] {
  const { stock, flow, growth, opening } = counted
  const before = `previous(business.settled.${stock}, ${opening})`
  return quantities("business.settled", {
    [flow]: ["customer/month", `= ${before} * ${settledLeaving(ages)}`],
    [stock]: ["customer", `= (${before} - business.settled.${flow} * 1 month)${growth} + ${arriving(ages, counted)}`],
  })
}

/** Classes by the months since the contract was signed: from the last one back to the first, for those who sign again. */
function termRows(ages: Ages, counted: Counted): RoomQuantity[] {
  const { stock, flow, growth, opening } = counted
  const before = (month: number): string => `previous(business.term.${month}.${stock}, ${opening} / ${ages.term})`
  const renewing = before(ages.term - 1)
  const stock0 = `= (${renewing} - business.settled.${flow} * 1 month)${growth} + ${arriving(ages, counted)}`
  return [
    ...quantities("business.settled", { [flow]: ["customer/month", `= ${renewing} * ${settledLeaving(ages)}`] }),
    ...countTo(ages.term).flatMap((month) =>
      instance(`business.term.${month}`, "business.term.*", {
        [stock]: ["customer", month === 0 ? stock0 : `= ${before(month - 1)}${growth}`],
      }),
    ),
  ]
}
