/** The best layouts of a space, exactly: by time, by memory, and those that are not worse in both than another. */
import { stateBytes } from "../memory/bound.ts"
import { estimateMemory } from "../memory/estimate.ts"
import type { MemoryProfile } from "../memory/profile.ts"
import type { Layout } from "../plan/layout.ts"
import { type Walk, walkLayouts } from "./walk.ts"

export type Candidate = { readonly layout: Layout; readonly seconds: number; readonly bytes: number }

export type Objective = "time" | "cost" | "memory"

export type SearchQuestion = Walk & {
  readonly memory: MemoryProfile
  /** [byte] of one device. */
  readonly limit: number
  /** The cost of a step is its time on all devices, so that the cheapest layout of a given cluster is the quickest. */
  readonly objective: Objective
}

export type SearchResult = {
  /** The best that fits; null where none does. */
  readonly best: Candidate | null
  /** Of those that fit, by rising time and falling memory. */
  readonly pareto: readonly Candidate[]
  /** That which takes the least memory, whether it fits or not; found where nothing fits or memory is what counts. */
  readonly least: Candidate | null
  /** Layouts of the space; those whose time was computed one by one, and whose memory was. The rest were pruned by bounds. */
  readonly configurations: number
  readonly timed: number
  readonly weighed: number
}

export function searchLayouts(question: SearchQuestion): SearchResult {
  const { memory, limit } = question
  const front = new Front()
  let weighed = 0
  const walked = walkLayouts(
    question,
    (layout, seconds) => front.covers(seconds, leastBytes(question, layout)),
    ({ layout, seconds }) => {
      const bound = stateBytes(memory, layout)
      if (bound > limit || front.covers(seconds, bound)) return
      weighed++
      const bytes = estimateMemory(memory, layout).total
      if (bytes <= limit) front.add(seconds, bytes, layout)
    },
  )
  const pareto = front.candidates()
  const best = question.objective === "memory" ? pareto.at(-1) : pareto[0]
  return { best: best ?? null, pareto, least: best === undefined ? leastMemory(question) : (pareto.at(-1) ?? null), ...walked, weighed }
}

/** Over the stages of ZeRO, which the layouts that a bound stands for differ in; states are the same under all recomputations and chunks. */
function leastBytes({ memory, space }: SearchQuestion, layout: Readonly<Layout>): number {
  return Math.min(...space.zero.map((zero) => stateBytes(memory, { ...layout, zero })))
}

/** Of the whole space, by state bytes as a lower bound. */
function leastMemory(question: SearchQuestion): Candidate | null {
  let least: Candidate | null = null
  walkLayouts(
    question,
    (layout) => least !== null && leastBytes(question, layout) >= least.bytes,
    ({ layout, seconds }) => {
      if (least !== null && stateBytes(question.memory, layout) >= least.bytes) return
      const bytes = estimateMemory(question.memory, layout).total
      if (least === null || bytes < least.bytes) least = { layout: { ...layout }, seconds, bytes }
    },
  )
  return least
}

/** Points that none is better than in both, by rising time and falling memory. */
class Front {
  readonly #seconds: number[] = []
  readonly #bytes: number[] = []
  readonly #layouts: Layout[] = []

  /** Something is as quick and as small. Bounds from below ask as well: what they bound is then covered too. */
  covers(seconds: number, bytes: number): boolean {
    const k = this.#upTo(seconds)
    return k > 0 && (this.#bytes[k - 1] ?? Infinity) <= bytes
  }

  add(seconds: number, bytes: number, layout: Readonly<Layout>): void {
    if (this.covers(seconds, bytes)) return
    const from = this.#before(seconds)
    let to = from
    while (to < this.#bytes.length && (this.#bytes[to] ?? 0) >= bytes) to++
    this.#seconds.splice(from, to - from, seconds)
    this.#bytes.splice(from, to - from, bytes)
    this.#layouts.splice(from, to - from, { ...layout })
  }

  candidates(): readonly Candidate[] {
    return this.#layouts.map((layout, k) => ({ layout, seconds: this.#seconds[k] ?? 0, bytes: this.#bytes[k] ?? 0 }))
  }

  /** How many are as quick. */
  #upTo(seconds: number): number {
    let [low, high] = [0, this.#seconds.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#seconds[middle] ?? 0) <= seconds) low = middle + 1
      else high = middle
    }
    return low
  }

  /** How many are quicker. */
  #before(seconds: number): number {
    let k = this.#upTo(seconds)
    while (k > 0 && this.#seconds[k - 1] === seconds) k--
    return k
  }
}
