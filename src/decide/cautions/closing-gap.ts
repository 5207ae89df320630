/** What an input of a market must be multiplied by so that the counts from above and from below are the same, by medians. */
import { risingRoot, unreachable } from "../../engine/index.ts"

/** From above all of it is a factor, save what divides and the two rates of the curve; from below it is a part of a sum. */
export type Side = "factor" | "divisor" | "innovation" | "imitation" | "channels" | "sellers"

/** Medians of both counts, of the two parts of the count from below, and of Bass's curve (rates by month, time in months). */
export type Counts = {
  readonly above: number
  readonly below: number
  readonly channels: number
  readonly sellers: number
  readonly curve: { readonly p: number; readonly q: number; readonly months: number } | null
}

/** Not finite, or not above zero, where it alone cannot do it. */
export function closing(side: Side, counts: Counts): number {
  const { above, below, channels, sellers, curve } = counts
  switch (side) {
    case "factor":
      return below / above
    case "divisor":
      return above / below
    case "channels":
      return (above - sellers) / channels
    case "sellers":
      return (above - channels) / sellers
    case "innovation":
      return curve === null ? Number.NaN : byCurve((p) => adopted(p, curve.q, curve.months), curve.p, below / above)
    case "imitation":
      return curve === null ? Number.NaN : byCurve((q) => adopted(curve.p, q, curve.months), curve.q, below / above)
    default:
      return unreachable(side)
  }
}

/** Share that has adopted after a time, a rising function of both rates.  Source: Bass 1969. */
function adopted(p: number, q: number, months: number): number {
  const left = Math.exp(-(p + q) * months)
  const pull = p + q * left
  return pull > 0 ? (p * (1 - left)) / pull : 0
}

/** Nobody adopts quicker than at once: 100 %/month. */
const quickest = 1

function byCurve(share: (rate: number) => number, rate: number, ratio: number): number {
  const wanted = share(rate) * ratio
  if (share(quickest) < wanted || share(0) > wanted) return Number.NaN
  return risingRoot((x) => share(x) - wanted, 0, quickest) / rate
}
