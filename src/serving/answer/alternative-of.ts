/** Another set-up, as it was screened, or as it was planned by itself. */
import type { ConfirmedServing, PlannedServing, ScreenedServing } from "../search/serving-plan.ts"
import { servedPlan } from "./served-plan.ts"
import type { ServedAlternative } from "./serving-answer.ts"

const hour = 3600

/** Means of the steady state. */
export function screenedAlternative({ plan, figures }: ScreenedServing): ServedAlternative {
  const { ttftSeconds, tpotSeconds, latencySeconds, perHour } = figures
  return alternative(plan, { ...figures, ttft: ttftSeconds, tpot: tpotSeconds, latency: latencySeconds, perHour })
}

/** Means of the simulation, as those of the chosen one. */
export function simulatedAlternative({ plan, screened, figures }: ConfirmedServing): ServedAlternative {
  const { ttft, tpot, latency } = figures
  return alternative(plan, { ...figures, ttft: ttft.mean, tpot: tpot.mean, latency: latency.mean, perHour: screened.perHour })
}

type Figures = Pick<
  ServedAlternative,
  "ttft" | "tpot" | "latency" | "requestsPerSecond" | "outputTokensPerSecond" | "perHour"
> & { readonly piecesPerSecond: number }

function alternative(plan: PlannedServing, figures: Figures): ServedAlternative {
  const { ttft, tpot, latency, requestsPerSecond, outputTokensPerSecond, piecesPerSecond, perHour } = figures
  // Without a price `perHour` counts devices.
  const isPriced = plan.place.price !== null
  return {
    plan: servedPlan(plan),
    ...{ ttft, tpot, latency, requestsPerSecond, outputTokensPerSecond, perHour },
    perMillionTokens: isPriced ? (perHour * 1e6) / (piecesPerSecond * hour) : null,
  }
}
