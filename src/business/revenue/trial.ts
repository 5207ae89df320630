/**
 * Trials: who joins pays nothing for a time, and a share of them pays from then on; the others leave. What they use in between
 * costs. Of a project one line may begin with a trial, and one have a free version.
 */
import { error } from "../../diagnostics/index.ts"
import { quantities, type RoomQuantity } from "../../engine/index.ts"
import type { BusinessGiven } from "../given.ts"
import { delayedText, monthsOf } from "./delay.ts"
import type { RevenueLine } from "./line.ts"
import { times } from "./made.ts"

/** Units: trying [customer], converting, unconverted [customer/month]. Shape: monthly. */
export function lowerTrial(lines: readonly RevenueLine[]): RoomQuantity[] {
  const line = lines.find(({ trial }) => trial !== null)
  if (line === undefined || line.trial === null) return []
  const { name, trial } = line
  const [lasts, converts] = [`revenue.${name}.trial.lasts`, `revenue.${name}.trial.converts`]
  const months = monthsOf(trial.lasts)
  const left = `min(${lasts}, ${months} month) / 1 month`
  const cohort = (age: number): string => (age === 0 ? "business.trial" : `business.trial.${age}`)
  const ages = Array.from({ length: months + 1 }, (_, age) => age)
  const flow = { own: "business", pattern: "business", name: "trial", unit: "customer", zero: "0 customer" }
  const ended = delayedText(flow, lasts, months)
  return [
    ...quantities("business", {
      trial: ["customer", `= business.joining * 1 month${times(line, "share")}`],
      trying: ["customer", `= ${ages.map((age) => `${cohort(age)} * max(0, min(1, ${left} - ${age}))`).join(" + ")}`],
      trial_ended: ["customer/month", `= (${ended}) / 1 month`],
      converting: ["customer/month", `= business.trial_ended * min(1, ${converts})`],
      unconverted: ["customer/month", "= business.trial_ended - business.converting"],
    }),
    ...ages.slice(1).map(
      (age): RoomQuantity => ({
        name: cohort(age),
        unit: "customer",
        text: `= previous(${cohort(age - 1)}, 0 customer) * business.staying`,
        meaning: "business.trial.*",
        source: null,
      }),
    ),
  ]
}

/** How much a customer uses in the mean, against one who pays; null where all use the same. */
export function freeUseText(lines: readonly RevenueLine[]): string | null {
  const line = lines.find(({ freemium }) => freemium !== null && freemium.usage !== null)
  if (line === undefined) return null
  const root = `revenue.${line.name}.freemium`
  return `${root}.paying + (1 - ${root}.paying) * ${root}.usage`
}

/** Errors: line-twice. */
export function checkOnce(lines: readonly RevenueLine[], { report }: Pick<BusinessGiven, "report">): void {
  for (const key of ["trial", "freemium"] as const) {
    const [, second] = lines.filter((line) => line[key] !== null)
    if (second !== undefined) report(error("line-twice", second.span, { key, name: second.name }))
  }
}
