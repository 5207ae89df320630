/** One worker in the steady state: what its settings, its costs and the lengths of requests come to, on average. */
import type { LengthMoments } from "./length-moments.ts"
import type { ServerSettings } from "./settings.ts"
import type { StepCost } from "./step-cost.ts"

export type SteadyWorker = {
  readonly settings: ServerSettings
  readonly cost: StepCost
  readonly lengths: LengthMoments
  /** The part of a prompt that is found in the cache, on average. */
  readonly found: number
  /** Tokens that a step gives a sequence, and tokens that it feeds for it. */
  readonly tokensPerStep: number
  readonly tokensFed: number
  /** [s] The draft of a step. */
  readonly draftSeconds: number
  /** [token] What a sequence that decodes reads of the cache, averaged over its steps. */
  readonly context: number
  /** Steps of decoding in which a request takes part. */
  readonly decodeSteps: number
}

export function steadyWorker(settings: ServerSettings, cost: StepCost, lengths: LengthMoments, found: number): SteadyWorker {
  const { speculative } = settings
  const [draft, acceptance] = [speculative?.draftTokens ?? 0, speculative?.acceptance ?? 0]
  // 1 + a + … + a^k tokens a step (Leviathan et al., arXiv 2211.17192, equation 1).
  const tokensPerStep = Array.from({ length: draft + 1 }, (_, i) => acceptance ** i).reduce((sum, p) => sum + p, 0)
  const { output, outputSquare, product, input } = lengths
  const decoded = Math.max(0, output - 1)
  return {
    settings,
    cost,
    lengths,
    found,
    tokensPerStep,
    tokensFed: draft + 1,
    draftSeconds: draft * (speculative?.draftStepSeconds ?? 0),
    // Token j behind the first reads input + j: summed over j and over requests, by the number of such tokens.
    context: decoded === 0 ? input : (product - input + (outputSquare - output) / 2) / decoded,
    decodeSteps: decoded / tokensPerStep,
  }
}

export type Flow = {
  readonly requestsPerSecond: number
  /** The squared coefficient of variation of the gaps between arrivals. */
  readonly squareCv: number
  /** The part of those in the server that a request finds on arrival: all of them where arrivals do not wait for answers, n - 1 of n clients. */
  readonly others: number
  /** Whether requests come when another one has just ended, so that no step is under way. */
  readonly isAtStepEnd: boolean
  /** Prompts that come with one another each time, where clients have fallen into step; null where chance brings them together. */
  readonly inStep: number | null
  /** How many workers stand open to a request, where it goes to the one with the fewest; else 1. */
  readonly choice: number
}

/** Whether all requests are of one length, so that those which begin together end together. */
export function canKeepStep({ prompts, outputSquare, output }: LengthMoments): boolean {
  return prompts.length === 1 && outputSquare <= output ** 2 * (1 + 1e-9)
}

/** Whether prompts share steps with sequences that decode. */
export function isMixed({ settings }: SteadyWorker): boolean {
  return settings.scheduler === "chunked prefill"
}

/**
 * A step in which so many sequences decode, with prompt tokens or without.
 * Units: sequences [1], tokens [token], pairs [token²] → [s].
 */
export function stepSeconds(worker: SteadyWorker, sequences: number, promptTokens: number, pairs: number): number {
  const { cost, context, tokensFed, draftSeconds } = worker
  const seconds = cost.step(promptTokens, pairs, sequences, sequences * context, sequences * tokensFed)
  return sequences > 0 ? seconds + draftSeconds : seconds
}
