/**
 * How a replica does under load, from the simulation of events: latencies and the share of requests in time, over the load in parts of what
 * the replica was sized to carry. Requests come by chance (Poisson) to one replica, all of the middle lengths; a replica takes no more at once than
 * keeps the time per token, and turns away who would wait too long for a first token.
 */
import { requestsOf } from "../simulate/load.ts"
import { measured } from "../simulate/measured.ts"
import type { Requests } from "../simulate/requests.ts"
import { runRequests } from "../simulate/run.ts"
import type { ServerSettings, StepCost } from "../simulate/simulate.ts"
import { decodeSeconds, mixedSeconds, type PlannedReplica, pairsOf, plannedBatch, plannedSeconds } from "./planned-replica.ts"

/** Middle figures of the targets [s]; null: none. */
export type Targets = { readonly ttft: number | null; readonly tpot: number }

/** Each at the loads of `loads`. Latencies are told over those of a request by itself and of the full batch; `onTime` by the patience. */
export type LoadTable = {
  readonly waiting: readonly number[]
  readonly pace: readonly number[]
  readonly onTime: readonly (readonly number[])[]
}

/** The last one is more than can be carried; beyond it the same number of requests is answered. */
export const loads: readonly number[] = [0.4, 0.6, 0.8, 0.9, 1, 1.25]

/** The target of the time to the first token over that time of a request by itself; below 1 none is in time. */
export const patiences: readonly number[] = [1.25, 2, 4]

export const simulatedRequests = 2000
const seed = 1
/** The first fifth fills the replica. */
const options = { seed, warmUpShare: 0.2, horizonSeconds: null }
/** [s] That people wait where no target says it: J. Nielsen, Usability Engineering (1993), 5.5: the limit for keeping attention on a dialogue. */
const usualPatience = 10
/** A time per token by so much over the target is not told apart from it: steps are known no better. */
export const margin = 1.05

/** A venture is compiled anew for every change that is tried, mostly with the same replicas. */
const remembered = new WeakMap<PlannedReplica, Map<string, LoadTable>>()

export function loadTable(planned: PlannedReplica, targets: Targets): LoadTable {
  const tables = remembered.get(planned) ?? new Map<string, LoadTable>()
  remembered.set(planned, tables)
  const key = `${targets.ttft} ${targets.tpot}`
  const table = tables.get(key) ?? simulated(planned, targets)
  tables.set(key, table)
  return table
}

function simulated(planned: PlannedReplica, targets: Targets): LoadTable {
  const batch = plannedBatch(planned, targets.tpot)
  const full = mixedSeconds(planned, batch)
  const most = batch / (planned.request.output * full)
  const alone = firstTokenSeconds(planned)
  const queueLimit = Math.max(1, Math.round(most * ((targets.ttft ?? usualPatience) - alone)))
  const [settings, cost] = [settingsOf(planned, batch, queueLimit), costOf(planned, batch)]
  const tpotSeconds = margin * Math.max(targets.tpot, full)
  const limits = targets.ttft === null ? [Number.POSITIVE_INFINITY] : patiences.map((patience) => patience * alone)
  const runs = loads.map((load) => {
    const run = runRequests(requestsAt(planned, load * most), settings, cost, options)
    return limits.map((ttftSeconds) => measured(run, { ttftSeconds, tpotSeconds }))
  })
  return {
    waiting: runs.map(([run]) => Math.max(1, run!.ttft.mean / alone)),
    pace: runs.map(([run]) => run!.tpot.mean / full),
    onTime: limits.map((_, k) => runs.map((each) => each[k]!.goodput!.share)),
  }
}

/** [s] Of a request that has the replica for itself. */
export function firstTokenSeconds({ step, request, ...planned }: PlannedReplica): number {
  const { hostSeconds, promptTokenSeconds, promptPairSeconds, aloneSeconds } = planned
  const prompt = request.fresh * promptTokenSeconds + pairsOf(request) * promptPairSeconds
  return step.cost.arrivalSeconds + hostSeconds + aloneSeconds + prompt
}

/** The planned step; what a batch takes is looked up. */
function costOf(planned: PlannedReplica, most: number): StepCost {
  const { arrivalSeconds, endSeconds } = planned.step.cost
  const decode = Float64Array.from({ length: most + 1 }, (_, batch) => decodeSeconds(planned.batches, batch))
  return {
    step: (tokens, pairs, count, context) => plannedSeconds(planned, tokens, pairs, count, context, decode[count]!),
    ...{ arrivalSeconds, endSeconds },
  }
}

function requestsAt({ request }: PlannedReplica, requestsPerSecond: number): Requests {
  const [input, output] = [request.input, request.output].map((tokens) => ({ kind: "fixed", tokens }) as const)
  const lengths = { kind: "apart", input: input!, output: output! } as const
  return requestsOf(
    { kind: "open", arrivals: { kind: "poisson", requestsPerSecond }, lengths, requests: simulatedRequests },
    seed,
  )
}

/** The part of each prompt that the cache holds is found. */
function settingsOf({ step, request }: PlannedReplica, batch: number, queueLimit: number): ServerSettings {
  const share = 1 - request.fresh / request.input
  const prefix = { kind: "observed", hits: 1, sharedTokens: Number.MAX_SAFE_INTEGER, share } as const
  return { ...step.settings, maxSequences: batch, queueLimit, prefix: share > 0 ? prefix : null }
}
