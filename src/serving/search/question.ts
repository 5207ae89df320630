/** What a search is about, in numbers: the demand, the lengths, the promise. */
import { unreachable } from "../../engine/index.ts"
import type { Reserve } from "../economics/reserve.ts"
import { type Demand, type LengthMoments, lengthMoments, momentsOfPairs, type Trace } from "../simulate/simulate.ts"
import type { FixedSetup, ServingRequest, ServingSlo } from "./serving-request.ts"

export type Question = {
  readonly lengths: LengthMoments
  /** Of a request, by which money and energy are told: tokens in and out; a sample is one, whatever goes in and comes out. */
  readonly pieces: number
  /** Null: as much as can be carried. */
  readonly demand: Demand | null
  readonly slo: ServingSlo
  readonly reserve: Reserve
  readonly fleet: number | null
  readonly isFleetWhole: boolean
  readonly fixed: FixedSetup
}

export const nothingPromised = { ttftSeconds: null, tpotSeconds: null, latencySeconds: null } as const

export function questionOf({ sequence, load, lengths, slo, reserve, fleet, isFleetWhole, fixed }: ServingRequest): Question {
  const moments = momentsOf({ load, lengths })
  const pieces = sequence === null ? 1 : moments.input + moments.output
  const shared = { lengths: moments, pieces, slo, reserve, fleet, isFleetWhole, fixed }
  switch (load.kind) {
    case "rate":
      return { ...shared, demand: { kind: "rate", requestsPerSecond: load.requestsPerSecond, squareCv: load.cv ** 2 } }
    case "concurrency":
      return { ...shared, demand: load }
    case "trace":
      return { ...shared, demand: rateOf(load.trace) }
    case "offline":
      // Where all come at once nobody is promised anything.
      return { ...shared, demand: null, slo: { ...slo, ...nothingPromised } }
    case "most":
      return { ...shared, demand: null }
    default:
      return unreachable(load)
  }
}

/** Of the requests of a trace, or of those that are said. */
export function momentsOf({ load, lengths }: Pick<ServingRequest, "load" | "lengths">): LengthMoments {
  return load.kind === "trace" ? momentsOfPairs(load.trace.input, load.trace.output) : lengthMoments(lengths)
}

export function promisesNothing({ ttftSeconds, tpotSeconds, latencySeconds }: ServingSlo): boolean {
  return ttftSeconds === null && tpotSeconds === null && latencySeconds === null
}

/** Its mean rate and the unevenness of its gaps, as if it were a renewal process: the simulation runs the trace itself. */
function rateOf({ arrivalSeconds }: Trace): Demand {
  const gaps = Math.max(1, arrivalSeconds.length - 1)
  const mean = Math.max(1e-9, (arrivalSeconds.at(-1) ?? 0) - (arrivalSeconds[0] ?? 0)) / gaps
  const square =
    arrivalSeconds.reduce((sum, at, i) => (i === 0 ? sum : sum + (at - (arrivalSeconds[i - 1] ?? at)) ** 2), 0) / gaps
  return { kind: "rate", requestsPerSecond: 1 / mean, squareCv: Math.max(0, square / mean ** 2 - 1) }
}

/**
 * [1/s] The rate that any set-up within the promise has at least; `endSeconds`: from its last token to the end of a request. Of clients it follows from the promise: a request takes the time to its first token and the
 * rest, so that clients / (promised time + thinking) requests end a second (J. Little, Operations Research 9, 1961, 383). `balanced`: what the
 * steady state leaves open in its own balance of clients.
 */
export function leastRate({ demand, slo, lengths }: Question, endSeconds: number): number {
  if (demand === null) return 0
  if (demand.kind === "rate") return demand.requestsPerSecond
  const { ttftSeconds, tpotSeconds, latencySeconds } = slo
  const byParts =
    ttftSeconds === null || tpotSeconds === null
      ? Number.POSITIVE_INFINITY
      : ttftSeconds + (lengths.output - 1) * tpotSeconds + endSeconds
  const longest = Math.min(byParts, latencySeconds ?? Number.POSITIVE_INFINITY)
  return Number.isFinite(longest) ? (balanced * demand.clients) / (longest + demand.thinkSeconds) : 0
}

/** Its rate is found to a thousandth, and less than a hundredth of the time is left to waiting (steady-state.ts). */
const balanced = 0.98

/** Clients that keep step carry up to a quarter more than what comes by chance (steady-state.ts, `ofClients`). */
export function slackOf(demand: Demand | null): number {
  return demand?.kind === "rate" ? 1 : 1.25
}
