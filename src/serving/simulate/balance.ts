/**
 * A worker in balance: how many sequences decode, how long a step takes, and how long a prompt takes to its first token, when requests come at a rate.
 */
import { backlog, type PromptSteps, promptSteps } from "./prompt-steps.ts"
import { type Flow, isMixed, type SteadyWorker, stepSeconds } from "./steady-worker.ts"

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
  /** [s] The part of that in which it holds a place: while it is computed, not while it waits for steps with tokens to spare. */
  readonly prefillSeconds: number
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
    const arrivals = flow.inStep === null ? arrivalsWithin(seenSeconds, flow) : flow.inStep - 1
    // Who keeps step with others waits for none but those who come along.
    const next = Math.min(most, Math.max(arrivals * lengths.input * (1 - found), flow.inStep === null ? waiting : 0))
    // Half of the way each time: in bursts, more companions make steps so much better filled that there come fewer.
    companions = (companions + next) / 2
    // With few companions steps are wasted: whether prompts take all the time shows in the last round only.
    if (round < (batch > 0 ? 1 : 6)) continue
    const added = flow.others * flow.requestsPerSecond * steps.addedSeconds
    return added >= 1
      ? null
      : { companions, stage: stageFrom(worker, flow, batch, plain, companions, { steps, seenSeconds, arrivals, added }) }
  }
}

type Together = { readonly stage: Stage; readonly companions: number }

/** [s] The step that is under way on arrival; none where the worker stands still. */
function seenOnArrival(
  worker: SteadyWorker,
  { requestsPerSecond, others, choice, isAtStepEnd }: Flow,
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
  // Answers end in any step alike, long or short.
  if (isAtStepEnd) return others * step
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
  const beside = isMixed(worker) ? Math.max(0, batch - 1) : 0
  const own = promptSteps(worker, beside, 0, companions).toFirstToken
  const inStep = arrivals * worker.lengths.input * (1 - worker.found)
  const prefillSeconds = inStep < companions ? promptSteps(worker, beside, 0, inStep).toFirstToken : own
  const firstTokenSeconds = (flow.isAtStepEnd ? 0 : seenSeconds / 2) + own
  // Who comes while a prompt waits and is computed stands behind it; those who share its step do not.
  const behind = flow.others * Math.max(0, flow.requestsPerSecond * firstTokenSeconds - arrivals / 2)
  const slower = plain > 0 ? 1 - plain / Math.max(plain, steps.foundSeconds) : 0
  const step = plain / (1 - added)
  // A queue that takes longer to change than a request stays is as long at its end as at its beginning, and delays it no more than all.
  const changeSeconds = steps.addedSeconds / (4 * (1 - added) ** 2)
  const staySeconds = worker.decodeSteps * step
  const more = staySeconds > 0 ? (slower * staySeconds) / (staySeconds + changeSeconds) : 0
  return {
    batch,
    stepSeconds: step,
    behindSeconds: (behind * steps.addedSeconds * more) / (1 - added),
    firstTokenSeconds,
    prefillSeconds,
  }
}

/** Others that arrive in the same stretch of time as one that does. Bursts bring more: a renewal process of so uneven gaps has (cv² - 1) / 2 more behind each. */
function arrivalsWithin(seconds: number, { requestsPerSecond, squareCv }: Flow): number {
  const expected = requestsPerSecond * seconds
  return squareCv <= 1 ? expected : expected + (squareCv - 1) * -Math.expm1(-expected)
}
