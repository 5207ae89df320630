/**
 * How much of the recurring revenue of a year ago is there still: net of what those who stay add (NRR), and gross, without it (GRR).
 * Months are chained, so that customers who joined since count for the months that they were there.
 */
import { quantities, type RoomQuantity } from "../../engine/index.ts"
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
