/** What is sold once, and the maintenance of a licence: by the month, or paid for a year ahead and renewed by some. */
import type { Row } from "../../engine/index.ts"
import { bySize } from "../customers/by-size.ts"
import { openingText, soldRow } from "./buyers.ts"
import { keyOf, type Lowering, less, type Made, needed, plainMade, times } from "./made.ts"
import { installed } from "./measures.ts"
import { isLimited } from "./offered.ts"
import { ageRows, type Contracts, contractRows, contractsEarn, prepaidStock } from "./yearly.ts"

export function lowerLicence(lowering: Lowering): Made {
  const { line, own, given } = lowering
  const price = `${needed(line, "price", line.measure.unit)}${less(line, "discount")}`
  const sold = { sold: soldRow(lowering) }
  const once = `${own}.sold * ${price}`
  const base = installed.get(line.measure)
  if (line.maintenance === null || base === undefined || line.kind !== "licence")
    return { ...plainMade, rows: sold, earned: once, recurring: "" }
  const earned = `${once} + ${own}.maintenance`
  const fee = `${price} * ${keyOf(line, "maintenance")}`
  const recurring = `${own}.maintenance`
  if (line.isYearly) {
    const contracts = contractsOf(lowering, fee)
    const maintenance: Row = ["¤/month", `= ${contractsEarn(own)}`]
    const rows = { ...sold, ...contractRows(lowering, contracts), maintenance }
    return { ...plainMade, rows, parts: ageRows(lowering, contracts), earned, stocks: [prepaidStock(contracts)], recurring }
  }
  const isAll = line.renewal === null && !isLimited(lowering)
  const maintained = isAll ? `${bySize(base, given)}${times(line, "share")}` : `${own}.maintained`
  const rows = isAll ? sold : { ...sold, maintained: maintainedRow(lowering) }
  return {
    ...plainMade,
    rows: { ...rows, maintenance: ["¤/month", `= ${maintained} * ${fee}`] },
    earned,
    recurring,
  }
}

const heldUnit = ({ line }: Lowering): string => line.measure.soldUnit.replace("/month", "")

/** Licences whose maintenance goes on: year by year a part of it is not renewed, spread over the months. */
function maintainedRow(lowering: Lowering): Row {
  const { line, own } = lowering
  const renewed = line.renewal === null ? "" : ` * min(1, ${keyOf(line, "renewal")}) ^ (1 / 12)`
  const before = `previous(${own}.maintained, ${openingText(lowering)})`
  return [heldUnit(lowering), `= ${before} * business.staying${renewed} + ${own}.sold * 1 month`]
}

function contractsOf(lowering: Lowering, price: string): Contracts {
  const { line, own } = lowering
  return {
    unit: heldUnit(lowering),
    entering: `${own}.sold * 1 month`,
    price,
    opening: openingText(lowering),
    renewal: line.renewal === null ? "" : ` * min(1, ${keyOf(line, "renewal")})`,
  }
}
