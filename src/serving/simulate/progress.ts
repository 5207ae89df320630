/** How far each request is: what the workers of a simulation write down, in flat arrays by request number. Shape of all: [requests]. */
import { type Links, linksFor } from "./line.ts"
import type { Requests } from "./requests.ts"

export type Progress = {
  readonly requests: Requests
  /** Tokens that have come out, as of the last time the request began or stopped to decode. */
  readonly produced: Int32Array
  /** Tokens that prefill has still to compute. */
  readonly left: Int32Array
  /** Blocks that it uses, those of a shared prefix among them, as of the last time it began or stopped to decode. */
  readonly blocks: Int32Array
  /** Tokens that lie in the cache while it is prefilled. */
  readonly cached: Int32Array
  /** The shared prefix that a request begins with; -1: none. */
  readonly group: Int32Array
  /** 1 where it uses blocks of a shared prefix. */
  readonly holds: Uint8Array
  /** [s] NaN until the first token is out. */
  readonly firstTokenSeconds: Float64Array
  /** [s] NaN until it is answered. */
  readonly endSeconds: Float64Array
  readonly preemptions: Int32Array
  /** Where a decoder keeps what it needs of a request: the step of its worker at which it joined, or its place in the decoder's list. */
  readonly joinedAt: Int32Array
  readonly links: Links
  /** Places in the heaps. */
  readonly places: Int32Array
}

export function progressOf(requests: Requests, group: Int32Array): Progress {
  const { count } = requests
  return {
    requests,
    group,
    produced: new Int32Array(count),
    left: new Int32Array(count),
    blocks: new Int32Array(count),
    cached: new Int32Array(count),
    holds: new Uint8Array(count),
    firstTokenSeconds: new Float64Array(count).fill(Number.NaN),
    endSeconds: new Float64Array(count).fill(Number.NaN),
    preemptions: new Int32Array(count),
    joinedAt: new Int32Array(count),
    links: linksFor(count),
    places: new Int32Array(count),
  }
}
