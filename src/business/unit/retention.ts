/**
 * How much of the recurring revenue of a year ago is there still: net of what those who stay add (NRR), and gross, without it (GRR).
 * Months are chained, so that customers who joined since count for the months that they were there.
 */
import { quantities, type RoomQuantity, type Row } from "../../engine/index.ts"
import { overYear } from "./over-year.ts"

/** Units: [1]. Shape: monthly. A month without recurring revenue before it counts as 1; the first year has the months so far. */
export function retentionRows(isGrowing: boolean): RoomQuantity[] {
  const has = "business.mrr_before > 0 ¤/month"
  const lost = isGrowing ? "business.mrr_churned + business.mrr_shrunk" : "business.mrr_churned"
  const flow = { unit: "", before: "1", op: "*" } as const
  return [
    ...overYear({ ...flow, name: "net", month: `if(${has}, (business.mrr - business.mrr_new) / business.mrr_before, 1)` }),
    ...overYear({ ...flow, name: "gross", month: `if(${has}, max(0, 1 - (${lost}) / business.mrr_before), 1)` }),
    ...quantities("unit", {
      nrr: ["", "= unit.net_in_year"],
      // A lower price takes from every customer; a higher one is no reason to count more than all.
      grr: ["", "= min(unit.gross_in_year, unit.net_in_year)"],
    }),
  ]
}

/**
 * The recurring revenue of a year (ARR) over the last twelve months of the horizon, from where it was to where it is.
 * Units: [¤].  Shape: scalar.  Whether or not the cash lasts.
 */
export function bridgeRows(): RoomQuantity[] {
  const moved = (name: string): Row => ["¤", `= sum(if(t >= horizon - 12 month, business.mrr_${name} * 12 month, 0 ¤))`]
  return quantities("unit.bridge", {
    opening: ["¤", "= sum(if(t == max(0 month, horizon - 12 month), business.mrr_before * 12 month, 0 ¤))"],
    joined: moved("new"),
    expansion: moved("expansion"),
    contraction: moved("contraction"),
    churned: moved("churned"),
    closing: ["¤", "= last(business.arr)"],
  })
}
