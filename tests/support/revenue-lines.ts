/** For tests: 100 customers from the start on, who stay unless said otherwise; no terms, no fees, no bad debts. */
import { businessOf, type SampleBusiness, type SampleOptions, type Written } from "./sample-business.ts"

export const quiet: NonNullable<SampleOptions["lines"]> = {
  "business.collection_time": "0 day",
  "business.payment_fee": "0",
  "business.bad_debt": "0",
  support: "0 ¤/month",
}

export type LineOptions = SampleOptions & { readonly sections?: Readonly<Record<string, Written>>; readonly churn?: string }

export function sell(line: Readonly<Record<string, Written>>, options: LineOptions = {}): SampleBusiness {
  return sellAll([{ name: "a", ...line }], options)
}

export function sellAll(
  lines: readonly Written[],
  { sections, churn = "0 %/year", ...options }: LineOptions = {},
): SampleBusiness {
  const market = { customers: "100 customer", existing: "100 customer" }
  const all = { market, churn: churn, ...sections, revenue: lines }
  return businessOf(all, { months: 24, ...options, lines: { ...quiet, ...options.lines } })
}

export const total = (figures: readonly number[]): number => figures.reduce((sum, figure) => sum + figure, 0)

export const last = (made: SampleBusiness, name: string): number => made.figures(name).at(-1) ?? Number.NaN
