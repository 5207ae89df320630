/**
 * Services: a retainer, a price for each new customer, or work, by the day or at a fixed price for each new customer. Work that is
 * ordered waits in a backlog until people have time for it; it is earned as it is done, at the price of its order. Bills follow the
 * work, or milestones of the order: what is billed before it is done is owed as work (deferred), what is done before it is billed is
 * owed to us (unbilled). The work of a retainer never waits: it takes its people before the lines below it do.
 */
import { defaultRow } from "../../data/index.ts"
import { error, nearest } from "../../diagnostics/index.ts"
import type { RoomQuantity, Row } from "../../engine/index.ts"
import { slug } from "../../shape/index.ts"
import { customersOf, soldRow, takenBy } from "./buyers.ts"
import { delayedText, type Flow, monthsOf, rememberedRows } from "./delay.ts"
import type { Milestone, RevenueLine } from "./line.ts"
import { keyOf, type Lowering, less, type Made, needed, pattern, plainMade } from "./made.ts"
import { byCustomer, byNewCustomer, sellsOnce } from "./measures.ts"

/** `before` are the lines above, whose work takes the same people first. */
export function lowerService(lowering: Lowering, before: readonly RevenueLine[]): Made {
  const { line, own } = lowering
  const price = `${needed(line, "price", line.measure.unit)}${less(line, "discount")}`
  if (line.work === null) {
    const recurring = sellsOnce.has(line.measure) ? "" : null
    return { ...plainMade, rows: { sold: soldRow(lowering) }, earned: `${own}.sold * ${price}`, recurring }
  }
  if (isRetainer(line))
    return { ...plainMade, rows: { sold: soldRow(lowering), ...effortRow(lowering) }, earned: `${own}.sold * ${price}` }
  const hasMilestones = line.milestones.length > 0
  return {
    ...plainMade,
    rows: {
      ...capacityRows(lowering, before),
      ...workRows(lowering, price),
      ...(hasMilestones ? billRows(lowering) : {}),
    },
    parts: hasMilestones ? rememberedOrders(lowering) : [],
    earned: `(${own}.book_before / 1 month + ${own}.ordered_worth) * ${own}.done`,
    stocks: hasMilestones
      ? [
          { name: "deferred", before: "0 ¤" },
          { name: "unbilled", before: "0 ¤" },
        ]
      : [],
    recurring: "",
  }
}

const days = "person*day/month"

/** Paid by the customer and month, whatever work it takes. */
export const isRetainer = ({ work, measure }: RevenueLine): boolean => work !== null && measure === byCustomer
/** Work that is ordered and waits until it is done. */
export const isOrdered = (line: RevenueLine): boolean => line.work !== null && !isRetainer(line)
/** Path of the days that people spend on the line in a month. */
export const workedDays = (line: RevenueLine): string => `business.revenue.${line.name}.${isRetainer(line) ? "effort" : "sold"}`

/** Who orders work in a month: those who join, or all customers. */
const orderers = (lowering: Lowering): string =>
  lowering.line.work?.unit === "person*day/customer" ? `business.joining${takenBy(lowering)}` : customersOf(lowering)

function effortRow(lowering: Lowering): Record<string, Row> {
  roleOf(lowering)
  return { effort: [days, `= ${orderers(lowering)} * ${keyOf(lowering.line, "work")}`] }
}

/** Work that the people of the role can bill. Errors: unknown-worker. */
function capacityRows(lowering: Lowering, before: readonly RevenueLine[]): Record<string, Row> {
  const { line } = lowering
  const role = roleOf(lowering)
  const taken = before
    .filter(({ people, work }) => work !== null && people !== null && slug(people.text).toLowerCase() === role)
    .map((one) => ` - ${workedDays(one)}`)
  const people = role === null ? "0 person" : `team.roles.${role}.people`
  return {
    ...(line.utilisation === null ? { utilisation: defaultRow("", "utilisation.services") } : {}),
    ...(line.days === null ? { days: defaultRow("day/month", "days.year") } : {}),
    capacity: [
      days,
      `= max(0 ${days}, ${people} * ${either(lowering, "utilisation")} * ${either(lowering, "days")}${taken.join("")})`,
    ],
  }
}

