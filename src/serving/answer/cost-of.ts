/** What the chosen set-up costs, in the words of the answer. */
import type { ConfirmedServing } from "../search/serving-plan.ts"
import type { ServedCost } from "./serving-answer.ts"

/** Null without a price of the device. */
export function costOf({ figures: { cost }, plan }: ConfirmedServing, hasTokens: boolean): ServedCost | null {
  if (cost === null) return null
  return {
    perMillionInputTokens: hasTokens ? cost.perMillionInputTokens : null,
    perMillionOutputTokens: hasTokens ? cost.perMillionOutputTokens : null,
    perMillionTokens: hasTokens ? cost.perMillionTokens : 1e6 * cost.perRequest,
    perRequest: cost.perRequest,
    perThousandImages: hasTokens ? null : cost.perThousandSamples,
    perHour: cost.perHour,
    perHourRange: cost.perHourRange,
    currency: "USD",
    gpuHour: plan.place.price,
  }
}
