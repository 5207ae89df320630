/** Places in the batch in the steady state: how many are taken, how many there are, how long one waits for one. */
import { normalCdf, risingRoot } from "../../engine/index.ts"
import { balanceOf, type Stage } from "./balance.ts"
import { guidedHalving } from "./guided-halving.ts"
import type { Deployment, Router } from "./settings.ts"
import { type Flow, type SteadyWorker, stepSeconds } from "./steady-worker.ts"

export function entriesOf(deployment: Deployment): number {
  return deployment.kind === "joint" ? deployment.replicas : deployment.prefillWorkers
}

export function decodersOf(deployment: Deployment): number {
  return deployment.kind === "joint" ? deployment.replicas : deployment.decodeWorkers
}

/** What comes to one of several workers: where they take turns, the gaps of every n-th arrival are more even. */
export function flowOfEach(flow: Flow, workers: number, router: Router): Flow {
  const isTurn = router === "round robin"
  return {
    ...flow,
    requestsPerSecond: flow.requestsPerSecond / workers,
    squareCv: flow.squareCv / workers,
    choice: isTurn ? 1 : workers,
  }
}

/**
 * Places of one worker: limited by settings, and by the cache for sequences of mean length, with half a block lost in each.
 * Units: [1].
 */
export function placesOf({ settings, context, tokensFed }: SteadyWorker): number {
  const { cache, maxSequences, maxBatchedTokens } = settings
  const blocksEach = context / cache.tokensPerBlock + 0.5
  const byCache = (cache.blocks - cache.watermarkBlocks) / blocksEach
  return Math.max(1, Math.min(maxSequences, Math.floor(maxBatchedTokens / tokensFed), byCache))
}

/**
 * The rate up to which all workers together find a balance, each of those that requests enter by up to `each`.
 * Units: [1/s].
 */
export function mostRequests(worker: SteadyWorker, each: number): number {
  const { deployment } = worker.settings
  if (deployment.kind === "joint") return each * deployment.replicas
  return Math.min(each * deployment.prefillWorkers, decodesPerSecond(worker) * deployment.decodeWorkers)
}

/**
 * The rate up to which a worker that requests enter by finds a balance, however many there are of them.
 * Units: [1/s], to a thousandth.
 */
export function mostOfEach(worker: SteadyWorker): number {
  const places = placesOf(worker)
  const isSplit = worker.settings.deployment.kind === "split"
  const decodes = !isSplit && worker.decodeSteps > 0
  // What comes beyond the rate at which those places are taken.
  const beyondPlaces = (requestsPerSecond: number): number => {
    const stage = balanceOf(worker, { ...byChance, ...whenFull(places), requestsPerSecond }, decodes, places)
    if (stage === null) return Number.POSITIVE_INFINITY
    if (!decodes) return Number.NEGATIVE_INFINITY
    return requestsPerSecond - places / (worker.decodeSteps * stage.stepSeconds + stage.behindSeconds + stage.prefillSeconds)
  }
  return lastThat(beyondPlaces, Math.min(isSplit ? Number.POSITIVE_INFINITY : decodesPerSecond(worker), promptsPerSecond(worker)))
}

/** Answers that one worker gives where all its places are taken and no prompt comes between. Units: [1/s]; Infinity where it does not decode. */
export function decodesPerSecond(worker: SteadyWorker): number {
  if (worker.decodeSteps === 0) return Number.POSITIVE_INFINITY
  const places = placesOf(worker)
  return places / (worker.decodeSteps * stepSeconds(worker, places, 0, 0))
}

/** Where all places are taken the next request enters at the end of a step, and finds all others. */
export function whenFull(places: number): Pick<Flow, "others" | "isAtStepEnd"> {
  return { others: 1 - 1 / places, isAtStepEnd: true }
}

/** The last rate, from 0 on, of which nothing is beyond what can be, to a thousandth; `beyond` rises. Units: [1/s]. */
export function lastThat(beyond: (rate: number) => number, high: number): number {
  const value = beyond(high)
  if (value <= 0) return high
  const [last] = guidedHalving({ at: 0, value: -high }, { at: high, value }, beyond, {
    middle: (from, to) => (from + to) / 2,
    isShort: (from, to) => to - from <= 1e-3 * to || to <= 1e-9 * high,
  })
  return last
}

/** A flow that only its rate is missing of: a Poisson process. */
export const byChance: Omit<Flow, "requestsPerSecond"> = { squareCv: 1, others: 1, isAtStepEnd: false, inStep: null, choice: 1 }

