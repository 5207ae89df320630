/** How customers leave by age, and how many of those who join are still there at each age: the life table of this month's churn. */
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { BusinessGiven } from "../given.ts"
import type { Ages } from "./ages.ts"

/** Ages at which the curve is told, quarter by quarter for three years, also beyond the classes, where a customer's months are all alike. */
export const toldAges: readonly number[] = Array.from({ length: 13 }, (_, quarter) => quarter * 3)

/**
 * Units: rates [%/month], `willing` [1], `alive` [1], `stayed` [month].
 * Shape: monthly where the churn is, else scalar.
 * Errors: none; a rate above all customers a month is all of them.
 */
export function survivalRows(ages: Ages, given: BusinessGiven): RoomQuantity[] {
  return [
    ...quantities("business", settledRows(ages, given)),
    ...countTo(ages.young).flatMap((age) => instance(`business.age.${age}`, "business.age.*", rateRows(age, ages, given))),
    ...aliveRows(ages),
  ]
}

export function countTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, k) => k)
}

/** Formula of the share of a class that leaves in a month, [%/month]; null where a contract holds them all. */
export function leavingOf(age: number, { term }: Ages): string | null {
  if (term === 1) return `business.age.${age}.rate`
  return (age + 1) % term === 0 ? `business.age.${age}.renewal` : null
}

/** The same of those who have settled; with a contract it is what happens at its end. */
export function settledLeaving({ term, isObserved }: Ages): string {
  if (isObserved) return "business.lost_rate"
  return term === 1 ? "business.leaving_rate" : "business.renewal_rate"
}

function settledRows({ term }: Ages, given: BusinessGiven): Record<string, Row> {
  const usual = "monthly_probability(churn)"
  const rows: Record<string, Row> = { leaving_rate: ["%/month", `= ${actedOn(usual, given)}`] }
  if (term > 1) rows.renewal_rate = ["%/month", `= (1 - (1 - business.leaving_rate * 1 month) ^ ${term}) / 1 month`]
  return rows
}

/** No more leave than there are, however late the answers come. */
function actedOn(rate: string, { quality }: BusinessGiven): string {
  return quality === null ? rate : `min(${rate} * business.late_churn, 100 %/month)`
}

/** Within a contract the wish to leave gathers; it is followed when the contract ends. */
function rateRows(age: number, { term, hasEarly }: Ages, { quality }: BusinessGiven): Record<string, Row> {
  const fading = age === 0 ? "" : ` * exp(-${age} month / churn.settles)`
  const early = hasEarly ? ` + monthly_probability(churn.early)${fading}` : ""
  const both = `monthly_probability(churn)${early}`
  const acted = quality === null ? both : `(${both}) * business.late_churn`
  const rows: Record<string, Row> = { rate: ["%/month", `= min(${acted}, 100 %/month)`] }
  if (term === 1) return rows
  const before = age % term === 0 ? "" : `business.age.${age - 1}.willing * `
  rows.willing = ["", `= ${before}(1 - business.age.${age}.rate * 1 month)`]
  if ((age + 1) % term === 0) rows.renewal = ["%/month", `= (1 - business.age.${age}.willing) / 1 month`]
  return rows
}

function aliveRows(ages: Ages): RoomQuantity[] {
  const later = toldAges.filter((age) => age > ages.young)
  const curve: Record<string, Row> = { 0: ["", "1"] }
  const stayed: Record<string, Row> = { 0: ["month", "0 month"] }
  for (const age of countTo(ages.young)) {
    const leaving = leavingOf(age, ages)
    const left = leaving === null ? "" : ` * (1 - ${leaving} * 1 month)`
    curve[age + 1] = ["", `= business.alive.${age}${left}`]
    stayed[age + 1] = ["month", `= business.stayed.${age} + business.alive.${age} * 1 month`]
  }
  for (const age of later) {
    curve[age] = ["", `= ${aliveText(age, ages)}`]
    stayed[age] = ["month", settledStayed(age, ages)]
  }
  return [
    ...Object.entries(curve).flatMap(([age, row]) => one("business.alive", age, row)),
    ...Object.entries(stayed).flatMap(([age, row]) => one("business.stayed", age, row)),
  ]
}

function one(root: string, age: string, row: Row): RoomQuantity[] {
  return quantities(root, { [age]: row }).map((quantity) => ({ ...quantity, meaning: `${root}.*` }))
}

/** Formula of the share that is still there at any age; the settled leave by one rate, at the end of each term. */
export function aliveText(age: number, ages: Ages): string {
  if (age <= ages.young) return `business.alive.${age}`
  const terms = Math.floor((age - ages.young) / ages.term)
  return `business.alive.${ages.young} * (1 - ${settledLeaving(ages)} * 1 month) ^ ${terms}`
}

/** A geometric sum: what leaves in a month, summed over the months of a stay, is the loss from its first to its last. */
function settledStayed(age: number, ages: Ages): string {
  const { young, term } = ages
  const [rate, since] = [settledLeaving(ages), age - young]
  const lost = `(business.alive.${young} - business.alive.${age})`
  const whole = since - (since % term)
  const sum = `if(${rate} > 0 %/month, ${lost} * ${term} / ${rate}, business.alive.${young} * ${whole} month)`
  const rest = since % term === 0 ? "" : ` + business.alive.${age} * ${since % term} month`
  return `= business.stayed.${young} + ${sum}${rest}`
}
