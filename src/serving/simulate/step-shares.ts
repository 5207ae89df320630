/** Whose the time of the steps is: that of prompts or that of answers. */
import { expectedHits } from "./expected-hits.ts"
import type { LengthMoments } from "./length-moments.ts"
import { promptSteps } from "./prompt-steps.ts"
import type { ServerSettings } from "./settings.ts"
import { isMixed, steadyWorker, stepSeconds } from "./steady-worker.ts"
import type { StepCost } from "./step-cost.ts"

/**
 * The share of a worker's time in steps that is there for prompts, where so many sequences decode: for each request its prompt adds to steps that would
 * only decode otherwise, and its answer has a batch's part of such steps.
 * Units: [1].  Errors: none; 1 where nothing is decoded.
 */
export function promptShare(settings: ServerSettings, cost: StepCost, lengths: LengthMoments, batch: number): number {
  const worker = steadyWorker(settings, cost, lengths, expectedHits(settings.prefix, lengths, settings.cache))
  if (worker.decodeSteps === 0 || batch <= 0) return 1
  const sequences = Math.max(1, batch)
  const plain = stepSeconds(worker, sequences, 0, 0)
  const beside = isMixed(worker) ? sequences : 0
  const { addedSeconds } = promptSteps(worker, beside, plain, 0)
  const answerSeconds = (worker.decodeSteps * plain) / sequences
  return addedSeconds / (addedSeconds + answerSeconds)
}
