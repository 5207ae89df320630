/** What the steady state can be at best, from three steps of the engine: for a search that has thousands to look at. */
import { expectedHits } from "./expected-hits.ts"
import { guidedHalving } from "./guided-halving.ts"
import type { LengthMoments } from "./length-moments.ts"
import { promptSteps } from "./prompt-steps.ts"
import type { ServerSettings } from "./settings.ts"
import { decodesPerSecond, placesOf, promptsPerSecond } from "./steady-places.ts"
import { canKeepStep, steadyWorker, stepSeconds } from "./steady-worker.ts"
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

export type LeastTimes = Pick<SteadyBounds, "ttftSeconds" | "tpotSeconds" | "latencySeconds">

/** How often a batch is asked what it brings: after that it hardly grows. */
const rounds = 3

/** The balance is found to three parts in ten thousand. */
const below = 0.999

/**
 * The same times under so many requests a second in one worker, from a few steps more. Proof: the balance (balance.ts) has a batch of 1 + others · rate · steps · seconds of a step with
 * that batch, prompts only make it longer, and as that rises with the batch, going up from a batch of 1 never passes the balance.
 * others: see Flow.  Units: [1/s] → those of the type.  Errors: none.
 */
export function loadedTimes(
  settings: ServerSettings,
  cost: StepCost,
  lengths: LengthMoments,
  { ttftSeconds }: SteadyBounds,
  requestsPerSecond: number,
  others = 1,
): LeastTimes {
  const worker = steadyWorker(settings, cost, lengths, expectedHits(settings.prefix, lengths, settings.cache))
  const { decodeSteps, tokensPerStep } = worker
  if (decodeSteps === 0) return { ttftSeconds, tpotSeconds: 0, latencySeconds: ttftSeconds + cost.endSeconds }
  let seconds = stepSeconds(worker, 1, 0, 0)
  for (let round = 0; round < rounds; round++)
    seconds = stepSeconds(worker, 1 + below * others * requestsPerSecond * decodeSteps * seconds, 0, 0)
  return {
    ttftSeconds,
    tpotSeconds: seconds / tokensPerStep,
    latencySeconds: ttftSeconds + decodeSteps * seconds + cost.endSeconds,
  }
}

/** The stretch of rates is looked at in so many parts. */
const parts = 1024
/** The steady state leaves a hundredth of a client's time open. */
const balanced = 0.98

/**
 * The latency of so many clients of one worker, from below, and the rate that they get, from above. Proof: a rate times the least latency under it (loadedTimes)
 * and the thinking is no more than the clients; what fulfils that is a bound of the rate, and by Little's law of the latency. No rate is looked for above the most that is
 * carried (or a quarter more, steady-state.ts), which lies below both rates of the bounds: what clients then wait for a place is in their latency.
 * Units: [1], [s] → [s], [1/s].  Errors: none.
 */
export function clientTimes(
  settings: ServerSettings,
  cost: StepCost,
  lengths: LengthMoments,
  bounds: SteadyBounds,
  { clients, thinkSeconds }: { readonly clients: number; readonly thinkSeconds: number },
): LeastTimes & { readonly requestsPerSecond: number } {
  const others = 1 - 1 / Math.max(1, Math.min(clients, bounds.places))
  const beyondClients = (rate: number): number =>
    rate - clients / (loadedTimes(settings, cost, lengths, bounds, rate, others).latencySeconds + thinkSeconds)
  const most = (canKeepStep(lengths) ? 1.25 : 1) * Math.min(bounds.promptsPerSecond, bounds.decodesPerSecond)
  const top = Math.min(most, clients / (bounds.latencySeconds + thinkSeconds))
  const [, high] = guidedHalving({ at: 0, value: -top }, { at: top, value: beyondClients(top) }, beyondClients, {
    middle: (from, to) => (from + to) / 2,
    isShort: (from, to) => to - from <= top / parts,
  })
  const latencySeconds = Math.max(bounds.latencySeconds, balanced * (clients / high - thinkSeconds))
  return { ttftSeconds: bounds.ttftSeconds, tpotSeconds: bounds.tpotSeconds, latencySeconds, requestsPerSecond: high / balanced }
}
