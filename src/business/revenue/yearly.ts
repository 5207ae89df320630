/**
 * Contracts paid for a year ahead. By age in months: how many run, and what they earn a month. A twelfth is earned in each
 * month, the rest is owed as service; who leaves ends his contract, and what is not paid back of it is earned at once
 * (nothing more is owed: IFRS 15, B46). With no one leaving 5.5 of 12 months' bills are deferred at the end of a month.
 * Customers before the first month have joined evenly over the year before.
 */
import { instance, type RoomQuantity, type Row } from "../../engine/index.ts"
import { keyOf, type Lowering, pattern, type Stock } from "./made.ts"

export type Contracts = {
  /** What is counted: `customer`, `seat`. */
  readonly unit: string
  /** Formula of those who sign in a month besides those who renew. */
  readonly entering: string
  /** Formula of what one pays a month, were it paid by the month. */
  readonly price: string
  /** Formula of those under contract before the first month. */
  readonly opening: string
  /** ` * share` of those who stay that renew, while it is offered. */
  readonly renewal: string
}

const ages = Array.from({ length: 12 }, (_, age) => age)

/** Units: signed, renewing [unit], prepaid, yearly, unused, returned [¤/month], deferred [¤]. Shape: monthly. */
export function contractRows({ own, line }: Lowering, contracts: Contracts): Record<string, Row> {
  const { unit, entering, opening, renewal } = contracts
  const isNew = opening.startsWith("0 ")
  const { before } = prepaidStock(contracts)
  const back = line.refund_unused === null ? "0 ¤/month" : `= ${own}.unused * ${keyOf(line, "refund_unused")}`
  return {
    renewing: [unit, `= previous(${own}.year.11.running, ${isNew ? opening : `${opening} / 12`}) * business.staying${renewal}`],
    signed: [unit, `= ${entering} + ${own}.renewing`],
    yearly: ["¤/month", `= ${ages.map((age) => `${own}.year.${age}.worth`).join(" + ")}`],
    prepaid: ["¤/month", `= 12 * ${own}.year.0.worth`],
    unused: ["¤/month", `= previous(${own}.deferred, ${before}) * (1 - business.staying) / 1 month`],
    returned: ["¤/month", back],
    deferred: ["¤", `= previous(${own}.deferred, ${before}) * business.staying + (${own}.prepaid - ${own}.yearly) * 1 month`],
  }
}

/** What is paid ahead; before the first month it is what a year of even joining leaves. */
export function prepaidStock({ opening, price }: Contracts): Stock {
  return { name: "deferred", before: opening.startsWith("0 ") ? "0 ¤" : `5.5 month * ${opening} * ${price}` }
}

/** What the contracts earn in a month: their twelfths, and what leavers leave behind. */
export const contractsEarn = (own: string): string => `${own}.yearly + ${own}.unused - ${own}.returned`

/** Contracts by age: how many of them run and what they earn a month. */
export function ageRows({ own }: Lowering, { unit, price, opening }: Contracts): RoomQuantity[] {
  const isNew = opening.startsWith("0 ")
  const aged = (name: string, age: number, first: string): string =>
    `= previous(${own}.year.${age - 1}.${name}, ${first}) * business.staying`
  return ages.flatMap((age) =>
    instance(`${own}.year.${age}`, `${pattern}.year.*`, {
      running: [unit, age === 0 ? `= ${own}.signed` : aged("running", age, isNew ? opening : `${opening} / 12`)],
      worth: [
        "¤/month",
        age === 0 ? `= ${own}.signed * ${price}` : aged("worth", age, isNew ? "0 ¤/month" : `${opening} / 12 * ${price}`),
      ],
    }),
  )
}

/** Part of the customers who stay through the month. */
export function stayingRow(opening: string): Row {
  const before = `previous(business.customers, ${opening})`
  return ["", `= if(${before} > 0 customer, max(0, 1 - business.leaving * 1 month / ${before}), 1)`]
}
