/**
 * Truths beside the figures of a graph: in which months of which samples something rests on what is no number, though it may be
 * one itself, since a comparison hides it. What does not count (a branch of `if` that is not taken) is not looked at, so a truth
 * says what a reader finds who computes only what is needed.
 */
import { type GraphBuilder, type Node, type NodeId, nodeAt } from "../graph/graph.ts"
import { operators } from "../graph/operators.ts"
import { reductions } from "../graph/reductions.ts"
import { liveNodes } from "../graph/schedule.ts"

/** What is looked for; null where it cannot be. The nodes answered with are truths, added to the builder. */
export type Sought = {
  /** What is not looked into. */
  readonly isLeaf: (id: NodeId) => boolean
  /** At the result of a node. */
  readonly atResult: (id: NodeId, node: Node) => NodeId | null
  /** At an operand of it. */
  readonly atOperand: (arg: NodeId, node: Node, index: number) => NodeId | null
}

/** Of every node below the roots the truth that it is met on the way to it; null where it cannot be. */
export function carried(
  builder: GraphBuilder,
  months: number,
  roots: readonly NodeId[],
  sought: Sought,
): (id: NodeId) => NodeId | null {
  const live = liveNodes(builder, roots)
  const own = ownTruths(builder, live, sought)
  const carriers = carriersAmong(builder, live, own, sought)
  const truths = new Map<NodeId, NodeId>()
  const of = (id: NodeId): NodeId | null => truths.get(id) ?? null
  // States first: anything may look back at one.
  for (const id of live) if (carriers.has(id) && nodeAt(builder, id).kind === "state") truths.set(id, builder.openState())
  for (const id of live) {
    const node = nodeAt(builder, id)
    if (!carriers.has(id) || node.kind === "state") continue
    const { result, operands } = own.get(id) ?? nothing
    const parts = readFrom(node).map((arg, k) => {
      const inside = either(builder, [of(arg), operands[k] ?? null])
      return inside === null ? null : whereItCounts(builder, months, { id, node, index: k, inside })
    })
    const truth = either(builder, [result, ...parts])
    if (truth !== null) truths.set(id, truth)
  }
  const never = builder.constant(0)
  for (const id of live) {
    const node = nodeAt(builder, id)
    const state = of(id)
    if (node.kind === "state" && state !== null) builder.close(state, of(node.start) ?? never, of(node.next) ?? never)
  }
  return of
}

type Own = { readonly result: NodeId | null; readonly operands: readonly (NodeId | null)[] }

const nothing: Own = { result: null, operands: [] }

/** What is met at each node itself, before anything is carried on. */
function ownTruths(builder: GraphBuilder, live: readonly NodeId[], { isLeaf, atResult, atOperand }: Sought): Map<NodeId, Own> {
  const own = new Map<NodeId, Own>()
  for (const id of live) {
    if (isLeaf(id)) continue
    const node = nodeAt(builder, id)
    const operands = readFrom(node).map((arg, k) => atOperand(arg, node, k))
    const result = atResult(id, node)
    if (result !== null || operands.some((truth) => truth !== null)) own.set(id, { result, operands })
  }
  return own
}

/** By fixed point: a state may come round to one later. */
function carriersAmong(
  builder: GraphBuilder,
  live: readonly NodeId[],
  own: ReadonlyMap<NodeId, Own>,
  { isLeaf }: Sought,
): Set<NodeId> {
  const found = new Set(own.keys())
  for (let before = -1; before < found.size; ) {
    before = found.size
    for (const id of live) {
      const node = nodeAt(builder, id)
      const read = node.kind === "state" ? [node.start, node.next] : readFrom(node)
      if (!isLeaf(id) && read.some((other) => found.has(other))) found.add(id)
    }
  }
  return found
}

/** Operands of the same month, as `countsWhen` numbers them. */
export function readFrom(node: Node): readonly NodeId[] {
  return node.kind === "operation" ? node.args : node.kind === "reduction" ? [node.of] : []
}

type Inside = { readonly id: NodeId; readonly node: Node; readonly index: number; readonly inside: NodeId }

function whereItCounts(builder: GraphBuilder, months: number, { id, node, index, inside }: Inside): NodeId {
  if (node.kind === "operation") {
    const when = operators[node.op].countsWhen?.[index] ?? null
    const [condition = 0] = node.args
    if (when === null) return inside
    return builder.operation("and", when ? condition : builder.operation("not", condition), inside)
  }
  if (node.kind !== "reduction") return inside
  const { only, endsWithResult } = reductions[node.over]
  const counting =
    endsWithResult === true ? builder.operation("and", builder.operation("lessEqual", builder.month(), id), inside) : inside
  if (!builder.isMonthly(counting)) return counting
  return only === undefined ? builder.reduction("highest", counting) : builder.reduction("at", counting, only(months, node.at))
}

/** Any of the truths that can be; null where none can. */
export function either(builder: GraphBuilder, truths: readonly (NodeId | null)[]): NodeId | null {
  return truths.reduce<NodeId | null>((sum, truth) => {
    if (sum === null || truth === null) return sum ?? truth
    return builder.operation("or", sum, truth)
  }, null)
}
