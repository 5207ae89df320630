/** Requests run through a server from the first to the last, and what the server had done when measuring began and ended. */
import { drawnPrefixes } from "./prefixes.ts"
import { type Progress, progressOf } from "./progress.ts"
import type { Requests } from "./requests.ts"
import type { RunObserver } from "./run-observer.ts"
import { Server } from "./server.ts"
import type { ServerSettings } from "./settings.ts"
import type { StepCost } from "./step-cost.ts"
import type { Tally } from "./tally.ts"

export type RunOptions = {
  readonly seed: number
  /** The share of requests, the first ones, in which the server fills; they are run and not measured. 0 measures the whole run, its emptying too. */
  readonly warmUpShare: number
  /** Requests at the end that keep the server as full as it was, and are not measured; none unless told. */
  readonly coolDownRequests?: number
  /** [s] The simulation stops here, whoever is still there; null: when all have been answered. */
  readonly horizonSeconds: number | null
  /** Is told of each step and of who takes which request. */
  readonly observer?: RunObserver
}

/** What happened to each request, and what the server had done when the window of measurement opened and closed. */
export type Run = {
  readonly progress: Progress
  /** Requests from this one on are measured. */
  readonly firstMeasured: number
  /** Up to here. */
  readonly arrived: number
  readonly dropped: number
  readonly opened: Tally
  readonly closed: Tally
  /** At the very end. */
  readonly done: Tally
  readonly queueMost: number
  /** Requests that waited when the window closed. */
  readonly queueAtClose: number
  readonly blocks: number
  readonly workers: number
}

/**
 * What happens to requests that are at hand.
 * Errors: none; a request that could never fit into the cache, or finds the queue full, is counted as dropped.
 */
export function runRequests(requests: Requests, settings: ServerSettings, cost: StepCost, options: RunOptions): Run {
  const { seed, warmUpShare, coolDownRequests = 0, horizonSeconds, observer = null } = options
  const prefixes = drawnPrefixes(settings.prefix, requests, settings.cache.tokensPerBlock, seed)
  const progress = progressOf(requests, prefixes.group)
  const server = new Server({ progress, prefixes, settings, cost, seed, observer })
  const horizon = horizonSeconds ?? Number.POSITIVE_INFINITY
  const firstMeasured = Math.min(Math.floor(requests.count * warmUpShare), Math.max(0, requests.count - 1))
  const endMeasured = Math.max(firstMeasured + 1, requests.count - coolDownRequests)
  // The window opens when the first measured request comes and closes when the last one does: in between the load is whole.
  server.runUntil(firstMeasured + 1, horizon)
  const opened = server.tally()
  observer?.measure?.(true)
  if (warmUpShare > 0) server.runUntil(endMeasured, horizon)
  else server.runToEnd(horizon)
  const closed = server.tally()
  const queueAtClose = server.workers.reduce((sum, { queue }) => sum + queue.count, 0)
  // Those that came last are measured to their end, where none come behind them to be left out.
  if (coolDownRequests > 0) observer?.measure?.(false)
  server.runToEnd(horizon)
  return {
    progress,
    firstMeasured,
    arrived: Math.min(server.arrived, endMeasured),
    dropped: server.dropped,
    opened,
    closed,
    done: server.tally(),
    queueMost: Math.max(...server.workers.map(({ queue }) => queue.most)),
    queueAtClose,
    blocks: server.workers.reduce((sum, { pool }) => sum + pool.blocks, 0),
    workers: server.workers.length,
  }
}
