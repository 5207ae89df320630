/** The chosen deployment at other loads: latency and cost against the rate. */
import type { SteadyState } from "../simulate/simulate.ts"
import { type Candidate, hourlyOf, isPriced } from "./candidate.ts"
import type { Found } from "./cheapest.ts"
import { byChance, type Means, noSpread, type Screening, strainOf } from "./screening.ts"
import type { CurvePoint } from "./serving-plan.ts"
import type { Trial } from "./trial.ts"

const points = 20
/** Nearer to the most that is carried waiting grows without end. */
const last = 0.98

/** Simulations of the deployment: at the load that was asked for, and at the most within the promise. */
export type Anchors = readonly Trial[]

/**
 * By rising rate, evenly, and at the load of the answer. Means by the steady state; the promised quantile is to the mean as it was in the simulations, by their rates.
 */
export function curveOf({ candidate, state }: Found, anchors: Anchors, screening: Screening): readonly CurvePoint[] {
  const { slo } = screening.question
  const [chosen] = anchors
  const even = Array.from({ length: points }, (_, k) => ((k + 1) / points) * last * state.mostRequestsPerSecond)
  const own = chosen === undefined ? [] : [chosen.carried.requestsPerSecond].filter((rate) => rate < (even.at(-1) ?? 0))
  const seen = anchors.map((trial) => anchorOf(trial, candidate, screening)).toSorted((a, b) => a.rate - b.rate)
  return [...new Set([...even, ...own])]
    .toSorted((a, b) => a - b)
    .map((requestsPerSecond) => {
      const at = screening.stateOf(candidate, byChance(requestsPerSecond))
      const promised = scaled(at, ratiosAt(seen, requestsPerSecond))
      return {
        ...{ requestsPerSecond, ttftSeconds: at.ttftSeconds, tpotSeconds: at.tpotSeconds, latencySeconds: at.latencySeconds },
        ...{ outputTokensPerSecond: at.outputTokensPerSecond, promised },
        perMillionTokens: perMillion(candidate, requestsPerSecond, screening),
        meetsSlo: !at.isSaturated && strainOf(promised, slo, noSpread) <= 1,
      }
    })
}

/** What the promised quantile is over the mean of what comes by chance at that rate. */
type Anchor = { readonly rate: number; readonly ratios: Means }

function anchorOf({ carried, seen, spread }: Trial, candidate: Candidate, screening: Screening): Anchor {
  const rate = carried.requestsPerSecond
  const mean = screening.stateOf(candidate, byChance(rate))
  const over = (own: number, of: number, otherwise: number): number => (of > 0 && Number.isFinite(of) ? own / of : otherwise)
  return {
    rate,
    ratios: {
      ttftSeconds: over(seen.ttftSeconds, mean.ttftSeconds, spread.ttft),
      tpotSeconds: over(seen.tpotSeconds, mean.tpotSeconds, spread.tpot),
      latencySeconds: over(seen.latencySeconds, mean.latencySeconds, spread.latency),
    },
  }
}

/** In a straight line between two rates, and as at the nearer of them outside. */
function ratiosAt(anchors: readonly Anchor[], rate: number): Means {
  const [low, high] = [anchors[0], anchors.at(-1)]
  if (low === undefined || high === undefined) return { ttftSeconds: 1, tpotSeconds: 1, latencySeconds: 1 }
  const part = high.rate > low.rate ? Math.min(1, Math.max(0, (rate - low.rate) / (high.rate - low.rate))) : 0
  const at = (key: keyof Means): number => low.ratios[key] + part * (high.ratios[key] - low.ratios[key])
  return { ttftSeconds: at("ttftSeconds"), tpotSeconds: at("tpotSeconds"), latencySeconds: at("latencySeconds") }
}

function scaled(state: SteadyState, ratios: Means): Means {
  return {
    ttftSeconds: state.ttftSeconds * ratios.ttftSeconds,
    tpotSeconds: state.tpotSeconds * ratios.tpotSeconds,
    latencySeconds: state.latencySeconds * ratios.latencySeconds,
  }
}

function perMillion(candidate: Candidate, rate: number, { question }: Screening): number | null {
  return isPriced(candidate) ? (1e6 * hourlyOf(candidate, question.reserve)) / (3600 * rate * question.pieces) : null
}