const either = ({ line, own }: Lowering, key: "utilisation" | "days"): string =>
  line[key] === null ? `${own}.${key}` : keyOf(line, key)

function roleOf({ line: { people, name }, given: { roles, report } }: Lowering): string | null {
  if (people === null) return null
  const role = slug(people.text).toLowerCase()
  if (roles.includes(role)) return role
  const close = nearest(people.text, roles)
  report(error("unknown-worker", people.span, { line: name, name: people.text, nearest: close, known: roles }, close[0]))
  return null
}

/** Ordered, done, waiting: in days, and in money. */
function workRows(lowering: Lowering, price: string): Record<string, Row> {
  const { line, own } = lowering
  const buyers = orderers(lowering)
  const worth = line.measure === byNewCustomer ? `${buyers} * ${price}` : `${own}.ordered * ${price}`
  const waiting = `previous(${own}.backlog, 0 person*day) / 1 month + ${own}.ordered`
  return {
    ordered: [days, `= ${buyers} * ${keyOf(line, "work")}`],
    sold: [days, `= min(${own}.capacity, ${waiting})`],
    backlog: ["person*day", `= previous(${own}.backlog, 0 person*day) + (${own}.ordered - ${own}.sold) * 1 month`],
    // Of what waits or was ordered, the part that is done.
    done: ["", `= if(${waiting} > 0 ${days}, ${own}.sold / (${waiting}), 0)`],
    ordered_worth: ["¤/month", `= ${worth}`],
    book_before: ["¤", `= previous(${own}.book, 0 ¤)`],
    book: ["¤", `= (${own}.book_before + ${own}.ordered_worth * 1 month) * (1 - ${own}.done)`],
  }
}

const milestoneKey = ({ line }: Lowering, k: number, key: "share" | "after"): string =>
  `revenue.${line.name}.milestones.${k + 1}.${key}`

const orders = ({ own }: Lowering): Flow => ({ own, pattern, name: "ordered_worth", unit: "¤/month", zero: "0 ¤/month" })

/** Milestones by the time of the order; the rest is billed as it is done. */
function billRows(lowering: Lowering): Record<string, Row> {
  const { line, own } = lowering
  const dated = line.milestones.flatMap((milestone, k) => (isDated(milestone) ? [k] : []))
  const shares = dated.map((k) => milestoneKey(lowering, k, "share"))
  const rest = shares.length === 0 ? "1" : `max(0, 1 - ${shares.join(" - ")})`
  const terms = dated.map((k) => `${milestoneKey(lowering, k, "share")} * (${dueText(lowering, k)})`)
  // What is over or under, in one sum: both stocks read it.
  const before = `previous(${own}.ahead, 0 ¤)`
  return {
    worked: ["¤/month", `= (${own}.book_before / 1 month + ${own}.ordered_worth) * ${own}.done`],
    invoiced: ["¤/month", `= ${[...terms, `${rest} * ${own}.worked`].join(" + ")}`],
    ahead: ["¤", `= ${before} + (${own}.invoiced - ${own}.worked) * 1 month`],
    deferred: ["¤", `= max(0 ¤, ${own}.ahead)`],
    unbilled: ["¤", `= max(0 ¤, -${own}.ahead)`],
  }
}

const isDated = ({ at, after }: Milestone): boolean => after !== null || at === "start"

function dueText(lowering: Lowering, k: number): string {
  const after = lowering.line.milestones[k]?.after ?? null
  const flow = orders(lowering)
  return after === null ? `${flow.own}.${flow.name}` : delayedText(flow, milestoneKey(lowering, k, "after"), monthsOf(after))
}

function rememberedOrders(lowering: Lowering): RoomQuantity[] {
  const months = lowering.line.milestones.map(({ after }) => (after === null ? 0 : monthsOf(after)))
  const most = Math.max(0, ...months)
  return most === 0 ? [] : rememberedRows(orders(lowering), most)
}
