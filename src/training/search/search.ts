/** The best layouts of a space, exactly: by time, by memory, and those that no other is better than in both. */
import { stateBytes } from "../memory/bound.ts"
import type { FrameworkConstants } from "../memory/constants.ts"
import { estimateMemory } from "../memory/estimate.ts"
import type { MemoryProfile } from "../memory/profile.ts"
import type { Layout } from "../plan/layout.ts"
import { type Walk, walkLayouts } from "./walk.ts"

export type Candidate = { readonly layout: Layout; readonly seconds: number; readonly bytes: number }

export type Objective = "time" | "cost" | "memory"

export type SearchQuestion = Walk & {
  readonly memory: MemoryProfile
  readonly memoryConstants: FrameworkConstants
  /** [byte] of one device. */
  readonly limit: number
  /** The cost of a step is its time on all devices, so that the cheapest layout of a given cluster is the quickest. */
  readonly objective: Objective
  /** The Pareto set holds layouts that take so many times the quickest step at most; 1.5 unless said, 0: nobody asks for it. */
  readonly horizon?: number
}

export type SearchResult = {
  /** The best that fits; null where none does. */
  readonly best: Candidate | null
  /** Of those that fit, by rising time and falling memory, up to the horizon. */
  readonly pareto: readonly Candidate[]
  /** That which takes the least memory; sought where nothing fits or memory is what counts. */
  readonly least: Candidate | null
  /** Layouts of the space, and how many of them had their memory weighed; the others were pruned by bounds. */
  readonly configurations: number
  readonly weighed: number
}

const usualHorizon = 1.5

export function searchLayouts(question: SearchQuestion): SearchResult {
  const counter = { weighed: 0 }
  const quickest = quickestOf(question, counter)
  const { configurations, candidate } = quickest
  if (candidate === null || question.objective === "memory") {
    const least = leastMemory(question, counter)
    const fitting = least !== null && least.bytes <= question.limit ? least : null
    const pareto = candidate === null ? [] : paretoOf(question, candidate.seconds, counter)
    return { best: fitting, pareto, least, configurations, weighed: counter.weighed }
  }
  const pareto = paretoOf(question, candidate.seconds, counter)
  // Of those that are as quick, the one with the least memory.
  return { best: pareto[0] ?? candidate, pareto, least: null, configurations, weighed: counter.weighed }
}

type Counter = { weighed: number }

function weigh({ memory, memoryConstants }: SearchQuestion, layout: Layout, counter: Counter): number {
  counter.weighed++
  return estimateMemory(memory, layout, "device", memoryConstants).total
}

function quickestOf(
  question: SearchQuestion,
  counter: Counter,
): { readonly configurations: number; readonly candidate: Candidate | null } {
  const { limit } = question
  const states = new Float64Array(4)
  let best: Candidate | null = null
  const { configurations } = walkLayouts(
    question,
    (layout, seconds) => seconds >= (best?.seconds ?? Infinity) || fillStates(states, question, layout) > limit,
    ({ layout, seconds }) => {
      if (seconds >= (best?.seconds ?? Infinity) || states[layout.zero]! > limit) return
      const bytes = weigh(question, layout, counter)
      if (bytes <= limit) best = { layout: { ...layout }, seconds, bytes }
    },
  )
  return { configurations, candidate: best }
}

function paretoOf(question: SearchQuestion, quickest: number, counter: Counter): readonly Candidate[] {
  const { limit, horizon = usualHorizon } = question
  const front = new Front()
  if (horizon === 0) return []
  const states = new Float64Array(4)
  const most = horizon * quickest
  walkLayouts(
    question,
    (layout, seconds) => seconds > most || front.covers(seconds, fillStates(states, question, layout)),
    ({ layout, seconds }) => {
      const bound = states[layout.zero]!
      if (seconds > most || bound > limit || front.covers(seconds, bound)) return
      const bytes = weigh(question, layout, counter)
      if (bytes <= limit) front.add(seconds, bytes, layout)
    },
  )
  return front.candidates()
}

/**
 * Lower bounds of memory by stage of ZeRO, of layouts that differ in stage, chunks and recomputation only: gives the least of them. Proof: states
 * are the same under all chunks and recomputations, and `stateBytes` is a bound of their bytes (../memory/bound.ts); what a device has lost is
 * told with the workspace, the context and a part of the tensors on top (../memory/stage-memory.ts, `beside`), all of which the bound counts for states alone.
 */
function fillStates(states: Float64Array, { memory, memoryConstants, space }: SearchQuestion, layout: Readonly<Layout>): number {
  const { fragmentation, workspace, context } = memoryConstants
  const asked = { ...layout }
  let least = Infinity
  for (const zero of space.zerosOf(layout.pp)) {
    asked.zero = zero
    const bytes = stateBytes(memory, asked) * (1 + fragmentation) + workspace + context
    states[zero] = bytes
    least = Math.min(least, bytes)
  }
  return least
}

/** Of the whole space, by state bytes as a lower bound. */
function leastMemory(question: SearchQuestion, counter: Counter): Candidate | null {
  const states = new Float64Array(4)
  let least: Candidate | null = null
  walkLayouts(
    question,
    (layout) => fillStates(states, question, layout) >= (least?.bytes ?? Infinity),
    ({ layout, seconds }) => {
      if (states[layout.zero]! >= (least?.bytes ?? Infinity)) return
      const bytes = weigh(question, layout, counter)
      if (bytes < (least?.bytes ?? Infinity)) least = { layout: { ...layout }, seconds, bytes }
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
