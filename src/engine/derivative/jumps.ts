/**
 * Which inputs a result depends on through a jump: a comparison, a whole number, the condition of an `if`, a first month. There the
 * derivative along a sample says nothing of the samples that a change carries over the edge. Read from the graph alone, so it is
 * on the safe side: `if(a < b, a, b)` counts as a jump, though the two branches meet.
 */
import { type Graph, type NodeId, nodeAt, readBy } from "../graph/graph.ts"
import { operators } from "../graph/operators.ts"
import { reductions } from "../graph/reductions.ts"

/** Numbers of inputs, of all that the result depends on. */
export type Dependence = { readonly smooth: ReadonlySet<number>; readonly jumping: ReadonlySet<number> }

export function dependenceOf(graph: Graph, output: NodeId): Dependence {
  const live = reached(graph, [output])
  const edges = [...live].flatMap((id) => jumpingOperands(graph, id))
  const jumping = inputsIn(graph, reached(graph, edges))
  const smooth = new Set([...inputsIn(graph, live)].filter((input) => !jumping.has(input)))
  return { smooth, jumping }
}

/** Numbers of the inputs that a result is made of. */
export function reachedBy(graph: Graph, output: NodeId): ReadonlySet<number> {
  return inputsIn(graph, reached(graph, [output]))
}

function jumpingOperands(graph: Graph, id: NodeId): readonly NodeId[] {
  const node = nodeAt(graph, id)
  if (node.kind === "reduction") return reductions[node.over].jumps === true ? [node.of] : []
  if (node.kind !== "operation") return []
  return (operators[node.op].jumps ?? []).flatMap((k) => node.args[k] ?? [])
}

/** What the nodes are made of, a month back too. */
function reached(graph: Graph, roots: readonly NodeId[]): ReadonlySet<NodeId> {
  const found = new Set<NodeId>(roots)
  // A set hands out what is added while it is walked through.
  for (const id of found) for (const other of readBy(nodeAt(graph, id))) found.add(other)
  return found
}

function inputsIn(graph: Graph, ids: ReadonlySet<NodeId>): ReadonlySet<number> {
  const inputs = new Set<number>()
  for (const id of ids) {
    const node = nodeAt(graph, id)
    if (node.kind === "input") inputs.add(node.index)
  }
  return inputs
}
