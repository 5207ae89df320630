/**
 * A fee on what a customer saves against his losses without us, paid once it is proven. Where he loses more, we pay nothing
 * back of other months' fees; a share of it is ours where the contract says so: that is a cost, so revenue is never negative.
 */
import type { RoomQuantity, Row } from "../../engine/index.ts"
import { customersOf } from "./buyers.ts"
import { delayedText, type Flow, monthsOf, rememberedRows } from "./delay.ts"
import { keyOf, type Lowering, type Made, needed, pattern, plainMade } from "./made.ts"

export function lowerPerformance(lowering: Lowering): Made {
  const { line, own } = lowering
  const unit = "¤/customer/month"
  const [baseline, achieved] = [needed(line, "baseline", unit), needed(line, "achieved", unit)]
  const rows: Record<string, Row> = {
    sold: ["customer", `= ${customersOf(lowering)}`],
    saved: [unit, `= max(0 ${unit}, ${baseline} - ${achieved})`],
    proving: ["¤/month", `= ${own}.sold * ${own}.saved * ${line.fee === null ? "0" : `min(1, ${keyOf(line, "fee")})`}`],
    ...(line.risk === null ? {} : lossRows(lowering, `max(0 ${unit}, ${achieved} - ${baseline})`)),
  }
  return {
    ...plainMade,
    rows,
    parts: remembered(lowering),
    earned: proven(lowering, "proving"),
    recurring: "",
  }
}

/** What the line's customers lose more than without us, and our part of it. */
function lossRows(lowering: Lowering, lost: string): Record<string, Row> {
  const { line, own } = lowering
  return {
    lost: ["¤/month", `= ${own}.sold * ${lost}`],
    risked: ["¤/month", `= ${own}.lost * ${keyOf(line, "risk")}`],
    carried: ["¤/month", `= ${proven(lowering, "risked")}`],
  }
}

const flow = ({ own }: Lowering, name: string): Flow => ({ own, pattern, name, unit: "¤/month", zero: "0 ¤/month" })

function proven(lowering: Lowering, name: "proving" | "risked"): string {
  const { line, own } = lowering
  if (line.proves === null) return `${own}.${name}`
  return delayedText(flow(lowering, name), keyOf(line, "proves"), monthsOf(line.proves))
}

function remembered(lowering: Lowering): RoomQuantity[] {
  const { line } = lowering
  if (line.proves === null) return []
  const months = monthsOf(line.proves)
  const names = line.risk === null ? ["proving"] : ["proving", "risked"]
  return names.flatMap((name) => rememberedRows(flow(lowering, name), months))
}
