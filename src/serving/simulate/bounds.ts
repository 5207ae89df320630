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

/** How often a batch is asked what it brings: after that it hardly grows. */
const rounds = 3

/**
 * The same times under so many requests a second in one worker, from a few steps more. Proof: the balance (balance.ts) has a batch of 1 + rate · steps · seconds of a step with
 * that batch, prompts only make it longer, and as that rises with the batch, going up from a batch of 1 never passes the balance.
 * Units: [1/s] → those of the type.  Errors: none.
 */
export function loadedTimes(
  settings: ServerSettings,
  cost: StepCost,
  lengths: LengthMoments,
  { ttftSeconds }: SteadyBounds,
  requestsPerSecond: number,
): Pick<SteadyBounds, "ttftSeconds" | "tpotSeconds" | "latencySeconds"> {
  const worker = steadyWorker(settings, cost, lengths, expectedHits(settings.prefix, lengths, settings.cache))
  const { decodeSteps, tokensPerStep } = worker
  if (decodeSteps === 0) return { ttftSeconds, tpotSeconds: 0, latencySeconds: ttftSeconds + cost.endSeconds }
  let seconds = stepSeconds(worker, 1, 0, 0)
  for (let round = 0; round < rounds; round++)
    seconds = stepSeconds(worker, 1 + below * requestsPerSecond * decodeSteps * seconds, 0, 0)
  return {
    ttftSeconds,
    tpotSeconds: seconds / tokensPerStep,
    latencySeconds: ttftSeconds + decodeSteps * seconds + cost.endSeconds,
  }
}

/** The balance is found to three parts in ten thousand. */
const below = 0.999
