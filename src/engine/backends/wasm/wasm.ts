/** WebAssembly with SIMD: the bytes come straight from the graph, a block of samples at a time goes through them. */
import type { Graph, NodeId } from "../../graph/graph.ts"
import { schedule } from "../../graph/schedule.ts"
import type { Kernel } from "../javascript.ts"
import { kernelCode } from "./kernel.ts"
import { calls, kernelModule } from "./kernel-module.ts"
import { type Layout, layoutOf } from "./layout.ts"

export type CompiledWasm = {
  readonly kernel: Kernel
  readonly isMonthly: readonly boolean[]
  readonly bytes: Uint8Array<ArrayBuffer>
}

const unroll = 2
const pageBytes = 65_536

/** Samples at once: enough to make a call cheap, few enough for the columns to stay in the second-level cache. */
const blocks = [512, 128, 32] as const
/** Many monthly results over many months are computed in smaller blocks. */
const mostBytes = 2 ** 24

function fitting(layouts: readonly Layout[]): Layout {
  const found = layouts.find(({ bytes }) => bytes <= mostBytes) ?? layouts.at(-1)
  if (found === undefined) throw new Error("internal: no layout")
  return found
}

export function compileWasm(graph: Graph, months: number, outputs: readonly NodeId[], pairs: number = unroll): CompiledWasm {
  const plan = schedule(graph, outputs)
  const layout = fitting(blocks.map((block) => layoutOf(graph, plan, outputs, months, block, pairs)))
  const bytes = kernelModule(kernelCode({ graph, plan, outputs, months, layout, calls }))
  const memory = new WebAssembly.Memory({ initial: Math.ceil(layout.bytes / pageBytes) })
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory, power: Math.pow } })
  const run = instance.exports.run as (area: number, bytes: number) => void // the only export of our own bytes
  const figures = new Float64Array(memory.buffer)
  const isMonthly = outputs.map((id) => plan.isMonthly[id] === true)
  const { block } = layout
  const kernel: Kernel = (inputs, parameters, samples, from, to, results, tables = []) => {
    for (const [index, offset] of layout.parameters) figures[offset / 8] = parameters[index] ?? Number.NaN
    for (const [index, table] of tables.entries()) if (layout.hasTable(index)) figures.set(table, layout.table(index) / 8)
    for (let first = from; first < to; first += block) {
      const count = Math.min(block, to - first)
      for (const [index, offset] of layout.inputs) {
        const column = inputs[index]
        if (column !== undefined) figures.set(column.subarray(first, first + count), offset / 8)
      }
      run(0, Math.ceil(count / (2 * pairs)) * 16 * pairs)
      for (const [k, result] of results.entries()) {
        const at = layout.output(k) / 8
        for (let month = 0; month < (isMonthly[k] === true ? months : 1); month++)
          result.set(figures.subarray(at + month * block, at + month * block + count), month * samples + first)
      }
    }
  }
  return { kernel, isMonthly, bytes }
}
