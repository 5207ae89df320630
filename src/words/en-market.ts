/** English sentences about the `market` section. */
import type { RoomCode } from "./codes.ts"
import { didYouMean, someOf } from "./phrases-en.ts"
import { code, type Sentence } from "./sentence.ts"

export type MarketCode = Extract<RoomCode, `market-${string}`>

export const marketEn: Readonly<Record<MarketCode, Sentence>> = {
  "market-beside-segments": (p) => [
    `With segments ${code(p("key"))} would count the same customers twice.`,
    `move ${code(p("key"))} into the segments`,
  ],
  "market-elasticity-beside-competition": () => [
    "Competition says already how many customers a price loses; an elasticity beside it would count that twice.",
    "keep one of the two",
  ],
  "market-elasticity-sign": (p) => [
    `An elasticity of ${code(p("got"))} says that a higher price brings more customers.`,
    "write it below zero, such as `-1.5 to -0.5`",
  ],
  "market-free-price": () => ["A competitor without a price is free; there is no price that could move.", "give it a `price`"],
  "market-gap": (p) => [
    `The market of ${code(p("project"))} does not add up: from above ${customers(p("above"))} (${p("aboveLow")} to ${p("aboveHigh")}) by the end of the plan, from below, by channels and sellers of your own, ${customers(p("below"))} (${p("belowLow")} to ${p("belowHigh")}).`,
    p("to") === ""
      ? `no single figure that could be believed closes this${p("input") === "" ? "" : `; the least certain is ${code(p("input"))}`}. See which of the two you believe: who may want it, or who can sell it (sellers, their deals, the reach of channels)`
      : `look at ${code(p("input"))} first, the least certain of what stands behind the two: with ${code(p("to"))} in place of ${code(p("from"))} they would meet`,
  ],
  "market-price-units": (p) => [
    `Prices that are compared need one unit; ${code(p("first"))} and ${code(p("got"))} have two.`,
    "write both by the same: customer, seat, request or token",
  ],
  "market-reference-price": () => [
    "All competitors are free, so nothing says what a usual price is.",
    "add `reference_price`: the price at which a customer is neither drawn nor put off",
  ],
  "market-season-start": () => [
    "Seasons go by the months of the calendar, and the file does not say in which month it begins.",
    "add `start: 2027-01` at the top of the file",
  ],
  "market-spending": (p) => [
    `${code(p("got"))} is money; how many customers that are depends on what one of them spends.`,
    "add `spending: 50k to 200k USD/customer/year`, or give `total` in customers",
  ],
  "market-spending-unneeded": () => [
    "`spending` makes customers of a market in money, and `total` is none.",
    "leave it out, or write `total: 2B to 5B USD/year`",
  ],
  "market-total-twice": () => [
    "`total` and `customers` say the same thing: for how many the offer is made.",
    "keep one of the two",
  ],
  "market-unknown-role": (p) => [
    `Nobody has the role ${code(p("name"))}.`,
    didYouMean(
      p,
      p.list("known").length === 0 ? "add people to `resources.people` or `team.hires`" : `known: ${someOf(p.list("known"))}`,
    ),
  ],
}

function customers(figure: string): string {
  return `${figure} ${figure === "1" ? "customer" : "customers"}`
}
