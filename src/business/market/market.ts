/**
 * The market: how many customers there may be, how they adopt, who brings them.
 *
 * Adoption is Bass's model by its exact step, df/dt = (p + q f)(1 - f) with f the share that has adopted.
 * (1 - f)/(p + q f) decays by exp(-(p + q) s) over a time s in which the potential stays; solved for what
 * is gained, with a = p + q f (pull), b = 1 - f and E = exp(-(p + q) s) (fade):
 *   gain = a b (1 - E) / (a + q b E)                      never negative, 0 where s is 0.
 * Who has left does not adopt again.
 */
import { defaultOf } from "../../data/index.ts"
import { error, nearest } from "../../diagnostics/index.ts"
import { quantities, type RoomQuantity, type Row, type Source } from "../../engine/index.ts"
import { type Field, list, optional, type Placed, placed, quantity, record, type Shape, slug } from "../../shape/index.ts"
import type { BusinessGiven } from "../given.ts"
import { leftOut } from "../written-unit.ts"
import { openingCustomers, openingStock } from "./opening-customers.ts"

export type MarketSection = {
  /** Customers that the offer is made for; with `share`, the part of them that can be reached. */
  readonly customers: Field
  readonly share: Field | null
  readonly growth: Field | null
  readonly adoption: { readonly p: Field; readonly q: Field }
  readonly existing: Field | null
  readonly begins: Field | null
  readonly sales_cycle: Field | null
  /** How much churn rises, as a share of itself, when all answers come late. */
  readonly late_response: Field | null
  readonly channels: { readonly names: readonly (Placed | null)[]; readonly conversion: Field; readonly takes: Field }
}

export const marketShape: Shape<MarketSection | null> = optional(
  record({
    customers: quantity("customer", { least: 0 }),
    share: optional(quantity("", { least: 0, most: 1 })),
    growth: optional(quantity("%/year", { least: -100 })),
    adoption: leftOut(
      record({
        p: quantity("%/year", { least: 0, otherwise: defaultOf("bass.p") }),
        q: quantity("%/year", { least: 0, otherwise: defaultOf("bass.q") }),
      }),
    ),
    existing: optional(quantity("customer", { least: 0 })),
    begins: optional(quantity("month", { least: 0 })),
    sales_cycle: optional(quantity("month", { least: 0 })),
    late_response: optional(quantity("", { least: 0 })),
    channels: leftOut(
      record({
        names: list(placed()),
        conversion: quantity("", { least: 0, most: 1, otherwise: defaultOf("channel.conversion") }),
        takes: quantity("month", { least: 0, otherwise: defaultOf("channel.time") }),
      }),
    ),
  }),
)

/**
 * `bounds`: further formulas [customer/month] that no more customers than that join: sellers, a budget of marketing.
 * Units: potential and adopters [customer], joining [customer/month]. Shape: monthly. Errors: unknown-channel. Source: Bass 1969.
 */
export function lowerMarket(market: MarketSection | null, given: BusinessGiven, bounds: readonly string[] = []): RoomQuantity[] {
  const rows: Record<string, Row> = {
    ...openingRows(market),
    ...(market === null
      ? noMarket
      : { ...sizeRows(market), ...adoptionRows(market), ...channelRows(market, given), ...joiningRows(market, bounds) }),
    adopters: ["customer", openingStock(market, "= business.joining")],
  }
  return quantities("business", rows)
}

/** The part of a month in which the offer stands: 1 from the month after the opening on. */
function openingRows(market: MarketSection | null): Record<string, Row> {
  const from = market?.begins == null ? "launch" : "max(launch, market.begins)"
  const cycle = market?.sales_cycle == null ? "" : " + market.sales_cycle"
  return {
    opening: ["month", `= ${from}${cycle}`],
    live_time: ["month", "= max(0 month, min(1 month, t + 1 month - business.opening))"],
    live: ["", "= business.live_time > 0 month"],
  }
}

const noMarket: Readonly<Record<string, Row>> = {
  potential: ["customer", "0 customer"],
  joining: ["customer/month", "0 customer/month"],
}

function sizeRows(market: MarketSection): Record<string, Row> {
  const share = market.share === null ? "" : " * market.share"
  if (market.growth === null) return { potential: ["customer", `= market.customers${share}`] }
  return {
    market_growth: [
      "",
      "= if(t > 0 month, previous(business.market_growth, 1) * (1 + monthly_growth(market.growth) * 1 month), 1)",
    ],
    potential: ["customer", `= market.customers${share} * business.market_growth`],
  }
}

const bass: Source = {
  title: "Bass, A new product growth for model consumer durables",
  where: "https://doi.org/10.1287/mnsc.15.5.215",
  date: "1969",
  confidence: "published",
}

function adoptionRows(market: MarketSection): Record<string, Row> {
  return {
    adopted: [
      "",
      `= if(business.potential > 0 customer, min(1, previous(business.adopters, ${openingCustomers(market)}) / business.potential), 1)`,
    ],
    pull: ["%/month", "= market.adoption.p + market.adoption.q * business.adopted"],
    fade: ["", "= exp(-(market.adoption.p + market.adoption.q) * business.live_time)"],
    echo: ["%/month", "= market.adoption.q * (1 - business.adopted) * business.fade"],
    adopting: [
      "customer",
      "= if(business.pull + business.echo > 0 %/month, business.potential * (1 - business.adopted) * business.pull * (1 - business.fade) / (business.pull + business.echo), 0 customer)",
      bass,
    ],
  }
}

/**
 * Customers reached through the channels need no word of mouth: a share of them signs, spread evenly over a time
 * from the opening on. They adopt besides the others and draw others after them, up to the potential.
 */
function channelRows({ channels }: MarketSection, { channels: known, report }: BusinessGiven): Record<string, Row> {
  const named = channels.names.flatMap((each) => {
    if (each === null || known.includes(slug(each.text))) return each === null ? [] : [slug(each.text)]
    const close = nearest(each.text, known)
    report(error("unknown-channel", each.span, { name: each.text, nearest: close, known }, close[0]))
    return []
  })
  const used = channels.names.length === 0 ? known : [...new Set(named)]
  if (used.length === 0) return { direct: ["customer", "0 customer"] }
  return {
    reached: ["customer", `= ${used.map((name) => `resources.channels.${name}.reach`).join(" + ")}`],
    // Three days at least: a division by no time at all has no meaning.
    signing_time: ["month", "= max(market.channels.takes, 0.1 month)"],
    direct: [
      "customer",
      "= business.reached * market.channels.conversion * max(0 month, min(t + 1 month, business.opening + business.signing_time) - max(t, business.opening)) / business.signing_time",
    ],
  }
}

function joiningRows(market: MarketSection, bounds: readonly string[]): Record<string, Row> {
  const found = "min(business.adopting + business.direct, business.unserved) / 1 month"
  return {
    unserved: ["customer", `= max(0 customer, business.potential - previous(business.adopters, ${openingCustomers(market)}))`],
    joining: ["customer/month", bounds.length === 0 ? `= ${found}` : `= min(${[found, ...bounds].join(", ")})`],
  }
}
