/**
 * What moves monthly recurring revenue (MRR): who joins, who leaves, who buys more or less. With the months before it adds up exactly:
 *   MRR = MRR before + new + expansion - contraction - churned.
 * What neither comes nor goes nor grows by the file's rates is a change of price or use: a rise counts as expansion, a fall as contraction.
 */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { BusinessGiven } from "../given.ts"
import type { MarketSection } from "../market/market.ts"
import { openingCustomers } from "../market/opening-customers.ts"
import type { ExpansionSection } from "./expansion.ts"

/** Units: MRR and its movements [¤/month], `mrr_each` [¤/customer/month], `arr` [¤]. Shape: monthly. */
export function movementRows(expansion: ExpansionSection, market: MarketSection | null, given: BusinessGiven): RoomQuantity[] {
  const opening = openingCustomers(market)
  const isGrowing = expansion !== null
  const payers = payersOf(isGrowing, given)
  const { size, left, joining } = payers
  const rows: Record<string, Row> = {
    ...(given.hasTrial === true ? payerRows(isGrowing, opening, given) : {}),
    mrr: ["¤/month", "= business.recurring"],
    arr: ["¤", "= business.mrr * 12 month"],
    mrr_each: ["¤/customer/month", `= if(${size} > 0 customer, business.mrr / ${size}, 0 ¤/customer/month)`],
    mrr_before: ["¤/month", `= previous(business.mrr, business.mrr_each * ${opening})`],
    mrr_new: ["¤/month", `= business.mrr_each * ${joining} * 1 month`],
    mrr_churned: ["¤/month", `= previous(business.mrr_each, business.mrr_each) * ${left} * 1 month`],
    mrr_kept: ["¤/month", "= business.mrr_before - business.mrr_churned"],
    ...(isGrowing ? grownRows(payers, opening) : {}),
    ...changeRows(isGrowing),
  }
  return quantities("business", rows)
}

/** Formulas of those who pay: by their size, who leave of them, who begin to pay. */
export type Payers = { readonly size: string; readonly left: string; readonly joining: string }

export function payersOf(isGrowing: boolean, { hasTrial, replaced }: Pick<BusinessGiven, "hasTrial" | "replaced">): Payers {
  if (hasTrial === true) return { size: "business.paying", left: "business.paying_leaving", joining: "business.winning" }
  const joining = "business.joining"
  return isGrowing
    ? { size: "business.size", left: "business.size_leaving", joining }
    : { size: "business.customers", left: replaced.has("customers") ? "business.lost" : "business.leaving", joining }
}

/** Who tries does not pay yet, and leaves as the others do. */
function payerRows(isGrowing: boolean, opening: string, { replaced }: BusinessGiven): Record<string, Row> {
  const all = payersOf(isGrowing, { hasTrial: false, replaced })
  const before = `previous(${all.size}, ${opening})`
  const part = `${all.left} * previous(business.paying, ${opening}) / ${before}`
  return {
    paying: ["customer", `= max(0 customer, business.customers - business.trying)${isGrowing ? " * business.grown" : ""}`],
    paying_leaving: ["customer/month", `= if(${before} > 0 customer, ${part}, 0 customer/month)`],
    winning: ["customer/month", "= business.joining - business.trial / 1 month + business.converting"],
  }
}

/** Those who stayed, at this month's price, by the rates of the file. */
function grownRows({ size, left }: Payers, opening: string): Record<string, Row> {
  const stayed = `(previous(${size}, ${opening}) - ${left} * 1 month)`
  return {
    mrr_grown: ["¤/month", `= business.mrr_each * ${stayed} * business.expanding * 1 month`],
    mrr_shrunk: ["¤/month", `= business.mrr_each * ${stayed} * business.contracting * 1 month`],
  }
}

function changeRows(isGrowing: boolean): Record<string, Row> {
  const known = isGrowing ? " - business.mrr_grown + business.mrr_shrunk" : ""
  const [grown, shrunk] = isGrowing ? ["business.mrr_grown + ", "business.mrr_shrunk + "] : ["", ""]
  return {
    mrr_rest: ["¤/month", `= business.mrr - business.mrr_new - business.mrr_kept${known}`],
    // What rounding leaves is no change of price.
    mrr_repriced: ["¤/month", "= if(abs(business.mrr_rest) > 0.000000001 * business.mrr, business.mrr_rest, 0 ¤/month)"],
    mrr_expansion: ["¤/month", `= ${grown}max(0 ¤/month, business.mrr_repriced)`],
    mrr_contraction: ["¤/month", `= ${shrunk}max(0 ¤/month, -business.mrr_repriced)`],
  }
}
