/** Another set-up, as it was screened. */
import type { ScreenedServing } from "../search/serving-plan.ts"
import { servedPlan } from "./served-plan.ts"
import type { ServedAlternative } from "./serving-answer.ts"

const hour = 3600

export function alternativeOf({ plan, figures }: ScreenedServing): ServedAlternative {
  const { ttftSeconds, tpotSeconds, latencySeconds, requestsPerSecond, outputTokensPerSecond, totalTokensPerSecond, perHour } =
    figures
  // Without a price `perHour` counts devices.
  const isPriced = plan.place.price !== null
  return {
    plan: servedPlan(plan),
    ...{ ttft: ttftSeconds, tpot: tpotSeconds, latency: latencySeconds, requestsPerSecond, outputTokensPerSecond, perHour },
    perMillionTokens: isPriced ? (perHour * 1e6) / (totalTokensPerSecond * hour) : null,
  }
}
