/** What in a market does not go together, told where it stands; each is told, none stops the others. */
import { error } from "../../diagnostics/index.ts"
import type { Value } from "../../units/index.ts"
import type { Place } from "./checked.ts"
import type { MarketSection } from "./section.ts"
import { isMoney } from "./size.ts"

/** Errors: missing-key, market-total-twice, market-beside-segments, market-spending, market-elasticity-sign, market-elasticity-beside-competition. */
export function checkMarket(market: MarketSection, place: Place): void {
  checkSize(market, place)
  checkSpending(market, place)
  checkElasticity(market, place)
}

function checkSize({ customers, total, segments, existing }: MarketSection, { report, span, section }: Place): void {
  if (segments.length > 0) {
    for (const [key, field] of Object.entries({ customers, total, existing }))
      if (field !== null) report(error("market-beside-segments", field.span, { key }))
    return
  }
  if (customers !== null && total !== null) report(error("market-total-twice", total.span, {}))
  if (customers === null && total === null) report(error("missing-key", span, { key: "customers", section }))
}

function checkSpending({ total, spending }: MarketSection, { report }: Place): void {
  const hasMoney = total !== null && isMoney(total)
  if (hasMoney && spending === null) report(error("market-spending", total.span, { got: total.text }))
  if (!hasMoney && spending !== null) report(error("market-spending-unneeded", spending.span, {}))
}

/** As written, a percentage as its share; null where no figure bounds it. */
function greatestFigure(value: Value | null): number | null {
  if (value?.kind === "constant") return value.magnitude * value.unit.factor
  if (value?.kind !== "random" || !("high" in value.distribution) || value.distribution.kind === "truncate") return null
  return value.distribution.high * value.unit.factor
}

function checkElasticity(market: MarketSection, { report, section }: Place): void {
  const { elasticity, price, reference_price, competition } = market
  const all = { elasticity, price, reference_price }
  const given = Object.values(all).find((field) => field !== null)
  if (given === undefined || given === null) return
  if (competition !== null) report(error("market-elasticity-beside-competition", given.span, {}))
  for (const [key, field] of Object.entries(all)) if (field === null) report(error("missing-key", given.span, { key, section }))
  const least = elasticity === null ? null : greatestFigure(elasticity.value)
  if (elasticity !== null && least !== null && least > 0)
    report(error("market-elasticity-sign", elasticity.span, { got: elasticity.text }, `-${elasticity.text.trim()}`))
}
