/** From profit to cash, ruin, break-even and the value of the founders' equity. */
import { defaultOf } from "../../data/index.ts"
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import { type Field, optional, quantity, record, type Shape } from "../../shape/index.ts"
import type { BusinessGiven } from "../given.ts"
import { type Form, formWritten, leftOut, settled } from "../written-unit.ts"

export type ExitSection = {
  /** Value over yearly recurring revenue; `years` is the formula of the same as a time. */
  readonly multiple: Field
  readonly years: string
  /** The same of what is sold once: licences, boxes. */
  readonly one_off: Field
  readonly oneOffYears: string
  /** The founders' share today, where others own a part. */
  readonly ownership: Field | null
}

type MultipleForm = Form & { readonly times: string }
const plain: MultipleForm = { unit: "", times: " * 12 month" }
/** Value over revenue in a year is a time: `4 year`. */
const inYears: MultipleForm = { unit: "year", times: "" }

export const exitShape: Shape<ExitSection> = settled(
  leftOut(
    record({
      multiple: quantity(null, { least: 0, otherwise: defaultOf("multiple.revenue") }),
      one_off: quantity(null, { least: 0, otherwise: defaultOf("multiple.one-off") }),
      ownership: optional(quantity("", { least: 0, most: 1 })),
    }),
  ),
  ({ multiple, one_off, ownership }, withUnit) => {
    const [form, oneOff] = [multiple, one_off].map((field) => formWritten(field.value, [plain, inYears]) ?? plain)
    return {
      multiple: withUnit(multiple, form?.unit ?? ""),
      years: `exit.multiple${form?.times ?? ""}`,
      one_off: withUnit(one_off, oneOff?.unit ?? ""),
      oneOffYears: `exit.one_off${oneOff?.times ?? ""}`,
      ownership,
    }
  },
)

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
      ...valueRows,
    }),
    ...quantities("", {
      cash: ["¤", { start: opening, change: "= business.cash_flow + funding.raised - funding.payments" }],
      ruin: ["", "= business.lowest_so_far < 0 ¤"],
      lowest_cash: ["¤", "= lowest(cash)"],
      // Without any round: how far operations alone would take the cash below zero.
      funding_need: ["¤", `= max(0 ¤, -lowest(${cash.replace(/^=\s*/u, "")} + business.cumulative_cash))`],
      // What is ruined by the end earns nothing from then on: it never breaks even.
      breakeven: ["month", "= first(t >= last(business.breakeven_from) and not last(ruin))"],
      value: [
        "¤",
        `= if(last(ruin), 0 ¤, max(0 ¤, business.exit_recurring * ${exit.years} + business.exit_one_off * ${exit.oneOffYears} + last(cash) - last(funding.debt)) * last(ownership) * business.exit_discount)`,
      ],
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

/** A month's revenue in the mean of the last year: a buyer looks at the year, not at its last month. Of what is ruined nothing is left to buy. */
const lastYear = (revenue: string): string =>
  `= if(last(ruin), 0 ¤/month, sum(if(t >= horizon - 12 month, ${revenue}, 0 ¤/month)) / (min(horizon, 12 month) / 1 month))`

const valueRows: Readonly<Record<string, Row>> = {
  exit_recurring: ["¤/month", lastYear("business.recurring")],
  exit_one_off: ["¤/month", lastYear("business.revenue - business.recurring")],
  discount_factor: ["", "= (1 + monthly_growth(discount) * 1 month) ^ (-(t / 1 month))"],
  exit_discount: ["", "= (1 + monthly_growth(discount) * 1 month) ^ (-(horizon / 1 month))"],
  present_value: ["¤", "= sum(business.cash_flow * 1 month * business.discount_factor)"],
}
