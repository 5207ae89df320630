/**
 * What a customer brings by the kind of revenue:
 *   at joining   what is sold once, and work that each new customer orders, whenever it is done
 *   by month     what recurs; besides it work that customers order month by month, and what is paid for savings
 * An amount by the month, whoever the customers are, is nobody's: no figure says who brings it.
 */
import type { RevenueLine } from "../revenue/revenue.ts"
import { isOrdered } from "../revenue/service.ts"
import { isSoldOnJoining } from "./line-costs.ts"
import { revenueOf } from "./line-margins.ts"

export const hasMaintenance = ({ kind, maintenance }: RevenueLine): boolean => kind === "licence" && maintenance !== null
export const maintenanceOf = ({ name }: RevenueLine): string => `business.revenue.${name}.maintenance * unit.acted`

/** Whether recurring revenue is made of it, or of its maintenance. */
export const isRecurring = (line: RevenueLine): boolean =>
  line.measure.unit !== "¤/month" && line.kind !== "performance" && !isOrdered(line)

/** Formulas [¤/month] of the margin of what those who join buy or order, before what setting them up costs. */
export function broughtAtJoining(lines: readonly RevenueLine[]): string[] {
  return lines.filter(isSoldOnJoining).map((line) => {
    const less = hasMaintenance(line) ? ` - ${maintenanceOf(line)}` : ""
    return isOrdered(line) ? margin(line, orderedOf(line)) : margin(line, `(${revenueOf(line)}${less})`)
  })
}

/** Formulas [¤/month] of the margin of what customers bring month by month and is no recurring revenue. */
export function broughtBesides(lines: readonly RevenueLine[]): string[] {
  return lines
    .filter((line) => line.kind === "performance" || (isOrdered(line) && !isSoldOnJoining(line)))
    .map((line) => margin(line, isOrdered(line) ? orderedOf(line) : revenueOf(line)))
}

const margin = ({ name }: RevenueLine, amount: string): string => `${amount} * (1 - unit.running.${name})`

/** At the price of the order, less what is paid back. */
function orderedOf({ name, refunds }: RevenueLine): string {
  const back = refunds === null ? "" : ` * (1 - min(1, revenue.${name}.refunds))`
  return `business.revenue.${name}.ordered_worth * unit.acted${back}`
}
