/**
 * The paged cache of one worker: how many blocks are free, and which shared prefixes lie in it (vLLM, arXiv 2309.06180, sections 4.2 and 4.4; eviction as in
 * SGLang, arXiv 2312.07104, section 3). Blocks are alike: only their number counts. A prefix that nobody uses stays until its
 * blocks are needed; these count as free.
 */
import { Line, linksFor } from "./line.ts"

export class BlockPool {
  readonly blocks: number
  /** Blocks that nobody uses, those of idle prefixes among them. */
  free: number
  /** Blocks of a shared prefix; 0 where none are shared. */
  readonly prefixBlocks: number
  /** Free blocks that hold nothing. */
  #empty: number
  /** How many requests use each prefix; -1 where it does not lie in the cache. Shape: [groups]. */
  readonly #users: Int32Array
  /** Prefixes that nobody uses, the least recently used in front. */
  readonly #idle: Line

  constructor(blocks: number, groups: number, prefixBlocks: number) {
    this.blocks = blocks
    this.free = blocks
    this.#empty = blocks
    this.prefixBlocks = prefixBlocks
    this.#users = new Int32Array(groups).fill(-1)
    this.#idle = new Line(linksFor(groups))
  }

  /** Takes free blocks, and evicts idle prefixes where empty ones do not do. The caller has checked `free`. */
  take(blocks: number): void {
    this.free -= blocks
    this.#empty -= blocks
    while (this.#empty < 0) {
      const oldest = this.#idle.head
      this.#idle.remove(oldest)
      this.#users[oldest] = -1
      this.#empty += this.prefixBlocks
    }
  }

  give(blocks: number): void {
    this.free += blocks
    this.#empty += blocks
  }

  has(group: number): boolean {
    return this.#users[group]! >= 0
  }

  /** Free blocks that are free no more once somebody uses the prefix. */
  blocksToHold(group: number): number {
    return this.#users[group] === 0 ? this.prefixBlocks : 0
  }

  /** One more request uses a prefix that lies in the cache. */
  hold(group: number): void {
    if (this.#users[group] === 0) {
      this.#idle.remove(group)
      this.free -= this.prefixBlocks
    }
    this.#users[group]! += 1
  }

  /** A request has computed the prefix in blocks of its own; from now on they are shared. */
  share(group: number): void {
    this.#users[group] = 1
  }

  release(group: number): void {
    this.#users[group]! -= 1
    if (this.#users[group] === 0) {
      this.#idle.pushBack(group)
      this.free += this.prefixBlocks
    }
  }
}

/** Blocks that so many tokens lie in. */
export function blocksFor(tokens: number, tokensPerBlock: number): number {
  return Math.ceil(tokens / tokensPerBlock)
}
