/** WebAssembly with SIMD: the bytes come straight from the graph, a block of samples at a time goes through them. */
import type { Graph, NodeId } from "../../graph/graph.ts"
import { power } from "../../graph/power.ts"
import { schedule } from "../../graph/schedule.ts"
import type { Kernel } from "../javascript.ts"
import { crewInUse, isShared, newProgress } from "./crew.ts"
import { kernelCode } from "./kernel.ts"
import { calls, kernelModule } from "./kernel-module.ts"
import { type Layout, layoutOf } from "./layout.ts"
import { type BlockPlan, runBlocks } from "./run-blocks.ts"
import { hasRelaxedSimd } from "./simd.ts"
import { workMemory } from "./work-memory.ts"

export type CompiledWasm = { readonly kernel: Kernel; readonly isMonthly: readonly boolean[] }

/** Pairs of samples abreast. */
const unroll = 2

/** Samples at once: enough to make a call cheap, few enough for the columns to stay in the second-level cache. */
const blocks = [512, 128, 32] as const
/** Many monthly results over many months are computed in smaller blocks. */
const mostBytes = 2 ** 24

export function compileWasm(
  graph: Graph,
  months: number,
  outputs: readonly NodeId[],
  isRelaxed: boolean = hasRelaxedSimd(),
): CompiledWasm {
  const schedulePlan = schedule(graph, outputs)
  const layout = fitting(blocks.map((block) => layoutOf(graph, schedulePlan, outputs, months, block, unroll)))
  const given = { graph, plan: schedulePlan, outputs, months, layout, calls, isRelaxed }
  const module = new WebAssembly.Module(kernelModule(kernelCode(given)))
  const { memory, figures } = workMemory()
  const instance = new WebAssembly.Instance(module, { env: { memory, power } })
  const run = instance.exports.run as (area: number, bytes: number) => void // the only export of our own bytes
  const isMonthly = outputs.map((id) => schedulePlan.isMonthly[id] === true)
  const plan = blockPlan(layout, months, isMonthly)
  const id = ++kernels
  const steps = schedulePlan.stages.reduce((sum, stage) => sum + stage.monthly.length, 1) * months
  const kernel: Kernel = (inputs, parameters, samples, from, to, results, tables = []) => {
    const isWorth = (to - from) * steps >= leastForThreads && [...inputs, ...results].every(isSeenByAll)
    const crew = isWorth ? crewInUse() : null
    const job = { inputs, parameters, tables, samples, from, to, results, progress: newProgress(crew) }
    const wait = crew?.start({ kind: "kernel", id, module, bytes: layout.bytes, plan, job, progress: job.progress })
    const own = runBlocks(plan, job, figures(layout.bytes), run)
    wait?.(own)
  }
  return { kernel, isMonthly }
}

let kernels = 0

/** Columns that are not wanted are empty. */
function isSeenByAll(column: Float64Array): boolean {
  return column.length === 0 || isShared(column)
}

/** Operations below which a second thread would cost more than it saves. */
const leastForThreads = 1e7

function fitting(layouts: readonly Layout[]): Layout {
  const found = layouts.find(({ bytes }) => bytes <= mostBytes) ?? layouts.at(-1)
  if (found === undefined) throw new Error("internal: no layout")
  return found
}

function blockPlan(layout: Layout, months: number, isMonthly: readonly boolean[]): BlockPlan {
  const { block, unroll, inputs, parameters, tables, output } = layout
  return {
    block,
    unroll,
    months,
    inputs: [...inputs],
    parameters: [...parameters],
    tables: [...tables],
    outputs: isMonthly.map((monthly, k) => ({ offset: output(k), isMonthly: monthly })),
  }
}
