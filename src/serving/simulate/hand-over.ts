/**
 * From prefill to decode: a request whose prompt is done waits at a decode worker, in order, until there is a place and blocks for its cache; then
 * the cache crosses the link of that worker, one after another, and the prefill worker gets its blocks back (DistServe, arXiv 2401.09670,
 * section 4.3: decode pulls, and prefill memory is the queue between them).
 */
import { blocksFor } from "./block-pool.ts"
import { DueHeap } from "./due-heap.ts"
import { Line } from "./line.ts"
import type { Deployment } from "./settings.ts"
import type { Worker } from "./worker.ts"
import type { Shared } from "./worker-state.ts"

export class HandOver {
  readonly #shared: Shared
  readonly #deployment: Deployment & { readonly kind: "split" }
  readonly #decoders: readonly Worker[]
  /** Requests that wait for room in each decode worker, and when its link is free. Shape: [decoders]. */
  readonly #incoming: readonly Line[]
  readonly #linkFreeSeconds: Float64Array
  /** Caches on their way, by when they land. */
  readonly #flights: DueHeap
  /** The prefill worker that holds the cache of a request, and the decode worker that it goes to. */
  readonly #from: Map<number, Worker> = new Map()
  readonly #to: Int32Array

  constructor(shared: Shared, deployment: Deployment & { readonly kind: "split" }, decoders: readonly Worker[]) {
    const { requests, links, places } = shared.progress
    this.#shared = shared
    this.#deployment = deployment
    this.#decoders = decoders
    this.#incoming = decoders.map(() => new Line(links))
    this.#linkFreeSeconds = new Float64Array(decoders.length)
    this.#flights = new DueHeap(requests.count, places)
    this.#to = new Int32Array(requests.count)
  }

  /** [s] When the next cache lands; Infinity where none is on its way. */
  get nextLanding(): number {
    return this.#flights.firstDue()
  }

  isAwaited(decoder: number): boolean {
    return this.#incoming[decoder]!.length > 0
  }

  handOver(request: number, from: Worker, decoder: number, now: number): void {
    const worker = this.#decoders[decoder]!
    this.#from.set(request, from)
    this.#to[request] = decoder
    this.#incoming[decoder]!.pushBack(request)
    worker.queue.change(1, now)
    worker.present.change(1, now)
    this.pull(decoder, now)
  }

  /** Starts what there is room for. Requests that the worker itself took back for want of blocks come before new ones. */
  pull(decoder: number, now: number): void {
    const { progress, settings } = this.#shared
    const { transferSeconds, transferSecondsPerToken } = this.#deployment
    const worker = this.#decoders[decoder]!
    const incoming = this.#incoming[decoder]!
    while (incoming.length > 0 && worker.waiting.length + worker.swapped.length === 0 && worker.hasSlot()) {
      const request = incoming.head
      const tokens = progress.requests.input[request]!
      const blocks = blocksFor(tokens, settings.cache.tokensPerBlock)
      if (!worker.hasBlocks(blocks) || !worker.reserve(request)) return
      incoming.remove(request)
      worker.queue.change(-1, now)
      worker.pool.take(blocks)
      worker.onTheWay += 1
      const landing = Math.max(now, this.#linkFreeSeconds[decoder]!) + transferSeconds + tokens * transferSecondsPerToken
      this.#linkFreeSeconds[decoder] = landing
      this.#flights.add(request, landing)
    }
  }

  /** The next cache has landed. */
  land(): void {
    const request = this.#flights.first()
    const now = this.#flights.firstDue()
    const from = this.#from.get(request)!
    const { blocks } = this.#shared.progress
    this.#flights.remove(request)
    this.#from.delete(request)
    from.release(request)
    from.wake(now)
    blocks[request] = blocksFor(this.#shared.progress.requests.input[request]!, this.#shared.settings.cache.tokensPerBlock)
    this.#decoders[this.#to[request]!]!.land(request, now)
  }
}
