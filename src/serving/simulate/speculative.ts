/**
 * Decoding with a draft: each step verifies `draftTokens` for every sequence, accepts the first of them up to one that the model would not
 * have written, and adds one of the model's own (Leviathan et al., arXiv 2211.17192, section 2.1, algorithm 1). How many are accepted is
 * drawn for every sequence in every step. Blocks are held for the whole draft (vLLM's lookahead slots), though not beyond the
 * answer.
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
  /** The sequences, in no order; what the next step reads of each, what its blocks can hold, and what it will hold at last. Shape: [room]. */
  readonly #requests: Int32Array
  readonly #contexts: Int32Array
  readonly #capacities: Int32Array
  readonly #lasts: Int32Array
  /** Blocks that the next step needs. */
  #needed: number = 0

  constructor(progress: Progress, tokensPerBlock: number, room: number, speculation: Speculation, next: () => number) {
    this.#progress = progress
    this.#tokensPerBlock = tokensPerBlock
    this.#draftTokens = speculation.draftTokens
    this.#accepted = Float64Array.from({ length: speculation.draftTokens }, (_, i) => speculation.acceptance ** (i + 1))
    this.#next = next
    this.#requests = new Int32Array(room)
    this.#contexts = new Int32Array(room)
    this.#capacities = new Int32Array(room)
    this.#lasts = new Int32Array(room)
  }

  get tokens(): number {
    return this.length * (this.#draftTokens + 1)
  }

  join(request: number): void {
    const { produced, requests, joinedAt, blocks } = this.#progress
    const place = this.length
    joinedAt[request] = place
    this.#requests[place] = request
    this.#contexts[place] = requests.input[request]! + produced[request]!
    this.#capacities[place] = blocks[request]! * this.#tokensPerBlock
    this.#lasts[place] = requests.input[request]! + requests.output[request]! - 1
    this.context += this.#contexts[place]!
    this.#needed += this.#needAt(place)
    this.length += 1
  }

  leave(request: number): void {
    const place = this.#progress.joinedAt[request]!
    this.#needed -= this.#needAt(place)
    this.context -= this.#contexts[place]!
    this.#remove(place)
  }

  blocksNeeded(): number {
    return this.#needed
  }

  needOf(request: number): number {
    return this.#needAt(this.#progress.joinedAt[request]!)
  }

  advance(ended: Ended): number {
    const [contexts, capacities, lasts] = [this.#contexts, this.#capacities, this.#lasts]
    const tokensPerBlock = this.#tokensPerBlock
    let [all, context, needed] = [0, 0, 0]
    // Backwards: where one leaves, the last one takes its place, and has had its turn.
    for (let place = this.length - 1; place >= 0; place--) {
      capacities[place]! += this.#needAt(place) * tokensPerBlock
      const before = contexts[place]!
      const tokens = Math.min(1 + this.#drawAccepted(), lasts[place]! - before + 1)
      all += tokens
      contexts[place] = before + tokens
      if (before + tokens > lasts[place]!) {
        ended.add(this.#requests[place]!)
        this.#remove(place)
      } else {
        context += before + tokens
        needed += this.#needAt(place)
      }
    }
    this.context = context
    this.#needed = needed
    return all
  }

  stepsToEnd(): number {
    return 1
  }

  #needAt(place: number): number {
    const reach = Math.min(this.#contexts[place]! + this.#draftTokens, this.#lasts[place]!)
    const short = reach - this.#capacities[place]!
    return short > 0 ? blocksFor(short, this.#tokensPerBlock) : 0
  }

  #drawAccepted(): number {
    const chance = this.#next()
    let accepted = 0
    while (accepted < this.#draftTokens && chance < this.#accepted[accepted]!) accepted += 1
    return accepted
  }

  /** Writes down how far the request at a place is, and gives its place to the last one. */
  #remove(place: number): void {
    const { produced, blocks, requests, joinedAt } = this.#progress
    const request = this.#requests[place]!
    produced[request] = this.#contexts[place]! - requests.input[request]!
    blocks[request] = this.#capacities[place]! / this.#tokensPerBlock
    this.length -= 1
    const moved = this.#requests[this.length]!
    this.#requests[place] = moved
    this.#contexts[place] = this.#contexts[this.length]!
    this.#capacities[place] = this.#capacities[this.length]!
    this.#lasts[place] = this.#lasts[this.length]!
    joinedAt[moved] = place
  }
}
