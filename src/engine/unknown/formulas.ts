/** Quantities and the nodes of their own formulas: down to where other quantities begin. */
import { type NodeId, nodeAt, readBy } from "../graph/graph.ts"
import type { Model, Quantity } from "../model/model.ts"

/** Paths that a quantity leads back to by what its formula names, itself first. */
export function ancestry(model: Model, paths: readonly string[]): readonly Quantity[] {
  const found = new Map<string, Quantity>()
  const waiting = [...paths].reverse()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const quantity = model.quantities.get(path)
    if (quantity === undefined || found.has(path)) continue
    found.set(path, quantity)
    waiting.push(...quantity.uses.toReversed())
  }
  return [...found.values()]
}

/** Whose formula each node stands in: of those that a quantity leads back to, or else of any. */
export function ownersBehind(model: Model, quantity: Quantity): ReadonlyMap<NodeId, Quantity> {
  const isOther = othersIn(model)
  const owners = new Map<NodeId, Quantity>()
  // Of several with one formula, the last one stands: `margin: = profit` is told as the profit that it is.
  for (const one of [...model.quantities.values(), ...ancestry(model, [quantity.path])])
    for (const id of nodesOf(model, one, isOther)) owners.set(id, one)
  return owners
}

/** Whether a node is another quantity than the one whose formula is read. */
export type IsOther = (id: NodeId, reading: Quantity) => boolean

export function othersIn({ quantities }: Model): IsOther {
  const nodes = new Set([...quantities.values()].map(({ node }) => node))
  return (id, { node, shownNode }) => nodes.has(id) && id !== node && id !== shownNode
}

/** Of the quantity's own formula, as it is shown. */
export function nodesOf({ graph }: Model, quantity: Quantity, isOther: IsOther): ReadonlySet<NodeId> {
  const own = new Set<NodeId>()
  const waiting = [quantity.shownNode]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (own.has(id) || isOther(id, quantity)) continue
    own.add(id)
    waiting.push(...readBy(nodeAt(graph, id)))
  }
  return own
}
