/** WebAssembly with SIMD: the bytes come straight from the graph, a block of samples at a time goes through them. */
import type { Graph, NodeId } from "../../graph/graph.ts"
import { schedule } from "../../graph/schedule.ts"
import type { Kernel } from "../javascript.ts"
import { crewInUse, isShared } from "./crew.ts"
import { kernelCode } from "./kernel.ts"
import { calls, kernelModule } from "./kernel-module.ts"
import { type Layout, layoutOf } from "./layout.ts"
import { type BlockJob, type BlockPlan, runBlocks } from "./run-blocks.ts"
import { workMemory } from "./work-memory.ts"

export type CompiledWasm = { readonly kernel: Kernel; readonly isMonthly: readonly boolean[] }

const usualUnroll = 2

/** Samples at once: enough to make a call cheap, few enough for the columns to stay in the second-level cache. */
const blocks = [512, 128, 32] as const
/** Many monthly results over many months are computed in smaller blocks. */
const mostBytes = 2 ** 24

export function compileWasm(
  graph: Graph,
  months: number,
  outputs: readonly NodeId[],
  unroll: number = usualUnroll,
): CompiledWasm {
  const schedulePlan = schedule(graph, outputs)
  const layout = fitting(blocks.map((block) => layoutOf(graph, schedulePlan, outputs, months, block, unroll)))
  const given = { graph, plan: schedulePlan, outputs, months, layout, calls }
  const module = new WebAssembly.Module(kernelModule(kernelCode(given)))
  const { memory, figures } = workMemory()
  const instance = new WebAssembly.Instance(module, { env: { memory, power: Math.pow } })
  const run = instance.exports.run as (area: number, bytes: number) => void // the only export of our own bytes
  const isMonthly = outputs.map((id) => schedulePlan.isMonthly[id] === true)
  const plan = blockPlan(layout, months, isMonthly)
  const id = ++kernels
  const steps = schedulePlan.stages.reduce((sum, stage) => sum + stage.monthly.length, 1) * months
  const kernel: Kernel = (inputs, parameters, samples, from, to, results, tables = []) => {
    const job = { inputs, parameters, tables, samples, from, to, results }
    const shares = sharesOf(job, layout.block, steps)
    const [own, ...others] = shares.map((share) => ({ ...job, ...share }))
    const wait =
      others.length === 0
        ? null
        : crewInUse()?.start(others.map((each) => ({ kind: "kernel", id, module, bytes: layout.bytes, plan, job: each })))
    if (own !== undefined) runBlocks(plan, own, figures(layout.bytes), run)
    wait?.()
  }
  return { kernel, isMonthly }
}

let kernels = 0

/** Operations below which a second thread would cost more than it saves. */
const leastForThreads = 2e8

type Share = { readonly from: number; readonly to: number }

/** Stretches of whole blocks, one for each thread: this one's first. One where there is little to do or memory is not shared. */
function sharesOf({ inputs, results, from, to }: BlockJob, block: number, steps: number): Share[] {
  const crew = crewInUse()
  const isWorth = crew !== null && (to - from) * steps >= leastForThreads && [...inputs, ...results].every(isShared)
  const threads = isWorth ? crew.threads + 1 : 1
  const length = Math.ceil((to - from) / threads / block) * block
  const shares = Array.from({ length: threads }, (_, k) => ({
    from: from + k * length,
    to: Math.min(to, from + (k + 1) * length),
  }))
  return shares.filter((share) => share.from < share.to)
}

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
