/**
 * Decoding one token a step. All sequences move together, so that nothing is written down per sequence and step: a counter of steps moves,
 * and what a sequence is follows from the step at which it joined. A sequence takes a new block every `tokensPerBlock` steps;
 * how many do in which of these steps is counted when they join.
 */
import { blocksFor } from "./block-pool.ts"
import type { Decoder, Ended } from "./decoder.ts"
import { DueHeap } from "./due-heap.ts"
import type { Progress } from "./progress.ts"

export class Lockstep implements Decoder {
  length: number = 0
  context: number = 0
  /** Steps done so far. */
  #step: number = 0
  readonly #progress: Progress
  readonly #tokensPerBlock: number
  /** Sequences that take a block in a step whose number leaves this rest. Shape: [tokensPerBlock]. */
  readonly #takers: Int32Array
  /** By the number of the step in which they end. */
  readonly #ends: DueHeap

  constructor(progress: Progress, tokensPerBlock: number, room: number) {
    this.#progress = progress
    this.#tokensPerBlock = tokensPerBlock
    this.#takers = new Int32Array(tokensPerBlock)
    this.#ends = new DueHeap(room, progress.places)
  }

  get tokens(): number {
    return this.length
  }

  join(request: number): void {
    const { produced, requests, joinedAt } = this.#progress
    const done = produced[request]!
    const context = requests.input[request]! + done
    joinedAt[request] = this.#step
    this.#takers[this.#takingRest(request)]! += 1
    this.#ends.add(request, this.#step + requests.output[request]! - done - 1)
    this.context += context
    this.length += 1
  }

  leave(request: number): void {
    this.#ends.remove(request)
    this.#writeDown(request)
  }

  blocksNeeded(): number {
    return this.#takers[this.#step % this.#tokensPerBlock]!
  }

  needOf(request: number): number {
    return this.#takingRest(request) === this.#step % this.#tokensPerBlock ? 1 : 0
  }

  advance(ended: Ended): number {
    const tokens = this.length
    const step = this.#step
    this.#step = step + 1
    this.context += tokens
    while (this.#ends.firstDue() === step) {
      const request = this.#ends.first()
      this.leave(request)
      ended.add(request)
    }
    return tokens
  }

  stepsToEnd(): number {
    return this.#ends.firstDue() - this.#step + 1
  }

  /** Of step numbers at which the sequence takes a block: those at which it feeds the first token of one. */
  #takingRest(request: number): number {
    const { produced, requests, joinedAt } = this.#progress
    const rest = (joinedAt[request]! + 1 - requests.input[request]! - produced[request]!) % this.#tokensPerBlock
    return rest < 0 ? rest + this.#tokensPerBlock : rest
  }

  #writeDown(request: number): void {
    const { produced, blocks, requests, joinedAt } = this.#progress
    this.#takers[this.#takingRest(request)]! -= 1
    const steps = this.#step - joinedAt[request]!
    // What the next step would read is one token more than what lies in the cache.
    const before = requests.input[request]! + produced[request]! - 1
    blocks[request]! += blocksFor(before + steps, this.#tokensPerBlock) - blocksFor(before, this.#tokensPerBlock)
    produced[request]! += steps
    this.context -= before + steps + 1
    this.length -= 1
  }
}
