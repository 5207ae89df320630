/**
 * Decoding with a draft: each step verifies `draftTokens` for every sequence, accepts the first of them up to one that the model would not
 * have written, and adds one of the model's own (Leviathan et al., arXiv 2211.17192, section 2.1, algorithm 1). How many are accepted is
 * drawn for every sequence in every step. Blocks are held for the whole draft (vLLM's lookahead slots).
 */
import { blocksFor } from "./block-pool.ts"
import type { Decoder, Ended } from "./decoder.ts"
import type { Progress } from "./progress.ts"
import type { Speculation } from "./settings.ts"

export class Speculative implements Decoder {
  length: number = 0
  context: number = 0
  readonly #progress: Progress
  readonly #tokensPerBlock: number
  readonly #draftTokens: number
  /** Probability that at least 1, 2 … draft tokens are accepted. Shape: [draftTokens]. */
  readonly #accepted: Float64Array
  readonly #next: () => number
  /** Shape: [room]. */
  readonly #requests: Int32Array

  constructor(progress: Progress, tokensPerBlock: number, room: number, speculation: Speculation, next: () => number) {
    this.#progress = progress
    this.#tokensPerBlock = tokensPerBlock
    this.#draftTokens = speculation.draftTokens
    this.#accepted = Float64Array.from({ length: speculation.draftTokens }, (_, i) => speculation.acceptance ** (i + 1))
    this.#next = next
    this.#requests = new Int32Array(room)
  }

  get tokens(): number {
    return this.length * (this.#draftTokens + 1)
  }

  join(request: number): void {
    const { produced, requests, joinedAt } = this.#progress
    joinedAt[request] = this.length
    this.#requests[this.length] = request
    this.context += requests.input[request]! + produced[request]!
    this.length += 1
  }

  leave(request: number): void {
    const { produced, requests, joinedAt } = this.#progress
    this.context -= requests.input[request]! + produced[request]!
    this.length -= 1
    const moved = this.#requests[this.length]!
    this.#requests[joinedAt[request]!] = moved
    joinedAt[moved] = joinedAt[request]!
  }

  blocksNeeded(): number {
    let needed = 0
    for (let i = 0; i < this.length; i++) needed += this.needOf(this.#requests[i]!)
    return needed
  }

  needOf(request: number): number {
    const { produced, requests, blocks } = this.#progress
    const [done, output] = [produced[request]!, requests.output[request]!]
    // The draft goes no further than the answer: what is beyond is thrown away anyhow.
    const reach = requests.input[request]! + Math.min(done + this.#draftTokens, output - 1)
    return Math.max(0, blocksFor(reach, this.#tokensPerBlock) - blocks[request]!)
  }

  advance(ended: Ended): number {
    let tokens = 0
    for (let i = this.length - 1; i >= 0; i--) tokens += this.#advanceOne(this.#requests[i]!, ended)
    return tokens
  }

  stepsToEnd(): number {
    return 0
  }

  #advanceOne(request: number, ended: Ended): number {
    const { produced, requests, blocks } = this.#progress
    blocks[request]! += this.needOf(request)
    const tokens = Math.min(1 + this.#drawAccepted(), requests.output[request]! - produced[request]!)
    produced[request]! += tokens
    this.context += tokens
    if (produced[request] === requests.output[request]) {
      this.leave(request)
      ended.add(request)
    }
    return tokens
  }

  #drawAccepted(): number {
    const chance = this.#next()
    let accepted = 0
    while (accepted < this.#draftTokens && chance < this.#accepted[accepted]!) accepted += 1
    return accepted
  }
}
