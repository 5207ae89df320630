/**
 * A run in blocks: drawn, computed, handed over, forgotten. What a run needs of memory is one block, whatever the number of
 * samples; the figures are those of `createSampler` to the last bit, whatever the size of the blocks.
 */
import { column, crewInUse } from "../backends/wasm/crew.ts"
import { type NodeId, nodeAt } from "../graph/graph.ts"
import { liveNodes } from "../graph/schedule.ts"
import type { Model } from "../model/model.ts"
import { createDrawer, type Drawer } from "./draw-block.ts"
import { type SamplePlan, samplePlan } from "./replicates.ts"
import { programOf, type SamplerOptions } from "./sampler.ts"
import { seatsOf } from "./seats.ts"

export type StreamOptions = SamplerOptions & {
  readonly nodes: readonly NodeId[]
  /** Those of the model at their initial values unless given. */
  readonly parameters?: readonly number[]
  /** The most samples of a block, rounded down to a power of two; by default what fits well into memory. Never more than `from`. */
  readonly blockSize?: number
  /** Samples of each replicate that are there already: only those behind them are computed. A power of two, or 0. */
  readonly from?: number
  /** An AbortSignal, or anything that tells as much. */
  readonly signal?: { readonly aborted: boolean }
}

export type Block = {
  readonly replicate: number
  /** Place of its first sample in the replicate. */
  readonly first: number
  readonly count: number
  /** Blocks done, this one included, and how many there are. */
  readonly done: number
  readonly of: number
  /** In base units, overwritten by the next block.  Shape of each: [count] for a scalar, [months][count] for a monthly node. */
  readonly results: readonly Float64Array[]
}

export type StreamEnd = {
  readonly plan: SamplePlan
  /** True when the correlations asked for contradict each other and near ones were taken. */
  readonly repaired: boolean
  /** False when the signal ended it before its time. */
  readonly isComplete: boolean
}

/** Blocks one after the other, replicate after replicate; returns how it ended. */
export function* streamBlocks(model: Model, options: StreamOptions): Generator<Block, StreamEnd> {
  const plan = samplePlan(options.samples)
  const { nodes, signal, from = 0, parameters = model.parameters.map(({ initial }) => initial) } = options
  const program = programOf(model, nodes)
  const run = program.at(parameters)
  // What is new of a replicate is a multiple of what is there, and so of any block that is no larger.
  const longest = from > 0 ? from : plan.perReplicate
  const size = Math.min(longest, blockSize(model, program.isMonthly, plan, options.blockSize))
  const drawer = drawerOf(model, options, plan, size)
  const results = program.isMonthly.map((isMonthly) => column(size * (isMonthly ? model.months : 1)))
  const blocks = (plan.perReplicate - from) / size
  const of = plan.replicates * blocks
  for (let number = 0; number < of; number++) {
    if (signal?.aborted === true) return { plan, repaired: drawer.repaired, isComplete: false }
    const replicate = Math.floor(number / blocks)
    const first = from + (number % blocks) * size
    run(drawer.columnsAt(replicate, first, size), size, results)
    yield { replicate, first, count: size, done: number + 1, of, results }
  }
  return { plan, repaired: drawer.repaired, isComplete: true }
}

/** All blocks at once, each handed to `onBlock`. */
export function streamRun(model: Model, options: StreamOptions & { readonly onBlock: (block: Block) => void }): StreamEnd {
  const blocks = streamBlocks(model, options)
  for (let next = blocks.next(); ; next = blocks.next()) {
    if (next.done === true) return next.value
    options.onBlock(next.value)
  }
}

/**
 * For `for await`: before each block it waits for `pause`, which the host makes of what it has (`setTimeout`, a message
 * channel), so that a page can draw and a signal can be heard.
 */
export async function* streamRunPausing(
  model: Model,
  options: StreamOptions & { readonly pause: () => Promise<void> },
): AsyncGenerator<Block, StreamEnd> {
  const blocks = streamBlocks(model, options)
  for (;;) {
    await options.pause()
    const next = blocks.next()
    if (next.done === true) return next.value
    yield next.value
  }
}

/** Samples; fewer make calls dear, more do not fit into the caches. */
const [fewest, most] = [64, 4096]
/** With further threads: each task costs the time to wake them. */
const mostShared = 16_384
/** Doubles of a block, results and inputs together. */
const mostDoubles = 2 ** 21

function blockSize(
  { months, inputs }: Model,
  isMonthly: readonly boolean[],
  { perReplicate }: SamplePlan,
  wished: number | undefined,
): number {
  const perSample = isMonthly.reduce((sum, monthly) => sum + (monthly ? months : 1), inputs.length + 1)
  const fitting = wished ?? Math.min(crewInUse() === null ? most : mostShared, Math.max(fewest, mostDoubles / perSample))
  return Math.min(perReplicate, Math.max(4, 2 ** Math.floor(Math.log2(fitting))))
}

export function drawerOf(model: Model, options: StreamOptions, plan: SamplePlan, block: number): Drawer {
  const { graph, inputs } = model
  const used = new Set(
    liveNodes(graph, options.nodes).flatMap((id) => {
      const node = nodeAt(graph, id)
      return node.kind === "input" ? [node.index] : []
    }),
  )
  const { correlations = [], seed, seats = seatsOf(model) } = options
  return createDrawer({ inputs, correlations, plan, seed, seats, isWanted: (input) => used.has(input), block })
}
