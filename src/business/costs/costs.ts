/** The costs that the founder writes, and those that every business has: support, card fees, bills never paid. */
import { defaultRow } from "../../data/index.ts"
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { BusinessGiven, ClassPart } from "../given.ts"
import { checkNamed, namedLines } from "../revenue/named-lines.ts"
import type { RevenueLine } from "../revenue/revenue.ts"
import { sumText } from "../sums.ts"
import { taskEnd } from "../when.ts"
import { classRows } from "./classes.ts"
import { countedText } from "./form.ts"
import { kinds } from "./kinds/all.ts"
import type { Made, Roots } from "./kinds/kind.ts"
import type { CostLine } from "./line.ts"

/** Units: [¤/month]. Shape: monthly. Errors: unknown-task, unknown-line. `hasFees`: whether anything is paid by card. */
export function lowerCosts(
  lines: readonly CostLine[],
  revenue: readonly RevenueLine[],
  hasFees: boolean,
  given: BusinessGiven,
): RoomQuantity[] {
  const hasRevenue = revenue.length > 0
  for (const line of lines) checkNamed(line.for, revenue, given)
  const own = [...lines.map(lineAmount), ...usualCosts(hasRevenue, hasFees)]
  const all = [...own, ...given.costs].map(({ formula }) => formula)
  const rows: Record<string, Row> = {
    ...(hasRevenue ? sellingRows : {}),
    // `support` is the founder's to replace; the name below it is the one that other formulas use.
    support: ["¤/month", "= support"],
    costs: ["¤/month", sumText(all, "0 ¤/month")],
  }
  const support: Row = ["¤/month", hasRevenue ? "= business.support_share * business.revenue" : "0 ¤/month"]
  return [
    ...lines.flatMap((line) => lineRows(line, revenue, given)),
    ...quantities("", { support }),
    ...quantities("business", rows),
    ...classRows([...own, ...given.costs.flatMap(({ parts }) => parts)], all, given),
  ]
}

function lineAmount(line: CostLine): ClassPart {
  return { class: line.class, formula: `business.costs.${line.name}.amount` }
}

function usualCosts(hasRevenue: boolean, hasFees: boolean): ClassPart[] {
  return [
    { class: "cogs", formula: "business.support" },
    ...(hasRevenue ? [{ class: "overhead", formula: "business.written_off" } satisfies ClassPart] : []),
    ...(hasFees ? [{ class: "cogs", formula: "business.fees" } satisfies ClassPart] : []),
  ]
}

const sellingRows: Readonly<Record<string, Row>> = {
  support_share: defaultRow("", "support.share"),
}

function lineRows(line: CostLine, revenue: readonly RevenueLine[], given: BusinessGiven): RoomQuantity[] {
  const roots: Roots = { field: `costs.${line.name}`, own: `business.costs.${line.name}` }
  const { sum, defaults = {}, steps = {}, after = {} } = madeOf(line, roots, { revenue, given })
  const when = whenText(line, roots, given)
  return [
    ...instance(roots.field, "costs.*", defaults),
    ...instance(roots.own, "business.costs.*", {
      ...steps,
      amount: ["¤/month", when === "" ? `= ${sum}` : `= if(${when}, ${sum}, 0 ¤/month)`],
      ...after,
    }),
  ]
}

type Around = { readonly revenue: readonly RevenueLine[]; readonly given: BusinessGiven }

function madeOf(line: CostLine, roots: Roots, { revenue, given }: Around): Made {
  if (!line.isWhole) return { sum: "0 ¤/month" }
  if (line.kind !== null) return kinds[line.kind.word].make(line, roots, given)
  const parts = [
    line.amount === null ? [] : [`${roots.field}.amount${countedText(line.form, given)}`],
    line.share_of_revenue === null ? [] : [`${roots.field}.share_of_revenue * ${revenueFor(line, revenue)}`],
  ].flat()
  return { sum: parts.length === 0 ? "0 ¤/month" : parts.join(" + ") }
}

/** Of the lines that the cost is spent for, as risks and formulas leave revenue as a whole; else of all. */
function revenueFor(line: CostLine, revenue: readonly RevenueLine[]): string {
  const named = namedLines(line.for, revenue)
  if (named.length === 0) return "business.revenue"
  const [own, all] = [named, revenue].map((lines) => lines.map(({ name }) => `business.revenue.${name}.amount`).join(" + "))
  return `if(${all} > 0 ¤/month, business.revenue * (${own}) / (${all}), 0 ¤/month)`
}

/** A cost counts in the whole month in which it begins; a single one falls into the month of `from`. */
function whenText(line: CostLine, { field }: Roots, given: BusinessGiven): string {
  const begins = [taskEnd(line.after, given), line.from === null ? null : `${field}.from`].filter((each) => each !== null)
  const begin = begins.length > 1 ? `max(${begins.join(", ")})` : (begins[0] ?? null)
  const isOnce = line.kind === null ? line.form.isOnce === true : kinds[line.kind.word].isOnce(line)
  if (isOnce) return `t <= ${begin ?? "0 month"} and ${begin ?? "0 month"} < t + 1 month`
  const since = begin === null ? [] : [`t + 1 month > ${begin}`]
  const before = line.until === null ? [] : [`t < ${field}.until`]
  return [...since, ...before].join(" and ")
}
