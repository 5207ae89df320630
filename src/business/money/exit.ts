/**
 * What the company is worth at the end and to whom: a year's recurring revenue and a year's one-off sales, each by its
 * multiple, and the cash, less the debt. After ruin each part is nothing, so that parts and sum agree in the mean too.
 */
import { defaultOf } from "../../data/index.ts"
import type { Row } from "../../engine/index.ts"
import { type Field, optional, quantity, record, type Shape } from "../../shape/index.ts"
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

/** Rows of `business`. Units: [¤], [¤/month], exit_discount plain. Shape: scalar. */
export function exitRows({ years, oneOffYears }: ExitSection): Readonly<Record<string, Row>> {
  return {
    exit_recurring: ["¤/month", lastYear("business.recurring")],
    exit_one_off: ["¤/month", lastYear("business.revenue - business.recurring")],
    exit_recurring_value: ["¤", `= business.exit_recurring * ${years}`],
    exit_one_off_value: ["¤", `= business.exit_one_off * ${oneOffYears}`],
    exit_cash: ["¤", unlessRuined("last(cash)")],
    exit_debt: ["¤", unlessRuined("last(funding.debt)")],
    // Shareholders do not answer for what the company owes beyond its worth.
    exit_unpaid: [
      "¤",
      "= max(0 ¤, business.exit_debt - business.exit_recurring_value - business.exit_one_off_value - business.exit_cash)",
    ],
    exit_equity: [
      "¤",
      "= max(0 ¤, business.exit_recurring_value + business.exit_one_off_value + business.exit_cash - business.exit_debt)",
    ],
    exit_held: ["¤", "= business.exit_equity * last(ownership)"],
    exit_discount: ["", "= (1 + monthly_growth(discount) * 1 month) ^ (-(horizon / 1 month))"],
  }
}

const unlessRuined = (worth: string): string => `= if(last(ruin), 0 ¤, ${worth})`

/** A month's revenue in the mean of the last year: a buyer looks at the year, not at its last month. Of what is ruined nothing is left to buy. */
const lastYear = (revenue: string): string =>
  `= if(last(ruin), 0 ¤/month, sum(if(t >= horizon - 12 month, ${revenue}, 0 ¤/month)) / (min(horizon, 12 month) / 1 month))`
