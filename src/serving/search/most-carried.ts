/** How much a deployment carries within a promise, and which of a family carries it at the least cost. */
import type { SteadyState } from "../simulate/simulate.ts"
import { type Candidate, devicesIn, hourlyOf, poolsOf } from "./candidate.ts"
import { type Found, fitsFleet, isBetter, keepsAt, mostReplicas } from "./cheapest.ts"
import { rolesOf } from "./cheapest-split.ts"
import { promisesNothing, type Question, slackOf } from "./question.ts"
import { byChance, type Screening, type Spread } from "./screening.ts"
import { isSimulated } from "./simulated-means.ts"
import type { WorkerKind } from "./worker-kind.ts"

export type Carried = { readonly requestsPerSecond: number; readonly state: SteadyState }

/**
 * The greatest rate of a Poisson process within the promise, to a hundredth; where nothing is promised, what clients get that leave no place empty.
 * Null where the promise cannot be kept at all, or `isOutdone` says of a rate that is too high and a latency that is too short that nobody wants even those.
 */
export function carriedBy(
  screening: Screening,
  candidate: Candidate,
  spread: Spread,
  isOutdone: (requestsPerSecond: number, latencySeconds: number) => boolean = () => false,
): Carried | null {
  const { slo } = screening.question
  if (promisesNothing(slo)) {
    const state = screening.stateOf(candidate, { kind: "concurrency", clients: clientsThatFill(candidate), thinkSeconds: 0 })
    return state.requestsPerSecond > 0 ? { requestsPerSecond: state.requestsPerSecond, state } : null
  }
  const at = (requestsPerSecond: number): SteadyState => screening.stateOf(candidate, byChance(requestsPerSecond))
  const isKept = (rate: number): boolean => keepsAt(screening, candidate, byChance(rate), spread)
  let high = candidate.kind === "split" ? boundOf(candidate) : glancedBound(screening, candidate, spread)
  let low = high / 1024
  if (!Number.isFinite(high) || !isKept(low)) return null
  // By equal ratios: a tight promise is kept at a small part of the bound only.
  while (high / low > 1.01) {
    const middle = Math.sqrt(low * high)
    if (isKept(middle)) low = middle
    else high = middle
    if (isOutdone(high, at(low).latencySeconds)) return null
  }
  return { requestsPerSecond: low, state: at(low) }
}

/** Clients that leave no place of any worker empty: of what takes batches as a whole one more batch of them, as those of one are away until the next. */
export function clientsThatFill(candidate: Candidate): number {
  const [last] = poolsOf(candidate).toReversed()
  if (last === undefined) return 0
  return (isSimulated(candidate) ? 2 : 1) * Math.max(1, Math.floor(last.worker.bounds.places)) * last.count
}

/** [1/s] That it cannot carry more than. */
export function boundOf(candidate: Candidate): number {
  if (candidate.kind === "joint") {
    const { promptsPerSecond, decodesPerSecond } = candidate.worker.bounds
    return candidate.replicas * Math.min(promptsPerSecond, decodesPerSecond)
  }
  const { prefill, decode, prefillWorkers, decodeWorkers } = candidate
  return Math.min(prefillWorkers * prefill.bounds.promptsPerSecond, decodeWorkers * decode.bounds.decodesPerSecond)
}

/** Workers of each pool that are tried where neither a fleet nor numbers are given. */
const mostOfPool = 8
/**
 * What carries most for its price: of a fleet, which is paid whole, the greatest rate; else the least [USD/request] in an hour's price. Exact: candidates
 * are gone through by the bound of that, and first asked whether they keep the promise at the rate that would make them better than the best.
 */
export function mostCarried(
  screening: Screening,
  workers: readonly WorkerKind[],
  kind: Candidate["kind"],
  spread: Spread,
  ceiling: number,
): Found | null {
  const { question } = screening
  const { slo } = question
  const candidates = kind === "joint" ? jointOf(question, workers) : splitOf(question, workers)
  const bounded = candidates
    .map((candidate) => ({ candidate, bound: scoreOf(question, candidate, glancedBound(screening, candidate, spread)) }))
    .toSorted((a, b) => a.bound - b.bound)
  let best: Found | null = null
  for (const { candidate, bound } of bounded) {
    const limit = best?.cost ?? ceiling
    if (bound > limit) break
    if (Number.isFinite(limit) && !promisesNothing(slo)) {
      const demand = byChance(scoreOf(question, candidate, 1) / limit)
      if (!keepsAt(screening, candidate, demand, spread)) continue
    }
    const carried = carriedBy(screening, candidate, spread)
    if (carried === null) continue
    const found = { candidate, state: carried.state, cost: scoreOf(question, candidate, carried.requestsPerSecond) }
    if (found.cost <= limit && isBetter(found, best)) best = found
  }
  return best
}

/** [1/s] */
export function glancedBound(screening: Screening, candidate: Candidate, spread: Spread): number {
  if (candidate.kind === "split") return slackOf(null) * boundOf(candidate)
  return candidate.replicas * screening.mostAtGlance(candidate.worker, spread)
}

/** [USD/request], or [s/request] of a fleet that is paid whether it works or not. */
export function scoreOf({ fleet, reserve }: Question, candidate: Candidate, requestsPerSecond: number): number {
  return fleet === null ? hourlyOf(candidate, reserve) / (3600 * requestsPerSecond) : 1 / requestsPerSecond
}

function jointOf(question: Question, workers: readonly WorkerKind[]): readonly Candidate[] {
  const { fixed, fleet } = question
  return workers.flatMap((worker) => {
    const held = mostReplicas(question, worker, Number.POSITIVE_INFINITY)
    const replicas = fixed.replicas ?? (fleet === null ? 1 : held)
    return replicas < 1 || replicas > held ? [] : [{ kind: "joint" as const, worker, replicas }]
  })
}

/** Rates are matched by the bounds: beside so many prefill workers, as many that decode as carry what they bring, and one fewer; of a fleet, all that are left. */
function splitOf(question: Question, workers: readonly WorkerKind[]): readonly Candidate[] {
  const { fixed } = question
  const [prefills, decodes] = rolesOf(workers)
  const firsts = fixed.prefillWorkers === undefined ? Array.from({ length: mostOfPool }, (_, k) => k + 1) : [fixed.prefillWorkers]
  return prefills.flatMap((prefill) =>
    decodes.flatMap((decode) =>
      firsts.flatMap((prefillWorkers) =>
        decodersBeside(question, prefill, decode, prefillWorkers)
          .map((decodeWorkers): Candidate => ({ kind: "split", prefill, decode, prefillWorkers, decodeWorkers }))
          .filter((candidate) => fitsFleet(candidate, question)),
      ),
    ),
  )
}

function decodersBeside(question: Question, prefill: WorkerKind, decode: WorkerKind, prefillWorkers: number): readonly number[] {
  const { fixed, fleet } = question
  if (fixed.decodeWorkers !== undefined) return [fixed.decodeWorkers]
  if (fleet !== null) {
    const left = fleet - devicesIn({ kind: "joint", worker: prefill, replicas: prefillWorkers }, question.reserve)
    const held = mostReplicas({ ...question, fleet: left }, decode, Number.POSITIVE_INFINITY)
    return held < 1 ? [] : [held]
  }
  const matching = Math.ceil((prefillWorkers * prefill.bounds.promptsPerSecond) / decode.bounds.decodesPerSecond)
  return [...new Set([Math.max(1, matching - 1), Math.max(1, matching)])]
}
