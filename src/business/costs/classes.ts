/**
 * Costs by class, as an income statement has them: what is sold (cogs), winning customers (selling), making the product
 * (research), the rest (overhead). Every cost belongs to one class, so the four add up to all costs.
 * Written-off bills are overhead: general and administrative expense, as bad debt is in the accounts of most.
 */
import { type CostClass, costClasses } from "../../data/index.ts"
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { BusinessGiven, ClassPart } from "../given.ts"
import { sumText } from "../sums.ts"

const none = "0 ¤/month"

/** Units: [¤/month], margins [1]. Shape: monthly. `all`: the formulas that `business.costs` adds up. */
export function classRows(parts: readonly ClassPart[], all: readonly string[], given: BusinessGiven): RoomQuantity[] {
  const apart = given.areCostsMoved ? [{ class: "overhead", formula: "business.costs_apart" } satisfies ClassPart] : []
  const every = [...parts, ...apart]
  return quantities("business", {
    ...(given.areCostsMoved ? { costs_apart: apartRow(all) } : {}),
    ...Object.fromEntries(costClasses.map((name) => [name, classRow(name, every)])),
    gross_profit: ["¤/month", "= business.revenue - business.cogs"],
    gross_margin: ["", "= if(business.revenue > 0 ¤/month, business.gross_profit / business.revenue, 0)"],
    gross_margin_trained: ["", trainedText(given)],
  })
}

function classRow(name: CostClass, parts: readonly ClassPart[]): Row {
  const terms = parts.filter((part) => part.class === name).map(({ formula }) => formula)
  return ["¤/month", sumText(terms, none)]
}

/** Where a formula of the founder or a risk acts on costs as a whole: what no single cost accounts for. */
function apartRow(all: readonly string[]): Row {
  return ["¤/month", all.length === 0 ? "= business.costs" : `= business.costs - (${all.join(" + ")})`]
}

/** Without revenue there is no margin; it counts as nothing, so that means over the samples stay figures. */
function trainedText({ trained }: BusinessGiven): string {
  if (trained === null) return "= business.gross_margin"
  return `= if(business.revenue > 0 ¤/month, (business.gross_profit - ${trained}) / business.revenue, 0)`
}
