/** The chosen deployment at other loads: latency and cost against the rate. */
import type { LengthMoments } from "../simulate/simulate.ts"
import { type Candidate, hourlyOf, poolsOf } from "./candidate.ts"
import type { Found } from "./cheapest.ts"
import { byChance, keeps, type Screening, type Spread } from "./screening.ts"
import type { CurvePoint } from "./serving-plan.ts"

const points = 20
/** Nearer to the most that is carried waiting grows without end. */
const last = 0.98

/** By rising rate, evenly. Means by the steady state; the promise is kept where the quantiles that were seen over the means keep it. */
export function curveOf({ candidate, state }: Found, spread: Spread, screening: Screening): readonly CurvePoint[] {
  const { slo, lengths } = screening.question
  return Array.from({ length: points }, (_, k) => {
    const requestsPerSecond = ((k + 1) / points) * last * state.mostRequestsPerSecond
    const demand = byChance(requestsPerSecond)
    const at = screening.stateOf(candidate, demand)
    return {
      ...{ requestsPerSecond, ttftSeconds: at.ttftSeconds, tpotSeconds: at.tpotSeconds, latencySeconds: at.latencySeconds },
      outputTokensPerSecond: at.outputTokensPerSecond,
      perMillionTokens: perMillion(candidate, requestsPerSecond, lengths, screening),
      meetsSlo: keeps(at, demand, slo, spread),
    }
  })
}

function perMillion(
  candidate: Candidate,
  rate: number,
  { input, output }: LengthMoments,
  { question }: Screening,
): number | null {
  const isPriced = poolsOf(candidate).every(({ worker }) => worker.family.place.price !== null)
  return isPriced ? (1e6 * hourlyOf(candidate, question.reserve)) / (3600 * rate * (input + output)) : null
}
