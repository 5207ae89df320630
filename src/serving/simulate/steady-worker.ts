/**
 * One worker in the steady state: how long a step takes on average when so many sequences decode and so many prompts come, and how long a
 * prompt waits for its first token.
 */
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
  /** How many workers stand open to a request, where it goes to the one with the fewest; else 1. */
  readonly choice: number
}

/** A worker in balance with a flow of requests. */
export type Stage = {
  /** Sequences that decode, as one of them sees it. */
  readonly batch: number
  /** [s] A step, as a sequence that decodes sees it. */
  readonly stepSeconds: number
  /** [s] What a request decodes longer for prompts that were waiting when it began. */
  readonly behindSeconds: number
  /** [s] From a place in the batch to the first token. */
  readonly firstTokenSeconds: number
}

/**
 * The balance of a worker: sequences that decode are rate × stay (Little's law), and stay follows from how many decode and how many prompts lie between
 * their steps. Found by going up from one sequence, so that it is the first balance, the one that a server comes to.
 * decodes: whether the worker decodes, or others do. places: of its batch. Null where there is no balance below them.
 *
 * Prompts of one step are computed together, so that each waits for all of them. Steps with prompts and without take turns; who arrives finds the
 * longer ones more often (the inspection paradox: L. Kleinrock, Queueing Systems 1, 1975, 5.2), and shares the next step with
 * all who came in the same one. What exceeds a step's tokens waits as in a queue of one server (ibid., 5.63).
 * Units: [1/s], [1] → [s].  Errors: none.
 */
export function balanceOf(worker: SteadyWorker, flow: Flow, decodes: boolean, places: number): Stage | null {
  let batch = decodes ? 1 : 0
  let companions = 0
  let [last, beforeLast] = [Number.NaN, Number.NaN]
  for (let round = 1; round <= mostRounds; round++) {
    const waiting = backlog(worker, flow, batch)
    if (waiting === Number.POSITIVE_INFINITY) return null
    const prompts = withCompanions(worker, flow, batch, companions, waiting)
    if (prompts === null) return null
    companions = prompts.companions
    if (!decodes) return prompts.stage
    const { stepSeconds: step, behindSeconds } = prompts.stage
    const next = 1 + flow.others * flow.requestsPerSecond * (worker.decodeSteps * step + behindSeconds)
    if (next > places + 1) return null
    if (Math.abs(next - batch) < tolerance * batch) return prompts.stage
    beforeLast = last
    last = batch
    batch = round % 3 === 0 ? extrapolated(beforeLast, last, next) : next
    if (!(batch <= places + 1)) return null
  }
  return null
}

const mostRounds = 40
const tolerance = 3e-4

/** The limit of a geometric series from three of its terms (A. Aitken, Proc. Roy. Soc. Edinburgh 46, 1926); the last of them where it has none. */
function extrapolated(first: number, second: number, third: number): number {
  const ratio = (third - second) / (second - first)
  return Math.abs(ratio) < 0.98 ? third + ((third - second) * ratio) / (1 - ratio) : third
}

/** Companions make steps longer, and longer steps bring companions; null where prompts then take all the time. */
function withCompanions(worker: SteadyWorker, flow: Flow, batch: number, from: number, waiting: number): Together | null {
  const { lengths, found, settings } = worker
  const plain = batch > 0 ? stepSeconds(worker, batch, 0, 0) : 0
  const most = (settings.maxSequences - 1) * lengths.input * (1 - found)
  let companions = from
  for (let round = 0; ; round++) {
    const steps = promptSteps(worker, isMixed(worker) ? batch : 0, plain, companions)
    const seenSeconds = seenOnArrival(worker, flow, batch, plain, steps)
    const arrivals = arrivalsWithin(seenSeconds, flow)
    const next = Math.min(most, Math.max(arrivals * lengths.input * (1 - found), waiting))
    // Half of the way each time: in bursts, more companions make steps so much better filled that there come fewer.
    companions = (companions + next) / 2
    // With few companions steps are wasted: whether prompts take all the time shows in the last round only.
    if (round < companionRounds) continue
    const added = flow.others * flow.requestsPerSecond * steps.addedSeconds
    return added >= 1
      ? null
      : { companions, stage: stageFrom(worker, flow, batch, plain, companions, { steps, seenSeconds, arrivals, added }) }
  }
}

type Together = { readonly stage: Stage; readonly companions: number }

const companionRounds = 3

