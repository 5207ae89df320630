/** What the steady state can be at best, from three steps of the engine: for a search that has thousands to look at. */
import { expectedHits } from "./expected-hits.ts"
import type { LengthMoments } from "./length-moments.ts"
import { promptSteps } from "./prompt-steps.ts"
import type { ServerSettings } from "./settings.ts"
import { decodesPerSecond, placesOf, promptsPerSecond } from "./steady-places.ts"
import { steadyWorker, stepSeconds } from "./steady-worker.ts"
import type { StepCost } from "./step-cost.ts"

export type SteadyBounds = {
  /** [1/s] Requests whose prompts one worker can take, and whose answers it can give; Infinity where it gives one token. */
  readonly promptsPerSecond: number
  readonly decodesPerSecond: number
  /** Sequences that one worker has room for. */
  readonly places: number
  /** [s] */
  readonly ttftSeconds: number
  readonly tpotSeconds: number
  readonly latencySeconds: number
}

/**
 * Bounds of one worker: the rates from above, the times from below. Proof: `mostRequests` looks for its answer below both rates (steady-places.ts);
 * a first token takes a prompt alone in an idle worker, with nobody before, beside or behind it, and each later step is one in which the sequence
 * decodes alone: all else in steadyState adds to these, as long as more tokens in a step never make it quicker.
 * Units: those of the type.  Errors: none.
 */
export function steadyBounds(settings: ServerSettings, cost: StepCost, lengths: LengthMoments): SteadyBounds {
  const worker = steadyWorker(settings, cost, lengths, expectedHits(settings.prefix, lengths, settings.cache))
  const { decodeSteps, tokensPerStep } = worker
  const alone = decodeSteps > 0 ? stepSeconds(worker, 1, 0, 0) : 0
  const ttftSeconds = cost.arrivalSeconds + promptSteps(worker, 0, 0, 0).toFirstToken
  return {
    promptsPerSecond: promptsPerSecond(worker),
    decodesPerSecond: decodesPerSecond(worker),
    places: placesOf(worker),
    ttftSeconds,
    tpotSeconds: alone / tokensPerStep,
    latencySeconds: ttftSeconds + decodeSteps * alone + cost.endSeconds,
  }
}
