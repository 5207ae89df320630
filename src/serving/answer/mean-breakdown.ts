/** Where the time of a step goes at the load that was simulated: the parts of the mean step. */
import type { AskedServing } from "../request/read-serving-request.ts"
import type { ConfirmedServing } from "../search/serving-plan.ts"
import { type LengthMoments, lengthMoments, momentsOfPairs } from "../simulate/simulate.ts"
import type { ServingBreakdown, StepBatch } from "../step/step-model.ts"

/**
 * Of split pools that of the workers that write answers.
 * Units: → [s].  Errors: none; null where nothing was done.
 */
export function meanBreakdown(best: ConfirmedServing, asked: AskedServing): ServingBreakdown | null {
  const { pools } = best.plan
  const { steps } = best.simulated
  if (steps === 0) return null
  const batch = meanBatch(best, asked)
  return pools.kind === "joint" ? pools.pool.model.breakdown(batch) : pools.decode.model.breakdown({ ...batch, ...noPrompts })
}

const noPrompts = { prefillTokens: 0, prefillContext: 0 }

/** Tokens of the window over its steps. */
function meanBatch({ simulated }: ConfirmedServing, { request }: AskedServing): StepBatch {
  const { throughput, windowSeconds, steps, prefixHits, utilisation } = simulated
  const moments = momentsOf(request)
  const perStep = (perSecond: number): number => (perSecond * windowSeconds) / steps
  const prompts = perStep(throughput.totalTokensPerSecond - throughput.outputTokensPerSecond) * (1 - prefixHits)
  const isDecoding = moments.output > 1
  const decodes = isDecoding ? utilisation.batch : 0
  // Half of an answer lies in the cache on average, more of a long one, which stays longer.
  const context = moments.input + moments.outputSquare / (2 * moments.output)
  return {
    prefillTokens: prompts,
    prefillContext: prompts * (prefixHits * moments.input + ((1 - prefixHits) * moments.input + 1) / 2),
    decodes,
    decodeContext: decodes * context,
    decodeTokens: decodes * (1 + (request.speculative?.draftTokens ?? 0)),
  }
}

export function momentsOf({ load, lengths }: AskedServing["request"]): LengthMoments {
  return load.kind === "trace" ? momentsOfPairs(load.trace.input, load.trace.output) : lengthMoments(lengths)
}
