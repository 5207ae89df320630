/** Nodes added to a model's graph that tell what is no number: on the way to a figure, or made by a formula itself. */
import { type Graph, type GraphBuilder, type Node, type NodeId, nodeAt, unreachable } from "../graph/graph.ts"
import { operators } from "../graph/operators.ts"
import { reductions } from "../graph/reductions.ts"
import { liveNodes } from "../graph/schedule.ts"
import { carried, either, readFrom } from "./carried.ts"

/** Of each figure, by months or once: is it, or does it rest on, what is no number? Null where it cannot. */
export function resting(builder: GraphBuilder, months: number, figures: readonly NodeId[]): (NodeId | null)[] {
  const isNone = unknownTest(builder, figures)
  const hidden = hiddenFrom(builder, months, figures, isNone)
  return figures.map((id) => either(builder, [isNone(id), hidden(id)]))
}

/**
 * One truth for all figures, once a sample: does a truth below them hide what is no number? Null where none can. It may stand in
 * a branch that is not taken: little is added to a program that way, and `resting` knows better.
 */
export function suspicion(builder: GraphBuilder, figures: readonly NodeId[]): NodeId | null {
  const isNone = unknownTest(builder, figures)
  const hidden = liveNodes(builder, figures).flatMap((id) => {
    const node = nodeAt(builder, id)
    return readFrom(node).filter((_, index) => hides(node, index))
  })
  const truths = [...new Set(hidden)].flatMap((id) => isNone(id) ?? [])
  // What no month changes is looked at once.
  const [monthly, once] = [true, false].map((isMonthly) =>
    either(
      builder,
      truths.filter((id) => builder.isMonthly(id) === isMonthly),
    ),
  )
  return either(builder, [once ?? null, overMonths(builder, monthly ?? null)])
}

/** Where it shows: the figure itself is no number. Null where it always is one. */
export function showing(builder: GraphBuilder, figures: readonly NodeId[]): (NodeId | null)[] {
  return figures.map(unknownTest(builder, figures))
}

/** Where a formula, down to other quantities, makes what is no number of what are numbers. Null where it cannot. */
export function making(
  builder: GraphBuilder,
  months: number,
  { root, isOther }: { readonly root: NodeId; readonly isOther: (id: NodeId) => boolean },
): NodeId | null {
  const isNone = unknownTest(builder, [root])
  const made = (id: NodeId, node: Node): NodeId | null => {
    const result = mayFail(node) ? isNone(id) : null
    if (result === null) return null
    const inherited = node.kind === "reduction" ? overMonths(builder, isNone(node.of)) : either(builder, argsOf(node).map(isNone))
    return inherited === null ? result : builder.operation("and", result, builder.operation("not", inherited))
  }
  return carried(builder, months, [root], { isLeaf: isOther, atResult: made, atOperand: () => null })(root)
}

/** Once a sample: in any month. */
export function overMonths(builder: GraphBuilder, truth: NodeId | null): NodeId | null {
  return truth !== null && builder.isMonthly(truth) ? builder.reduction("highest", truth) : truth
}

function hiddenFrom(
  builder: GraphBuilder,
  months: number,
  figures: readonly NodeId[],
  isNone: (id: NodeId) => NodeId | null,
): (id: NodeId) => NodeId | null {
  return carried(builder, months, figures, {
    isLeaf: () => false,
    // It shows in every result, but where an operator hides it.
    atResult: () => null,
    atOperand: (arg, node, index) => (hides(node, index) ? isNone(arg) : null),
  })
}

function hides(node: Node, index: number): boolean {
  if (node.kind === "operation") return operators[node.op].hides?.includes(index) === true
  return node.kind === "reduction" && reductions[node.over].hides === true
}

function mayFail(node: Node): boolean {
  if (node.kind === "operation") return operators[node.op].mayFail === true
  return node.kind === "reduction" && reductions[node.over].mayFail === true
}

function argsOf(node: Node): readonly NodeId[] {
  return node.kind === "operation" ? node.args : []
}

/** The truth that a figure is no number: only then it differs from itself. Null where it always is one. */
function unknownTest(builder: GraphBuilder, figures: readonly NodeId[]): (id: NodeId) => NodeId | null {
  const may = possiblyUnknown(builder, liveNodes(builder, figures))
  return (id) => (may.has(id) ? builder.operation("notEqual", id, id) : null)
}

/** By fixed point over the states. Inputs and parameters are numbers. */
function possiblyUnknown(graph: Graph, live: readonly NodeId[]): Set<NodeId> {
  const found = new Set<NodeId>()
  for (let before = -1; before < found.size; ) {
    before = found.size
    for (const id of live) if (isPossible(nodeAt(graph, id), found)) found.add(id)
  }
  return found
}

function isPossible(node: Node, found: ReadonlySet<NodeId>): boolean {
  switch (node.kind) {
    case "operation": {
      if (operators[node.op].isTruth === true) return false
      return mayFail(node) || node.args.some((arg, k) => !hides(node, k) && found.has(arg))
    }
    case "reduction":
      return mayFail(node) || (!hides(node, 0) && found.has(node.of))
    case "state":
      return found.has(node.start) || found.has(node.next)
    case "constant":
      return Number.isNaN(node.value)
    case "input":
    case "parameter":
    case "month":
    case "table":
      return false
    default:
      return unreachable(node)
  }
}
