/** From profit to cash, ruin, break-even and the value of the founders' equity. */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { BusinessGiven } from "../given.ts"
import { type ExitSection, exitRows } from "./exit.ts"

/** Units: [¤], [¤/month], breakeven [month]. Shape: cash, ruin monthly; value, breakeven, funding_need scalar. */
export function lowerCash(exit: ExitSection, { cash }: BusinessGiven): RoomQuantity[] {
  const opening = `= ${cash.replace(/^=\s*/u, "")}`
  return [
    ...quantities("business", {
      profit: ["¤/month", "= business.revenue - business.costs"],
      cash_flow: ["¤/month", "= business.collected - business.costs - tax.paid"],
      cumulative_cash: ["¤", "= cumulative(business.cash_flow * 1 month)"],
      ...breakevenRows,
      lowest_so_far: ["¤", { start: opening, next: "= min(previous, cash)" }],
      ...presentRows,
      ...exitRows(exit),
    }),
    ...quantities("", {
      cash: ["¤", { start: opening, change: "= business.cash_flow + funding.raised - funding.payments" }],
      ruin: ["", "= business.lowest_so_far < 0 ¤"],
      lowest_cash: ["¤", "= lowest(cash)"],
      // Without any round: how far operations alone would take the cash below zero.
      funding_need: ["¤", `= max(0 ¤, -lowest(${cash.replace(/^=\s*/u, "")} + business.cumulative_cash))`],
      // What is ruined by the end earns nothing from then on: it never breaks even.
      breakeven: ["month", "= first(t >= last(business.breakeven_from) and not last(ruin))"],
      value: ["¤", "= business.exit_held * business.exit_discount"],
    }),
  ]
}

/**
 * Cumulative flow since month m stays above zero for ever exactly when m - 1 is the last time at which the whole
 * cumulative flow (zero before the first month) is at its lowest: every earlier start meets that lowest point again.
 */
const breakevenRows: Readonly<Record<string, Row>> = {
  cash_floor: ["¤", { start: "0 ¤", next: "= min(previous, business.cumulative_cash)" }],
  breakeven_from: [
    "month",
    { start: "0 month", next: "= if(business.cumulative_cash <= previous(business.cash_floor), t + 1 month, previous)" },
  ],
}

const presentRows: Readonly<Record<string, Row>> = {
  discount_factor: ["", "= (1 + monthly_growth(discount) * 1 month) ^ (-(t / 1 month))"],
  present_value: ["¤", "= sum(business.cash_flow * 1 month * business.discount_factor)"],
  // At the end of a month, as the value at the end of the last one.
  stopped_discount: ["", "= (1 + monthly_growth(discount) * 1 month) ^ (-((t + 1 month) / 1 month))"],
  stopped: ["¤", "= if(ruin, 0 ¤, max(0 ¤, cash - funding.debt)) * ownership * business.stopped_discount"],
}
