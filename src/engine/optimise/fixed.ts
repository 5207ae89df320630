/**
 * What is the same in every sample (calendars, wage levels, ramps) is taken out of the sample loop: it is computed
 * once a run, and enters the rest as tables over the months and as further parameters.
 */
import { type Graph, type NodeId, nodeAt, readBy } from "../graph/graph.ts"
import { liveNodes } from "../graph/schedule.ts"
import { asItIs, type Program, rewrite } from "./rewrite.ts"

export type Split = {
  /** Reads the tables and the further parameters. */
  readonly main: Program
  /** Computes them, without a single input. The scalars first, then the tables. */
  readonly fixed: Program
  readonly scalars: number
}

/** `parameters` is how many there are already: further ones are numbered from there on. */
export function splitFixed(program: Program, parameters: number): Split {
  const { graph } = program
  const live = liveNodes(graph, program.outputs)
  const varies = varyingNodes(graph, live)
  const used = new Set([...program.outputs, ...live.flatMap((id) => (varies[id] === true ? readBy(nodeAt(graph, id)) : []))])
  const frontier = live.filter((id) => varies[id] !== true && used.has(id) && isComputed(graph, id))
  const isMonthly = monthlyOf(graph, live)
  const scalars = frontier.filter((id) => !isMonthly[id])
  const tables = frontier.filter((id) => isMonthly[id] === true)
  const main = rewrite(program, asItIs, (builder, id) => {
    const [scalar, table] = [scalars.indexOf(id), tables.indexOf(id)]
    return scalar >= 0 ? builder.parameter(parameters + scalar) : table >= 0 ? builder.table(table) : null
  })
  return { main, fixed: { graph, outputs: [...scalars, ...tables] }, scalars: scalars.length }
}

function isComputed(graph: Graph, id: NodeId): boolean {
  return ["operation", "state", "reduction"].includes(nodeAt(graph, id).kind)
}

/** By fixed point, since a state may come round to an input later. */
function varyingNodes(graph: Graph, live: readonly NodeId[]): boolean[] {
  const varies: boolean[] = []
  for (let hasChanged = true; hasChanged; ) {
    hasChanged = false
    for (const id of live) {
      if (varies[id] === true) continue
      const node = nodeAt(graph, id)
      if (node.kind !== "input" && !readBy(node).some((other) => varies[other] === true)) continue
      varies[id] = true
      hasChanged = true
    }
  }
  return varies
}

function monthlyOf(graph: Graph, live: readonly NodeId[]): boolean[] {
  const monthly: boolean[] = []
  for (const id of live) {
    const node = nodeAt(graph, id)
    monthly[id] =
      node.kind === "month" ||
      node.kind === "table" ||
      node.kind === "state" ||
      (node.kind === "operation" && node.args.some((arg) => monthly[arg] === true))
  }
  return monthly
}
