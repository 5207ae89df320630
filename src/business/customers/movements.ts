/**
 * What moves monthly recurring revenue (MRR): who joins, who leaves, who buys more or less. With the months before it adds up exactly:
 *   MRR = MRR before + new + expansion - contraction - churned.
 * What neither comes nor goes nor grows by the file's rates is a change of price or use: a rise counts as expansion, a fall as contraction.
 */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { MarketSection } from "../market/market.ts"
import { openingCustomers } from "../market/opening-customers.ts"
import type { ExpansionSection } from "./expansion.ts"

/** Units: MRR and its movements [¤/month], `mrr_each` [¤/customer/month], `arr` [¤]. Shape: monthly. */
export function movementRows(expansion: ExpansionSection, market: MarketSection | null): RoomQuantity[] {
  const opening = openingCustomers(market)
  const isGrowing = expansion !== null
  const [size, left] = isGrowing ? ["business.size", "business.size_leaving"] : ["business.customers", "business.leaving"]
  const rows: Record<string, Row> = {
    mrr: ["¤/month", "= business.recurring"],
    arr: ["¤", "= business.mrr * 12 month"],
    mrr_each: ["¤/customer/month", `= if(${size} > 0 customer, business.mrr / ${size}, 0 ¤/customer/month)`],
    mrr_before: ["¤/month", `= previous(business.mrr, business.mrr_each * ${opening})`],
    mrr_new: ["¤/month", "= business.mrr_each * business.joining * 1 month"],
    mrr_churned: ["¤/month", `= previous(business.mrr_each, business.mrr_each) * ${left} * 1 month`],
    mrr_kept: ["¤/month", "= business.mrr_before - business.mrr_churned"],
    ...(isGrowing ? grownRows(size, left, opening) : {}),
    ...changeRows(isGrowing),
  }
  return quantities("business", rows)
}

/** Those who stayed, at this month's price, by the rates of the file. */
function grownRows(size: string, left: string, opening: string): Record<string, Row> {
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
    mrr_repriced: ["¤/month", `= business.mrr - business.mrr_new - business.mrr_kept${known}`],
    mrr_expansion: ["¤/month", `= ${grown}max(0 ¤/month, business.mrr_repriced)`],
    mrr_contraction: ["¤/month", `= ${shrunk}max(0 ¤/month, -business.mrr_repriced)`],
  }
}
