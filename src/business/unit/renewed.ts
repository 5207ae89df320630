/**
 * Maintenance of licences that only a part renews: it falls faster than the customers do. Paid by the month, what is not renewed in a year
 * is spread over its months; paid for a year ahead, it ends at the end of a year, and who leaves within one has paid for all of it.
 */
import { instance, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { Ages } from "../customers/ages.ts"
import { aliveText, countTo, settledLeaving } from "../customers/survival.ts"
import { takenBy } from "../revenue/buyers.ts"
import { keyOf, less, needed } from "../revenue/made.ts"
import type { RevenueLine } from "../revenue/revenue.ts"
import { classTime, settledTime } from "./time-kept.ts"

/** A century, as for customers. */
const longestYears = 100

export const isRenewed = ({ kind, maintenance, renewal }: RevenueLine): boolean =>
  kind === "licence" && maintenance !== null && renewal !== null

export const renewedPath = ({ name }: RevenueLine): string => `unit.renewed.${name}`

/** Formula of the share that renews. */
export const renewing = (line: RevenueLine): string => `min(1, ${keyOf(line, "renewal")})`

/**
 * Units: `fee` and `margin` of a new customer [¤/customer/month], `mrr` of all [¤/month], `time` for which it is paid [month].
 * Shape: monthly. Nothing where all is renewed.
 */
export function renewedRows(lines: readonly RevenueLine[], ages: Ages): RoomQuantity[] {
  const lapsing = lines.filter(isRenewed)
  return lapsing.flatMap((line) =>
    instance(renewedPath(line), "unit.renewed.*", {
      ...feeRows(line),
      ...(line.isYearly ? yearlyRows : monthlyRows)(line, ages),
    }),
  )
}

function feeRows(line: RevenueLine): Record<string, Row> {
  const own = `business.revenue.${line.name}`
  const seats = line.measure.unit === "¤/seat" ? " * business.seats_each" : ""
  const refunded = line.refunds === null ? "" : ` * (1 - min(1, ${keyOf(line, "refunds")}))`
  const price = `${needed(line, "price", line.measure.unit)}${less(line, "discount")}`
  return {
    fee: ["¤/customer/month", `= ${price} * ${keyOf(line, "maintenance")}${seats}`],
    margin: [
      "¤/customer/month",
      `= ${renewedPath(line)}.fee${takenBy({ line, own })}${refunded} * unit.acted * (1 - unit.running.${line.name})`,
    ],
    mrr: ["¤/month", `= ${own}.maintenance${refunded} * unit.acted`],
  }
}

function monthlyRows(line: RevenueLine, ages: Ages): Record<string, Row> {
  const [kept, later] = ["kept", "kept_later"].map((name) => `${renewedPath(line)}.${name}`) as [string, string]
  const time = (share: string): Row => {
    const settled = settledTime(ages, share)
    return ["month", `= ${classTime(ages, share)}business.alive.${ages.young}${power(share, ages.young)} * ${settled}`]
  }
  return {
    kept: ["", `= ${renewing(line)} ^ (1 / 12)`],
    kept_later: ["", `= ${kept} * unit.worth_later`],
    time: time(kept),
    time_discounted: time(later),
  }
}

function yearlyRows(line: RevenueLine, ages: Ages): Record<string, Row> {
  const [kept, later] = ["kept", "kept_later"].map((name) => `${renewedPath(line)}.${name}`) as [string, string]
  return {
    kept: ["", `= ${renewing(line)}`],
    kept_later: ["", `= ${kept} * unit.worth_later ^ 12`],
    time: ["month", `= ${paidTime(line, ages, kept)}`],
    time_discounted: ["month", `= ${paidTime(line, ages, later)}`],
  }
}

/** Months of the contracts signed; of what is paid back to leavers, only those in which they were there. */
function paidTime(line: RevenueLine, ages: Ages, share: string): string {
  const signed = yearsText(ages, share, (age) => aliveText(age, ages))
  if (line.refund_unused === null) return `12 month * ${signed}`
  const back = `min(1, ${keyOf(line, "refund_unused")})`
  const used = yearsText(
    ages,
    share,
    (age) =>
      `(${countTo(12)
        .map((k) => aliveText(age + k, ages))
        .join(" + ")}) / 12`,
  )
  return `12 month * (${signed} * (1 - ${back}) + ${used} * ${back})`
}

/** Year by year until all have settled; from then on years come again alike, in as many as whole contracts fill. */
function yearsText(ages: Ages, share: string, of: (age: number) => string): string {
  const { young, term } = ages
  const first = Math.ceil(young / 12)
  const round = leastCommon(12, term) / 12
  const year = (n: number, from: number): string => `${of(12 * n)}${power(share, n - from)}`
  const before = countTo(first).map((n) => year(n, 0))
  const alike = countTo(round).map((i) => year(first + i, first))
  const again = `${share} ^ ${round} * (1 - ${settledLeaving(ages)} * 1 month) ^ ${(12 * round) / term}`
  const settled = `min((${alike.join(" + ")}) / (1 - ${again}), ${longestYears})`
  return `(${[...before, first === 0 ? settled : `${share} ^ ${first} * ${settled}`].join(" + ")})`
}

function leastCommon(a: number, b: number): number {
  return (
    countTo(b)
      .map((k) => a * (k + 1))
      .find((multiple) => multiple % b === 0) ?? a * b
  )
}

const power = (share: string, exponent: number): string => (exponent === 0 ? "" : ` * ${share} ^ ${exponent}`)

/** Formula of the months of its fee that a new customer pays between two ages, both within one year where it is paid ahead. */
export function paidBetween(line: RevenueLine, ages: Ages, from: number, to: number): string {
  const kept = `${renewedPath(line)}.kept`
  if (line.isYearly) {
    const year = Math.floor(from / 12)
    return `${aliveText(12 * year, ages)}${power(kept, year)} * ${to - from} month`
  }
  const months = countTo(to - from).map((k) => `${aliveText(from + k, ages)}${power(kept, from + k)}`)
  return `(${months.join(" + ")}) * 1 month`
}
