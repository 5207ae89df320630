/**
 * How a replica does under load, from the simulation of events: latencies and the share of requests in time, over the load in parts of what
 * the replica was sized to carry. Requests come by chance (Poisson) to one replica, all alike; a replica turns away who would wait too long for an answer
 * to begin.
 */
import { requestsOf } from "../simulate/load.ts"
import { measured } from "../simulate/measured.ts"
import type { Requests } from "../simulate/requests.ts"
import { runRequests } from "../simulate/run.ts"
import type { ServerSettings, StepCost } from "../simulate/simulate.ts"

/** A replica as it is simulated; what it is told over is its own at full batch. */
export type LoadedReplica = {
  readonly settings: ServerSettings
  readonly cost: StepCost
  /** [token] Of each request; samples count as input, with one token of output. */
  readonly input: number
  readonly output: number
  /** [1/s] That it was sized to carry. */
  readonly most: number
  /** [s] To the first token, that waiting and patience are told over. */
  readonly first: number
  /** [s] Per token, that pace is told over; and the most that is in time. */
  readonly full: number
  readonly tpotSeconds: number
}

/** Each at the loads of `loads`; `onTime` by the patience. */
export type LoadTable = {
  readonly waiting: readonly number[]
  readonly pace: readonly number[]
  readonly onTime: readonly (readonly number[])[]
}

/** The last one is more than can be carried; beyond it the same number of requests is answered. */
export const loads: readonly number[] = [0.4, 0.6, 0.8, 0.9, 1, 1.25]

/** The target of the time to the first token over `first`; below 1 none is in time. */
export const patiences: readonly number[] = [1.25, 2, 4]

export const simulatedRequests = 2000
const seed = 1
/** The first fifth fills the replica. */
const options = { seed, warmUpShare: 0.2, horizonSeconds: null }
/** [s] That people wait where no target says it: J. Nielsen, Usability Engineering (1993), 5.5: the limit for keeping attention on a dialogue. */
const usualPatience = 10

/** `target`: of the time to the first token [s]; null: none. */
export function simulatedLoads(replica: LoadedReplica, target: number | null): LoadTable {
  const { most, first, full, tpotSeconds, cost } = replica
  const queueLimit = Math.max(1, Math.round(most * ((target ?? usualPatience) - first)))
  const settings = { ...replica.settings, queueLimit }
  const limits = target === null ? [Number.POSITIVE_INFINITY] : patiences.map((patience) => patience * first)
  const runs = loads.map((load) => {
    const run = runRequests(requestsAt(replica, load * most), settings, cost, options)
    return limits.map((ttftSeconds) => measured(run, { ttftSeconds, tpotSeconds }))
  })
  return {
    waiting: runs.map(([run]) => run!.ttft.mean / first),
    pace: runs.map(([run]) => run!.tpot.mean / full),
    onTime: limits.map((_, k) => runs.map((each) => each[k]!.goodput!.share)),
  }
}

function requestsAt({ input, output }: LoadedReplica, requestsPerSecond: number): Requests {
  const fixed = (tokens: number) => ({ kind: "fixed", tokens }) as const
  const lengths = { kind: "apart", input: fixed(input), output: fixed(output) } as const
  return requestsOf(
    { kind: "open", arrivals: { kind: "poisson", requestsPerSecond }, lengths, requests: simulatedRequests },
    seed,
  )
}
