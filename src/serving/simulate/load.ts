/** What a server is asked: how requests arrive and how long they are. A load and a seed make the requests of a simulation. */
import { scrambleSeed, uniformStream, unreachable } from "../../engine/index.ts"
import { type Arrivals, arrivalTimes } from "./arrivals.ts"
import { drawnLengths, type Lengths } from "./lengths.ts"
import type { ClosedLoop, Requests } from "./requests.ts"
import type { Trace } from "./trace.ts"

export type Load =
  | { readonly kind: "open"; readonly arrivals: Arrivals; readonly lengths: Lengths; readonly requests: number }
  /** A fixed number of clients, each with one request at a time: what `--max-concurrency` of serving benchmarks does. */
  | ({ readonly kind: "closed loop"; readonly lengths: Lengths; readonly requests: number } & ClosedLoop)
  | { readonly kind: "trace"; readonly trace: Trace }

/**
 * The requests of a load; the same seed gives the same ones. Times and lengths are drawn from streams of their own: two servers, or two
 * rates, are compared on the same prompts.
 */
export function requestsOf(load: Load, seed: number): Requests {
  switch (load.kind) {
    case "open":
      return {
        count: load.requests,
        arrivalSeconds: arrivalTimes(load.arrivals, load.requests, stream("arrivals", seed)),
        ...drawnLengths(load.lengths, load.requests, stream("lengths", seed)),
        closedLoop: null,
      }
    case "closed loop":
      return {
        count: load.requests,
        arrivalSeconds: new Float64Array(load.requests).fill(Number.NaN),
        ...drawnLengths(load.lengths, load.requests, stream("lengths", seed)),
        closedLoop: { concurrency: load.concurrency, thinkSeconds: load.thinkSeconds },
      }
    case "trace":
      return { count: load.trace.arrivalSeconds.length, ...load.trace, closedLoop: null }
    default:
      return unreachable(load)
  }
}

/** Uniform random numbers of one purpose in a simulation. */
export function stream(purpose: string, seed: number): () => number {
  return uniformStream(scrambleSeed(`serving simulation: ${purpose}`, seed, 0))
}
