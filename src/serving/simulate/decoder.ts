/** The sequences of a worker that decode, as one: what a step takes and gives. Two kinds do it, with a draft and without. */

export interface Decoder {
  /** Sequences that decode. */
  readonly length: number
  /** Tokens that the next step feeds. */
  readonly tokens: number
  /** Tokens of the cache that the next step reads: each sequence its own, the one that it feeds included. */
  readonly context: number
  join(request: number): void
  /** Writes down how far a request is, and lets it go. */
  leave(request: number): void
  /** Blocks that the next step needs beside those that are held. */
  blocksNeeded(): number
  /** The part of one request in that. */
  needOf(request: number): number
  /** The blocks have been taken and the step is over. Gives the number of tokens that came out, and the requests that ended, in `ended`. */
  advance(ended: Ended): number
  /** In which of the next steps a sequence may end, the first one being 1. */
  stepsToEnd(): number
}

/** Requests that ended in a step. */
export class Ended {
  length: number = 0
  readonly requests: Int32Array

  constructor(room: number) {
    this.requests = new Int32Array(room)
  }

  add(request: number): void {
    this.requests[this.length] = request
    this.length += 1
  }
}
