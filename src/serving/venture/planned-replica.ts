/** What the planner says of one replica of a venture's model, as the few figures that formulas need: all at the middle of its requests. */
import type { ServingSetup } from "../plan/setup.ts"
import type { StepModel } from "../step/step-model.ts"

/** Middle figures of what a venture asks. */
export type TypicalRequest = {
  /** [token] Read, passages and what is found in the prompt cache included; of these, what must be computed; written. */
  readonly input: number
  readonly fresh: number
  readonly output: number
}

export type PlannedReplica = {
  /** GPUs of the replica. */
  readonly gpus: number
  readonly setup: ServingSetup
  readonly step: StepModel
  readonly request: TypicalRequest
  /** [s] Of each step on the host, whatever is in it. */
  readonly hostSeconds: number
  /** Rising batches of decoding requests, each with the seconds of its step without the host's and without reading caches. */
  readonly batches: readonly { readonly batch: number; readonly seconds: number }[]
  /** [s/token] Of each token of the caches that a step reads. */
  readonly cacheTokenSeconds: number
  /** [s/token] Of each prompt token that a step computes beside what decodes, and [s] for each pair of tokens that attend. */
  readonly promptTokenSeconds: number
  readonly promptPairSeconds: number
  /** [s] Of each step that computes prompts, however many share it. */
  readonly promptStepSeconds: number
  /** [s] What a prompt takes besides the host's time, where it has its steps for itself; below zero where it takes less. */
  readonly aloneSeconds: number
}

/** [token] Held for a request on average: its prompt and half of its answer. */
export function contextOf({ input, output }: TypicalRequest): number {
  return input + output / 2
}

/** Pairs of prompt tokens that attend to each other, those found in the cache included. */
export function pairsOf({ input, fresh }: TypicalRequest): number {
  return fresh * (input - fresh / 2)
}

/**
 * Seconds of a step from the few figures; at the batches of the table and the middle of the requests that of the step model, as long as that rises.
 * `decode`: what the table says of the batch.
 * Units: batch [request], tokens [token] → [s].
 */
export function plannedSeconds(
  planned: PlannedReplica,
  prompt: number,
  pairs: number,
  batch: number,
  context: number,
  decode: number = decodeSeconds(planned.batches, batch),
): number {
  const { hostSeconds, cacheTokenSeconds, promptTokenSeconds, promptPairSeconds, promptStepSeconds, request } = planned
  return (
    hostSeconds +
    decode +
    context * cacheTokenSeconds +
    prompt * promptTokenSeconds +
    pairs * promptPairSeconds +
    (prompt > 0 ? promptStepSeconds : 0) +
    (batch === 0 ? (planned.aloneSeconds * prompt) / request.fresh : 0)
  )
}

/** Lines between the batches of the table; the last one goes on. Nothing for no batch at all. */
export function decodeSeconds(batches: PlannedReplica["batches"], batch: number): number {
  const last = batches.length - 2
  if (batch <= 0) return 0
  let cell = 0
  while (cell < last && batches[cell + 1]!.batch < batch) cell += 1
  const [low, high] = [batches[cell]!, batches[cell + 1]!]
  return low.seconds + ((high.seconds - low.seconds) * (batch - low.batch)) / (high.batch - low.batch)
}

/** [s] The mean step of so many requests, each with its share of a prefill: where answers are longer than the batch, few steps have a prompt. */
export function mixedSeconds(planned: PlannedReplica, batch: number): number {
  const { request, promptStepSeconds } = planned
  const share = batch / request.output
  const whole = plannedSeconds(planned, share * request.fresh, share * pairsOf(request), batch, batch * contextOf(request))
  return whole - Math.max(0, 1 - share) * promptStepSeconds
}

/**
 * Requests that a replica takes at once: what keeps the time per token, what the cache holds, what the engine takes.
 * Units: tpot [s] → [request], whole, at least 1.
 */
export function plannedBatch(planned: PlannedReplica, tpot: number): number {
  const { step, request } = planned
  const most = Math.floor(Math.min(step.cacheTokens / contextOf(request), step.settings.maxSequences))
  let [keeps, fails] = [1, Math.max(1, most) + 1]
  while (fails - keeps > 1) {
    const middle = Math.floor((keeps + fails) / 2)
    if (mixedSeconds(planned, middle) <= tpot) keeps = middle
    else fails = middle
  }
  return keeps
}
