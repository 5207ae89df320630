/** How many buy a line: of all customers the share that takes it, while it is sold, without those who try or use it for nothing. */
import type { Row } from "../../engine/index.ts"
import { bySize } from "../customers/by-size.ts"
import { answered } from "./answered.ts"
import { type Lowering, times } from "./made.ts"
import { byCustomer, byRequest, byToken, type Measure } from "./measures.ts"
import { isLimited } from "./offered.ts"

/** What is sold in a month, in the measure of the line. */
export function soldRow(lowering: Lowering): Row {
  const { line, given } = lowering
  return [line.measure.soldUnit, `= ${countedText(line.measure, lowering, given)}${takenBy(lowering)}`]
}

function countedText(measure: Measure, { line }: Lowering, given: Lowering["given"]): string {
  if (measure === byRequest) return answered("requests", given)
  if (measure === byToken) return answered("tokens", given)
  if (line.trial === null) return bySize(measure.sold, given)
  const paying = `(business.customers - business.trying)${given.isGrowing === true ? " * business.grown" : ""}`
  return measure === byCustomer ? paying : `${paying} * business.seats_each`
}

/** The factors behind it. */
export function takenBy({ line, own }: Pick<Lowering, "line" | "own">): string {
  const paying = line.freemium === null ? "" : ` * revenue.${line.name}.freemium.paying`
  const tiers = line.tiers.length === 0 ? "" : ` * min(1, ${own}.asked)`
  return `${times(line, "share")}${isLimited({ line }) ? ` * ${own}.offered` : ""}${paying}${tiers}`
}

/** Customers who take the line, each by its size, for what is counted by the customer. */
export const customersOf = (lowering: Lowering): string => `${bySize("business.customers", lowering.given)}${takenBy(lowering)}`

/** The customers, or seats, of the line before the first month. */
export function openingText({ line, own, opening }: Lowering): string {
  if (opening === "0 customer") return `0 ${line.measure.soldUnit.replace("/month", "")}`
  const each = line.measure.soldUnit.startsWith("seat") ? " * business.seats_each" : ""
  return `${opening}${each}${takenBy({ line, own })}`
}
