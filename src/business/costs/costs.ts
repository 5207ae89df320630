/** The costs that the founder writes, and those that every business has: support, card fees, bills never paid. */
import { defaultRow } from "../../data/index.ts"
import { instance, quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { BusinessGiven, ClassPart } from "../given.ts"
import { sumText } from "../sums.ts"
import { taskEnd } from "../when.ts"
import { classRows } from "./classes.ts"
import { countedText } from "./form.ts"
import { kinds } from "./kinds/all.ts"
import type { Made, Roots } from "./kinds/kind.ts"
import type { CostLine } from "./line.ts"

/** Units: [¤/month]. Shape: monthly. Errors: unknown-task. `hasRevenue`: whether anything is sold, `hasFees`: paid by card. */
export function lowerCosts(
  lines: readonly CostLine[],
  hasRevenue: boolean,
  hasFees: boolean,
  given: BusinessGiven,
): RoomQuantity[] {
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
    ...lines.flatMap((line) => lineRows(line, given)),
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

function lineRows(line: CostLine, given: BusinessGiven): RoomQuantity[] {
  const roots: Roots = { field: `costs.${line.name}`, own: `business.costs.${line.name}` }
  const { sum, defaults = {}, steps = {}, after = {} } = madeOf(line, roots, given)
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

function madeOf(line: CostLine, roots: Roots, given: BusinessGiven): Made {
  if (!line.isWhole) return { sum: "0 ¤/month" }
  if (line.kind !== null) return kinds[line.kind.word].make(line, roots, given)
  const parts = [
    line.amount === null ? [] : [`${roots.field}.amount${countedText(line.form, given)}`],
    line.share_of_revenue === null ? [] : [`${roots.field}.share_of_revenue * business.revenue`],
  ].flat()
  return { sum: parts.length === 0 ? "0 ¤/month" : parts.join(" + ") }
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
