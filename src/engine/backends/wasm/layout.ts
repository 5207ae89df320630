/** Where everything lies in the area of one thread: parameters, tables, kept histories, then columns of inputs and outputs. */
import { type Graph, type NodeId, nodeAt } from "../../graph/graph.ts"
import type { Schedule } from "../../graph/schedule.ts"

export type Layout = {
  /** Pairs of samples abreast. */
  readonly unroll: number
  /** Samples of a block; a column of it takes `rowBytes`. */
  readonly block: number
  readonly rowBytes: number
  /** Byte offsets by number of the input, of the parameter, of the table. */
  readonly inputs: ReadonlyMap<number, number>
  readonly parameters: ReadonlyMap<number, number>
  readonly tables: ReadonlyMap<number, number>
  readonly table: (index: number) => number
  readonly kept: (id: NodeId) => number
  readonly output: (index: number) => number
  readonly bytes: number
}

const doubleBytes = 8
const align = 16

export function layoutOf(
  graph: Graph,
  plan: Schedule,
  outputs: readonly NodeId[],
  months: number,
  block: number,
  unroll: number,
): Layout {
  let used = 0
  const take = (bytes: number): number => {
    const at = used
    used += Math.ceil(bytes / align) * align
    return at
  }
  const rowBytes = block * doubleBytes
  const numbers = (kind: "input" | "parameter" | "table"): number[] => numbersOf(graph, plan, kind)
  const parameters = new Map(numbers("parameter").map((index) => [index, take(doubleBytes)] as const))
  const tables = new Map(numbers("table").map((index) => [index, take(months * doubleBytes)] as const))
  const kept = new Map(plan.kept.map((id) => [id, take(months * align * unroll)] as const))
  const inputs = new Map(numbers("input").map((index) => [index, take(rowBytes)] as const))
  const results = outputs.map((id) => take(rowBytes * (plan.isMonthly[id] === true ? months : 1)))
  const found = (offset: number | undefined): number => {
    if (offset === undefined) throw new Error("internal: no place in the layout")
    return offset
  }
  return {
    unroll,
    block,
    rowBytes,
    inputs,
    parameters,
    tables,
    table: (index) => found(tables.get(index)),
    kept: (id) => found(kept.get(id)),
    output: (index) => found(results[index]),
    bytes: used,
  }
}

function numbersOf(graph: Graph, plan: Schedule, kind: "input" | "parameter" | "table"): number[] {
  const found = plan.stageOf.flatMap((_, id) => {
    const node = nodeAt(graph, id)
    return node.kind === kind ? [node.index] : []
  })
  return [...new Set(found)]
}
