/**
 * Programs that were compiled last, by the graph and the results asked for. A file that is compiled again with a figure moved has
 * a graph of its own with the same nodes in it: its programs are those of the one before.
 */
import type { CompiledProgram } from "../backends/program.ts"
import { type Graph, isSameGraph } from "../graph/graph.ts"
import { Recent } from "./recent.ts"

/** Of one graph: a plan of a hundred projects asks for two hundred, again and again. */
const mostPrograms = 256
/** Graphs that a new one is compared with. */
const mostGraphs = 8

type Programs = Recent<string, CompiledProgram>

const byGraph = new WeakMap<Graph, Programs>()
let lately: readonly { readonly graph: Graph; readonly programs: Programs }[] = []

export function programsOf(graph: Graph): Programs {
  const known = byGraph.get(graph)
  if (known !== undefined) return known
  const same = lately.find((other) => isSameGraph(other.graph, graph))
  const programs = same?.programs ?? new Recent<string, CompiledProgram>(mostPrograms)
  byGraph.set(graph, programs)
  lately = [{ graph, programs }, ...lately.filter((other) => other !== same)].slice(0, mostGraphs)
  return programs
}
