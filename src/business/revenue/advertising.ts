/** Advertising: at a price by request or customer, or as sessions × impressions × fill × price of a thousand, less what the network keeps. */
import type { Row } from "../../engine/index.ts"
import { paidShare } from "./answered.ts"
import { customersOf, soldRow } from "./buyers.ts"
import { keyOf, type Lowering, less, type Made, needed, plainMade, times } from "./made.ts"
import { isAnswered } from "./measures.ts"

export function lowerAdvertising(lowering: Lowering): Made {
  const { line, own, given } = lowering
  if (line.cpm === null) {
    const paid = isAnswered(line.measure) ? "" : paidShare(line.kind, given)
    const price = `${needed(line, "price", line.measure.unit)}${less(line, "discount")}`
    return { ...plainMade, rows: { sold: soldRow(lowering) }, earned: `${own}.sold * ${price}${paid}` }
  }
  const price = line.isByThousand ? `${keyOf(line, "cpm")} / 1000 impression` : keyOf(line, "cpm")
  const visits = `${needed(line, "sessions", "session/customer/month")} * ${needed(line, "impressions", "impression/session")}`
  const shown: Row = ["impression/month", `= ${customersOf(lowering)} * ${visits}${times(line, "fill")}${lowering.season}`]
  const kept = `${less(line, "discount", "network")}${paidShare(line.kind, given)}`
  return { ...plainMade, rows: { sold: shown }, earned: `${own}.sold * ${price}${kept}` }
}
