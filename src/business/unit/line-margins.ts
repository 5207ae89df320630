/**
 * What is left of each line of revenue after the cost of what is sold (`business.cogs`), by what causes the cost:
 *   card fees        the lines that are paid by card, by revenue; a marketplace by the orders that run through it
 *   serving          the lines that live on answers (subscription, usage, advertising), by revenue; no line counts requests of its own
 *   setting up       costs by the new customer: the lines that are sold once to him, else all, by revenue
 *   losses carried   the lines that promise a performance
 *   what is left     all lines, by revenue
 */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { CostLine } from "../costs/line.ts"
import type { BusinessGiven } from "../given.ts"
import { isByCard, type RevenueLine } from "../revenue/revenue.ts"
import { answering } from "../revenue/revenue-kind.ts"
import { sumText } from "../sums.ts"

export type Sold = { readonly lines: readonly RevenueLine[]; readonly costs: readonly CostLine[]; readonly given: BusinessGiven }

const perJoining: ReadonlySet<string> = new Set(["¤/customer", "¤/seat"])

export const amountOf = ({ name }: RevenueLine): string => `business.revenue.${name}.amount`
export const isSoldOnJoining = ({ measure }: RevenueLine): boolean => perJoining.has(measure.unit)
export const isPerJoining = ({ form }: CostLine): boolean => perJoining.has(form.unit)
/** Work and what is saved by it come and go, whoever the customers are. */
export const isOfCustomers = ({ measure, kind }: RevenueLine): boolean =>
  measure.unit !== "¤/month" && measure.unit !== "¤/person/day" && kind !== "performance"

/** Units: `margin.*` and shares [1], costs [¤/month]. Shape: monthly. Without revenue of a line its margin is 0. */
export function lineMarginRows({ lines, costs, given }: Sold): RoomQuantity[] {
  const served = lines.filter(({ kind }) => answering.has(kind))
  const hasServing = served.length > 0 && given.costs.some(({ formula }) => formula === "serving.cost")
  const once = lines.filter(isSoldOnJoining)
  const settingUp = costs.filter((line) => line.class === "cogs" && isPerJoining(line))
  const carded = lines.filter(isByCard)
  const hasFees = carded.length > 0
  const carrying = lines.filter(isCarrying)
  const apart = [
    ...(hasFees ? ["business.fees"] : []),
    ...(hasServing ? ["serving.cost"] : []),
    ...(carrying.length > 0 ? ["business.carried"] : []),
    "unit.setting_up",
  ]
  const rows: Record<string, Row> = {
    setting_up: [
      "¤/month",
      sumText(
        settingUp.map(({ name }) => `business.costs.${name}.amount`),
        "0 ¤/month",
      ),
    ],
    shared_cogs: ["¤/month", `= business.cogs - ${apart.join(" - ")}`],
    ...(hasFees ? { fee_share: feeRow(carded) } : {}),
    ...(hasServing ? { serving_share: shareRow("serving.cost", served) } : {}),
    setting_up_share: shareRow("unit.setting_up", once.length > 0 ? once : lines),
    shared_share: shareRow("unit.shared_cogs", lines),
  }
  const running = (line: RevenueLine): string =>
    [
      ...(isByCard(line) ? [feeOf(line)] : []),
      ...(hasServing && answering.has(line.kind) ? ["unit.serving_share"] : []),
      ...(isCarrying(line) ? [ofAmount(line, `business.revenue.${line.name}.carried`)] : []),
      "unit.shared_share",
    ].join(" + ")
  return [
    ...quantities("unit", rows),
    ...lines.flatMap((line) => {
      const setUp = once.length === 0 || isSoldOnJoining(line) ? " - unit.setting_up_share" : ""
      return [
        ...instanceOf("running", line, ["", `= ${running(line)}`]),
        ...instanceOf("margin", line, ["", `= if(${amountOf(line)} > 0 ¤/month, 1 - unit.running.${line.name}${setUp}, 0)`]),
      ]
    }),
  ]
}

const isCarrying = ({ risk }: RevenueLine): boolean => risk !== null

/** What is paid by card on a line; fees on what is paid ahead fall as it is earned. */
const paidOn = (line: RevenueLine): string =>
  line.kind === "marketplace" ? `business.revenue.${line.name}.volume` : amountOf(line)

function feeRow(carded: readonly RevenueLine[]): Row {
  const paid = carded.map(paidOn).join(" + ")
  return ["", `= if(${paid} > 0 ¤/month, business.fees / (${paid}), 0)`]
}

function feeOf(line: RevenueLine): string {
  return line.kind === "marketplace" ? ofAmount(line, `unit.fee_share * ${paidOn(line)}`) : "unit.fee_share"
}

function ofAmount(line: RevenueLine, cost: string): string {
  return `if(${amountOf(line)} > 0 ¤/month, ${cost} / ${amountOf(line)}, 0)`
}

function instanceOf(what: "running" | "margin", { name }: RevenueLine, row: Row): RoomQuantity[] {
  return quantities(`unit.${what}`, { [name]: row }).map((quantity) => ({ ...quantity, meaning: `unit.${what}.*` }))
}

/** As a share of what these lines bring in; nothing while they bring in nothing. */
function shareRow(cost: string, lines: readonly RevenueLine[]): Row {
  const sum = lines.map(amountOf).join(" + ")
  return ["", `= if(${sum} > 0 ¤/month, ${cost} / (${sum}), 0)`]
}
