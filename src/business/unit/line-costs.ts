/**
 * What causes the cost of what is sold (`business.cogs`), and so which lines of revenue bear it:
 *   `for`                  of a cost, or of those who are paid: the lines that it names, by revenue where there are several
 *   the same name          a cost that is called like a line is that line's
 *   card fees              the lines that are paid by card, by what is paid; a marketplace by the orders that run through it
 *   serving, by request    the lines that live on answers (subscription, usage, advertising), by what they use
 *   hands                  the pay of a role whose work a line sells (`people`): by the days
 *   setting up             costs by the new customer: the lines that are sold once to him, else all, by revenue
 *   losses carried         the line that promises a performance
 * What is left names no line, and all lines bear it by revenue.
 */
import { slug } from "../../shape/index.ts"
import { byRequest, byToken } from "../costs/form.ts"
import type { CostLine } from "../costs/line.ts"
import type { BusinessGiven, Delivery } from "../given.ts"
import { namedLines } from "../revenue/named-lines.ts"
import { isByCard, type RevenueLine } from "../revenue/revenue.ts"
import { answering } from "../revenue/revenue-kind.ts"
import { workedDays } from "../revenue/service.ts"
import { useWeights } from "./used-by.ts"

export type Sold = { readonly lines: readonly RevenueLine[]; readonly costs: readonly CostLine[]; readonly given: BusinessGiven }

export type Bearers = {
  /** As in paths. */
  readonly key: string
  readonly lines: readonly RevenueLine[]
  /** Formulas in proportion to which they bear it, by line; by revenue where these are nothing. */
  readonly weights: readonly string[]
  /** Nothing of such a weight: `0 ¤/month`. */
  readonly none: string
  /** Whether nothing tells them apart, so that revenue stands in. */
  readonly isSpread: boolean
}

/** A cost in ¤/month, and whether it falls due as customers join. */
export type BorneCost = { readonly formula: string; readonly isOnJoining: boolean; readonly by: Bearers }

const perJoining: ReadonlySet<string> = new Set(["¤/customer", "¤/seat"])

export const amountOf = ({ name }: RevenueLine): string => `business.revenue.${name}.amount`
export const isPerJoining = ({ form }: CostLine): boolean => perJoining.has(form.unit)
/** Sold, or ordered, by each new customer once. */
export const isSoldOnJoining = ({ measure, work }: RevenueLine): boolean =>
  perJoining.has(measure.unit) || (measure.unit === "¤/person/day" && work?.unit === "person*day/customer")

/** All costs of what is sold but for what is left. */
export function borneCosts(sold: Sold): BorneCost[] {
  return [...feeCosts(sold), ...servingCosts(sold), ...carriedCosts(sold), ...payCosts(sold), ...writtenCosts(sold)]
}

/** By revenue; `key` tells them from other sets of lines. */
export function byRevenue(key: string, lines: readonly RevenueLine[], isSpread: boolean): Bearers {
  return { key, lines, weights: lines.map(amountOf), none: "0 ¤/month", isSpread: isSpread && lines.length > 1 }
}

const running = (formula: string, by: Bearers): BorneCost => ({ formula, isOnJoining: false, by })

/** Fees on what is paid ahead fall as it is earned. */
function feeCosts({ lines }: Sold): BorneCost[] {
  const carded = lines.filter(isByCard)
  if (carded.length === 0) return []
  const paid = carded.map((line) => (line.kind === "marketplace" ? `business.revenue.${line.name}.volume` : amountOf(line)))
  return [running("business.fees", { ...byRevenue("card", carded, false), weights: paid })]
}

function byUse({ lines }: Sold): Bearers | null {
  const served = lines.filter(({ kind }) => answering.has(kind))
  if (served.length === 0) return null
  return { ...byRevenue("use", served, false), weights: useWeights(served), none: "0" }
}

/** What other rooms spend on answering: the server, and GPUs of one's own that serve. */
function servingCosts(sold: Sold): BorneCost[] {
  const by = byUse(sold)
  const parts = sold.given.costs.flatMap((cost) => cost.parts).filter((part) => part.class === "cogs" && part.isServing === true)
  return by === null ? [] : parts.map(({ formula }) => running(formula, by))
}

function carriedCosts({ lines }: Sold): BorneCost[] {
  return lines
    .filter(({ risk }) => risk !== null)
    .map((line) => running(`business.revenue.${line.name}.carried`, byRevenue(line.name, [line], false)))
}

function payCosts({ lines, given }: Sold): BorneCost[] {
  return (given.delivery ?? []).flatMap((paid) => {
    const by = byName(paid.for, lines) ?? byWork(paid, lines)
    return by === null ? [] : [running(paid.formula, by)]
  })
}

function byWork({ role }: Delivery, lines: readonly RevenueLine[]): Bearers | null {
  const working = lines.filter(({ people }) => people !== null && slug(people.text).toLowerCase() === role)
  if (working.length === 0) return null
  return { ...byRevenue(`work_${role}`, working, false), weights: working.map(workedDays), none: "0 person*day/month" }
}

function byName(named: CostLine["for"], lines: readonly RevenueLine[]): Bearers | null {
  const found = namedLines(named, lines)
  return found.length === 0 ? null : byRevenue(`for_${found.map(({ name }) => name).join("_")}`, found, false)
}

function writtenCosts(sold: Sold): BorneCost[] {
  const [use, { lines }] = [byUse(sold), sold]
  const once = lines.filter(isSoldOnJoining)
  return sold.costs
    .filter((cost) => cost.class === "cogs")
    .flatMap((cost) => {
      const isOnJoining = isPerJoining(cost)
      const called = lines.filter(({ name }) => name === cost.name)
      const by =
        byName(cost.for, lines) ??
        (called.length > 0 ? byRevenue(cost.name, called, false) : null) ??
        (isCountedByUse(cost) ? use : null) ??
        (isOnJoining ? (once.length > 0 ? byRevenue("once", once, true) : byRevenue("all", lines, true)) : null)
      return by === null ? [] : [{ formula: `business.costs.${cost.name}.amount`, isOnJoining, by }]
    })
}

function isCountedByUse({ form, kind, sent }: CostLine): boolean {
  return (
    form === byRequest ||
    form === byToken ||
    kind?.word === "review" ||
    (kind?.word === "egress" && sent?.unit === "byte/request")
  )
}
