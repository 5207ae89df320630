/**
 * A server: workers, what leads requests to them, and the clock that all of them share. The next event is always the earliest one: the end or
 * the beginning of a step, an arrival, a cache that lands on a decode worker. Workers that cannot act on one another go on by
 * themselves until the next arrival.
 */
import { unreachable } from "../../engine/index.ts"
import { HandOver } from "./hand-over.ts"
import { Routing } from "./routing.ts"
import type { Deployment } from "./settings.ts"
import { sumOf, type Tally } from "./tally.ts"
import { Worker } from "./worker.ts"
import type { Shared } from "./worker-state.ts"

export class Server {
  readonly #shared: Shared
  /** Workers that requests come to, and those that only decode. */
  readonly #entries: readonly Worker[]
  readonly #decoders: readonly Worker[]
  readonly workers: readonly Worker[]
  readonly #handOver: HandOver | null
  readonly #entryRouting: Routing<Worker>
  readonly #decoderRouting: Routing<Worker>
  /** Whether what one worker does may bring something to another one, or to itself. */
  readonly #isLinked: boolean
  /** Requests that have been sent, and those of them that have come. */
  #sent: number
  arrived: number = 0
  dropped: number = 0
  /** [s] The last event. */
  now: number = 0

  constructor(shared: Shared) {
    const { requests } = shared.progress
    const { deployment, router } = shared.settings
    this.#shared = shared
    this.#entries = entriesOf(shared, deployment)
    this.#decoders = decodersOf(shared, deployment)
    this.workers = [...this.#entries, ...this.#decoders]
    this.#handOver = deployment.kind === "split" ? new HandOver(shared, deployment, this.#decoders) : null
    this.#entryRouting = new Routing(router, this.#entries)
    this.#decoderRouting = new Routing(router, this.#decoders)
    this.#isLinked = this.#handOver !== null || requests.closedLoop !== null
    this.#sent = requests.closedLoop === null ? requests.count : Math.min(requests.count, requests.closedLoop.concurrency)
    if (requests.closedLoop !== null) requests.arrivalSeconds.fill(0, 0, this.#sent)
  }

  /** Goes on until so many requests have come, or until a time, or to the end. */
  runUntil(arrivals: number, horizonSeconds: number): void {
    while (this.arrived < arrivals && this.#nextEvent(horizonSeconds));
  }

  runToEnd(horizonSeconds: number): void {
    while (this.#nextEvent(horizonSeconds));
  }

  tally(): Tally {
    return sumOf(
      this.workers.map((worker) => worker.tallyAt(this.now)),
      this.now,
    )
  }

  /** What the workers do before the next arrival or landing, and then that one; false at the end. */
  #nextEvent(horizonSeconds: number): boolean {
    const arrival = this.arrived < this.#sent ? this.#arrivalOf(this.arrived) : Number.POSITIVE_INFINITY
    const landing = this.#handOver?.nextLanding ?? Number.POSITIVE_INFINITY
    const limit = Math.min(arrival, landing, horizonSeconds)
    if (this.#isLinked) {
      if (this.#workLinked(limit)) return true
    } else this.#workApart(limit)
    if (limit === Number.POSITIVE_INFINITY) return false
    this.now = limit
    if (limit === arrival) this.#deliver(this.arrived++, limit)
    else if (limit === landing) this.#handOver?.land()
    else return false
    return true
  }

  #arrivalOf(request: number): number {
    return this.#shared.progress.requests.arrivalSeconds[request]! + this.#shared.cost.arrivalSeconds
  }

  #deliver(request: number, now: number): void {
    const { queueLimit } = this.#shared.settings
    const worker = this.#entryRouting.next()
    const canRun = worker.fits(request) && this.#decoders.every((decoder) => decoder.fits(request))
    if (canRun && (queueLimit === null || worker.waiting.length < queueLimit)) {
      worker.arrive(request, now)
      return
    }
    this.dropped += 1
    this.#sendNext(now)
  }

  #workApart(limit: number): void {
    for (const worker of this.workers) {
      while (worker.next < limit) {
        worker.left.length = 0
        worker.runUntil(limit)
      }
      this.now = Math.max(this.now, worker.now)
    }
  }

  /** One worker goes on, the one that is first, until another one would be; false where nothing is to be done before the limit. */
  #workLinked(limit: number): boolean {
    let first: Worker | null = null
    let until = limit
    for (const worker of this.workers) {
      if (first === null || isBefore(worker, first)) {
        until = Math.min(until, first?.next ?? until)
        first = worker
      } else until = Math.min(until, worker.next)
    }
    if (first === null || first.next >= limit) return false
    const decoder = this.#decoders.indexOf(first)
    // While caches wait for room in it, they must be asked after everything that it does.
    const isAwaited = decoder >= 0 && this.#handOver?.isAwaited(decoder) === true
    first.left.length = 0
    first.runUntil(isAwaited ? first.next : until)
    this.now = first.now
    this.#take(first)
    if (isAwaited) this.#handOver?.pull(decoder, first.now)
    return true
  }

  /** Requests that have left a worker go on to another one, or have been answered. */
  #take(worker: Worker): void {
    const { left, now } = worker
    const { endSeconds } = this.#shared.progress
    for (let i = 0; i < left.length; i++) {
      const request = left.requests[i]!
      if (!Number.isNaN(endSeconds[request])) this.#sendNext(endSeconds[request]!)
      else this.#handOver?.handOver(request, worker, this.#decoderRouting.nextNumber(), now)
    }
  }

  /** A client of a closed loop has its answer, or has been turned away. */
  #sendNext(now: number): void {
    const { closedLoop, arrivalSeconds, count } = this.#shared.progress.requests
    if (closedLoop === null || this.#sent >= count) return
    arrivalSeconds[this.#sent] = now + closedLoop.thinkSeconds
    this.#sent += 1
  }
}

/** The earlier one; of equals the one that ends a step, so that what leaves it is seen before others begin. */
function isBefore(a: Worker, b: Worker): boolean {
  return a.next < b.next || (a.next === b.next && a.isInStep && !b.isInStep)
}

function entriesOf(shared: Shared, deployment: Deployment): Worker[] {
  switch (deployment.kind) {
    case "joint":
      return Array.from({ length: deployment.replicas }, (_, i) => new Worker(shared, "joint", i))
    case "split":
      return Array.from({ length: deployment.prefillWorkers }, (_, i) => new Worker(shared, "prefill", i))
    default:
      return unreachable(deployment)
  }
}

function decodersOf(shared: Shared, deployment: Deployment): Worker[] {
  if (deployment.kind === "joint") return []
  const { prefillWorkers, decodeWorkers } = deployment
  return Array.from({ length: decodeWorkers }, (_, i) => new Worker(shared, "decode", prefillWorkers + i))
}