/** [s] The step that is under way on arrival; none where the worker stands still. */
function seenOnArrival(
  worker: SteadyWorker,
  { requestsPerSecond, others, choice }: Flow,
  batch: number,
  plain: number,
  steps: PromptSteps,
): number {
  // In a worker of one place nobody has a place while there is a step.
  if (worker.settings.maxSequences === 1) return 0
  const inPrompts = Math.min(1, requestsPerSecond * steps.seconds)
  // Of several that stand open an arrival takes an idle one, as far as there are any (Sakasegawa's exponent, see steady-places.ts).
  if (batch === 0) return others * inPrompts ** (Math.sqrt(2 * (choice + 1)) - 1) * steps.foundSeconds
  // A worker in which on average n requests are is empty with probability exp(-n), as if none waited for another.
  const step = plain / Math.max(1e-3, 1 - others * requestsPerSecond * steps.addedSeconds)
  const present = others * requestsPerSecond * (steps.toFirstToken + worker.decodeSteps * step)
  const busy = Math.max(inPrompts, -Math.expm1(-present))
  return others * ((busy - inPrompts) * plain + inPrompts * steps.foundSeconds)
}

function stageFrom(
  worker: SteadyWorker,
  flow: Flow,
  batch: number,
  plain: number,
  companions: number,
  {
    steps,
    seenSeconds,
    arrivals,
    added,
  }: { readonly steps: PromptSteps; readonly seenSeconds: number; readonly arrivals: number; readonly added: number },
): Stage {
  // A prompt is computed beside the others, of whom there is one fewer than a sequence that decodes sees.
  const own = isMixed(worker) && batch > 0 ? promptSteps(worker, batch - 1, 0, companions).toFirstToken : steps.toFirstToken
  const firstTokenSeconds = (flow.isAtStepEnd ? 0 : seenSeconds / 2) + own
  // Who comes while a prompt waits and is computed stands behind it; those who share its step do not.
  const behind = flow.others * Math.max(0, flow.requestsPerSecond * firstTokenSeconds - arrivals / 2)
  const slower = plain > 0 ? 1 - plain / Math.max(plain, steps.foundSeconds) : 0
  return {
    batch,
    stepSeconds: plain / (1 - added),
    behindSeconds: (behind * steps.addedSeconds * slower) / (1 - added),
    firstTokenSeconds,
  }
}

function isMixed({ settings }: SteadyWorker): boolean {
  return settings.scheduler === "chunked prefill"
}

/** What steps with prompts take: for a prompt, what they last in its favour, what that adds to steps without, how long the one is that is found. */
type PromptSteps = {
  readonly seconds: number
  readonly addedSeconds: number
  readonly foundSeconds: number
  readonly toFirstToken: number
}

function promptSteps(worker: SteadyWorker, sequences: number, plain: number, companions: number): PromptSteps {
  const { prompts, weights } = worker.lengths
  let [seconds, added, found, first] = [0, 0, 0, 0]
  for (let i = 0; i < prompts.length; i++) {
    const tokens = prompts[i]! * (1 - worker.found)
    const { total, steps } = timeFor(worker, sequences, tokens, prompts[i]!, companions)
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

/** The steps that compute a prompt and what shares them. */
function timeFor(
  worker: SteadyWorker,
  sequences: number,
  tokens: number,
  prompt: number,
  companions: number,
): { total: number; steps: number } {
  const { lengths, found } = worker
  const all = tokens + companions
  // A token reads on average the middle of what is computed and all that was found in front of it.
  const pairs = tokens * (prompt - (tokens - 1) / 2) + companions * lengths.input * (1 - (1 - found) / 2)
  const budget = budgetOf(worker, sequences)
  if (all <= budget) return { total: stepSeconds(worker, sequences, all, pairs), steps: 1 }
  const full = Math.floor(all / budget)
  const rest = all - full * budget
  const pairsEach = pairs / all
  const last = rest > 0 ? stepSeconds(worker, sequences, rest, rest * pairsEach) : 0
  return { total: full * stepSeconds(worker, sequences, budget, budget * pairsEach) + last, steps: full + (rest > 0 ? 1 : 0) }
}

/**
 * [token] What waits in front of an arrival where a step takes only so much; Infinity where more comes than steps can take. What clients of a closed loop find is
 * what the others make (mean value analysis: M. Reiser, S. Lavenberg, J. ACM 27, 1980, 313).
 */
function backlog(worker: SteadyWorker, { requestsPerSecond, squareCv, others }: Flow, batch: number): number {
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
  return (Math.max(0, inFront) * load * mean) / (1 - others * load)
}

/** Others that arrive in the same stretch of time as one that does. Bursts bring more: a renewal process of so uneven gaps has (cv² - 1) / 2 more behind each. */
function arrivalsWithin(seconds: number, { requestsPerSecond, squareCv }: Flow): number {
  const expected = requestsPerSecond * seconds
  return squareCv <= 1 ? expected : expected + (squareCv - 1) * -Math.expm1(-expected)
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
