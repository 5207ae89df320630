/** Steps that compute prompts, in the steady state: how long they are, what they add to steps that only decode, and what waits in front of them. */
import { type Flow, isMixed, type SteadyWorker, stepSeconds } from "./steady-worker.ts"

/** What steps with prompts take: for a prompt, what they last in its favour, what that adds to steps without, how long the one is that is found. */
export type PromptSteps = {
  readonly seconds: number
  readonly addedSeconds: number
  readonly foundSeconds: number
  readonly toFirstToken: number
}

export function promptSteps(worker: SteadyWorker, sequences: number, plain: number, companions: number): PromptSteps {
  const { prompts, weights } = worker.lengths
  let [seconds, added, found, first] = [0, 0, 0, 0]
  for (let i = 0; i < prompts.length; i++) {
    const tokens = prompts[i]! * (1 - worker.found)
    const steps = stepsFor(worker, sequences, tokens + companions)
    const total = timeFor(worker, sequences, tokens, prompts[i]!, companions)
    const part = (weights[i]! * tokens) / (tokens + companions)
    seconds += part * total
    added += part * (total - (sequences > 0 ? steps * plain : 0))
    found += (part * total * total) / steps
    first += weights[i]! * total
  }
  return { seconds, addedSeconds: added, foundSeconds: seconds > 0 ? found / seconds : 0, toFirstToken: first }
}

/** [token] What a step has left for prompts. */
function budgetOf({ settings, tokensFed }: SteadyWorker, sequences: number): number {
  return Math.max(1, settings.maxBatchedTokens - sequences * tokensFed)
}

/** Steps that compute so many tokens of prompts. */
function stepsFor(worker: SteadyWorker, sequences: number, tokens: number): number {
  const budget = budgetOf(worker, sequences)
  return tokens <= budget ? 1 : Math.ceil(tokens / budget)
}

/** [s] Of the steps that compute a prompt and what shares them. */
function timeFor(worker: SteadyWorker, sequences: number, tokens: number, prompt: number, companions: number): number {
  const { lengths, found } = worker
  const all = tokens + companions
  // A token reads on average the middle of what is computed and all that was found in front of it.
  const pairs = tokens * (prompt - (tokens - 1) / 2) + companions * lengths.input * (1 - (1 - found) / 2)
  const budget = budgetOf(worker, sequences)
  if (all <= budget) return stepSeconds(worker, sequences, all, pairs)
  const full = Math.floor(all / budget)
  const rest = all - full * budget
  const pairsEach = pairs / all
  const last = rest > 0 ? stepSeconds(worker, sequences, rest, rest * pairsEach) : 0
  return full * stepSeconds(worker, sequences, budget, budget * pairsEach) + last
}

/**
 * [token] What waits in front of an arrival where a step takes only so much; Infinity where more comes than steps can take. What clients of a closed loop find is
 * what the others make (mean value analysis: M. Reiser, S. Lavenberg, J. ACM 27, 1980, 313).
 */
export function backlog(worker: SteadyWorker, { requestsPerSecond, squareCv, others, isAtStepEnd }: Flow, batch: number): number {
  const { prompts, weights, input } = worker.lengths
  const sequences = isMixed(worker) ? batch : 0
  const fresh = 1 - worker.found
  const mean = input * fresh
  // A step takes so many tokens, and no more prompts than there are places.
  const budget = Math.min(budgetOf(worker, sequences), worker.settings.maxSequences * mean)
  const tokensPerSecond = budget / stepSeconds(worker, sequences, budget, (budget * input) / 2)
  const square = prompts.reduce((sum, prompt, i) => sum + weights[i]! * (prompt * fresh) ** 2, 0)
  const load = (requestsPerSecond * mean) / tokensPerSecond
  if (load >= 1) return Number.POSITIVE_INFINITY
  // Other than Poisson arrivals: J. Kingman, Proc. Camb. Phil. Soc. 57 (1961) 902.
  const inFront = (square / mean ** 2 - 1 + squareCv) / 2 - (1 - others)
  // Who comes at the end of a step has the prompt that is being computed in front only as far as it is longer than a step.
  const part = isAtStepEnd ? load + (1 - load) * Math.min(1, mean / budget) : 1
  return (Math.max(0, inFront) * part * load * mean) / (1 - others * load)
}
