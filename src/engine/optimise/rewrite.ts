/**
 * What all passes share: a program is rebuilt node by node, operands first. The builder folds constants and shares
 * equal nodes on the way, and what no output needs is not rebuilt.
 */
import { type Graph, GraphBuilder, type Node, type NodeId, nodeAt, unreachable } from "../graph/graph.ts"
import { liveNodes } from "../graph/schedule.ts"

export type Program = { readonly graph: Graph; readonly outputs: readonly NodeId[] }

type Operation = Extract<Node, { kind: "operation" }>

/** Puts a node with the meaning of `op(args)` into the new graph; `args` are nodes of it already, `old` is the number in the old one. */
export type Rule = (builder: GraphBuilder, operation: Operation, old: NodeId) => NodeId

/** A node that takes the place of an old one, whatever that was. */
export type Replace = (builder: GraphBuilder, old: NodeId) => NodeId | null

export const asItIs: Rule = (builder, { op, args }) => builder.operation(op, ...args)

export function rewrite({ graph, outputs }: Program, rule: Rule, replace: Replace = () => null): Program {
  const builder = new GraphBuilder()
  const made: NodeId[] = []
  const of = (id: NodeId): NodeId => made[id] ?? -1
  const states: NodeId[] = []
  const live = liveNodes(graph, outputs)
  // States first: anything may look back at one.
  for (const id of live) {
    if (nodeAt(graph, id).kind !== "state") continue
    const instead = replace(builder, id)
    if (instead === null) states.push(id)
    made[id] = instead ?? builder.openState()
  }
  for (const id of live) made[id] ??= replace(builder, id) ?? copied(builder, nodeAt(graph, id), of, rule, id)
  for (const id of states) {
    const node = nodeAt(graph, id)
    if (node.kind === "state") builder.close(of(id), of(node.start), of(node.next))
  }
  return { graph: builder, outputs: outputs.map(of) }
}

function copied(builder: GraphBuilder, node: Node, of: (id: NodeId) => NodeId, rule: Rule, old: NodeId): NodeId {
  switch (node.kind) {
    case "constant":
      return builder.constant(node.value)
    case "input":
      return builder.input(node.index)
    case "parameter":
      return builder.parameter(node.index)
    case "month":
      return builder.month()
    case "table":
      return builder.table(node.index)
    case "operation":
      return rule(builder, { ...node, args: node.args.map(of) }, old)
    case "reduction":
      return builder.reduction(node.over, of(node.of), node.at)
    case "state":
      throw new Error("internal: a state was not opened")
    default:
      return unreachable(node)
  }
}
