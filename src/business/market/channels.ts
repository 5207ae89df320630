/**
 * Customers reached through the channels need no word of mouth: a share of them signs, spread evenly over a time
 * from the opening on. They adopt besides the others and draw others after them, up to the potential.
 */
import { error, nearest } from "../../diagnostics/index.ts"
import type { Row } from "../../engine/index.ts"
import { slug } from "../../shape/index.ts"
import type { BusinessGiven } from "../given.ts"
import type { MarketSection } from "./section.ts"

/** Units: direct [customer]. Shape: monthly. Errors: unknown-channel. */
export function channelRows(market: MarketSection, given: BusinessGiven): Record<string, Row> {
  reportUnknown(market, given)
  const used = usedChannels(market, given)
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

/** By their names in paths; all that there are where none is named. */
export function usedChannels({ channels }: MarketSection, { channels: known }: BusinessGiven): readonly string[] {
  if (channels.names.length === 0) return known
  const named = channels.names.flatMap((each) => (each === null ? [] : [slug(each.text)]))
  return [...new Set(named.filter((name) => known.includes(name)))]
}

function reportUnknown({ channels }: MarketSection, { channels: known, report }: BusinessGiven): void {
  for (const each of channels.names) {
    if (each === null || known.includes(slug(each.text))) continue
    const close = nearest(each.text, known)
    report(error("unknown-channel", each.span, { name: each.text, nearest: close, known }, close[0]))
  }
}