/**
 * Mean wait for a place, in a worker or, where requests go to the one with the fewest, in front of all of them. Of two answers the shorter: that of a queue
 * whose servers are as slow as when all are busy, exact for one place (M/G/1); and that of a number of requests that moves about its
 * mean by chance, all the more as each makes the others slower, and beyond the last place as a queue does.
 * present: requests in a worker, on average.  Units: [1/s], [1] → [s].
 * Source: H. Sakasegawa, Ann. Inst. Statist. Math. 29 (1977) 67, with the spreads of A. O. Allen and J. R. Cunneen (W. Whitt, Production and
 * Operations Management 2, 1993, 114, 2.24); S. Halfin and W. Whitt, Operations Research 29 (1981) 567, for the second.
 */
export function waitForPlace(worker: SteadyWorker, flow: Flow, most: number, present: number, batch: number): number {
  const { lengths, settings } = worker
  const workers = decodersOf(settings.deployment)
  const isOne = settings.router === "least loaded"
  const [pooled, rate] = isOne ? [workers, flow.requestsPerSecond] : [1, flow.requestsPerSecond / workers]
  const places = placesOf(worker) * pooled
  const load = flow.requestsPerSecond / most
  const squareCv = isOne ? flow.squareCv : flow.squareCv / workers
  const spread = (squareCv + lengths.outputSquare / lengths.output ** 2 - 1) / 2
  const stay = (placesOf(worker) * workers) / most
  const byServers = (spread * stay * load ** (Math.sqrt(2 * (places + 1)) - 1)) / (places * (1 - load))

  const slope = batch > 1 ? 1 - stepSeconds(worker, 1, 0, 0) / stepSeconds(worker, batch, 0, 0) : 0
  const deviation = Math.sqrt(present * pooled * ((1 + squareCv) / 2 / (1 - slope) + sizeSquareCv(worker)))
  const z = (places - present * pooled) / deviation
  const decay = (1 - load) / spread
  const beyond = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI) / (deviation * normalCdf(z) * decay)
  return Math.min(byServers, beyond / (1 + beyond) / decay / rate)
}

/** How unequal the caches of requests are, by their prompts, where places are counted in blocks; 0 where sequences are counted. */
function sizeSquareCv(worker: SteadyWorker): number {
  const { settings, lengths, context } = worker
  if (placesOf(worker) >= settings.maxSequences) return 0
  const square = lengths.prompts.reduce((sum, prompt, i) => sum + lengths.weights[i]! * prompt * prompt, 0)
  return (square - lengths.input ** 2) / context ** 2
}

/** From the first token to the place of the cache in a decode worker: the link, which takes one after another (M/D/1). Units: [s]. */
export function handOverSeconds({ settings, lengths }: SteadyWorker, { requestsPerSecond }: Flow): number {
  if (settings.deployment.kind === "joint") return 0
  const { transferSeconds, transferSecondsPerToken } = settings.deployment
  const seconds = transferSeconds + lengths.input * transferSecondsPerToken
  const load = requestsPerSecond * seconds
  return load >= 1 ? Number.POSITIVE_INFINITY : seconds + (load * seconds) / (2 * (1 - load))
}

/** A worker that only decodes, in balance. Null where there is none below its places. */
export function decodeAlone(worker: SteadyWorker, { requestsPerSecond, others }: Flow, places: number): Stage | null {
  const excess = (batch: number): number =>
    near(batch - 1 - others * requestsPerSecond * worker.decodeSteps * stepSeconds(worker, batch, 0, 0), batch)
  if (excess(places) < 0) return null
  const batch = risingRoot(excess, 1, places)
  return { batch, stepSeconds: stepSeconds(worker, batch, 0, 0), behindSeconds: 0, firstTokenSeconds: 0, prefillSeconds: 0 }
}

/** Prompts that full steps could take, with nobody decoding. Units: [1/s]. */
export function promptsPerSecond(worker: SteadyWorker): number {
  const { lengths, settings, found } = worker
  const tokens = Math.max(1, lengths.input * (1 - found))
  const inStep = Math.min(settings.maxBatchedTokens, settings.maxSequences * tokens)
  return inStep / tokens / stepSeconds(worker, 0, inStep, 0)
}

/** 0 where a difference is small enough beside what it is of: the search stops there. */
function near(difference: number, of: number): number {
  return Math.abs(difference) < 1e-3 * of ? 0 : difference
}
