/**
 * Which tensors and weights tensor parallelism cuts: one lane for each layer's output. Matrices that lead into heads and into the wide side of a
 * feed-forward are cut by columns, those that lead back by rows, so that what lies between is cut, and the stream of the blocks is whole.
 * Source: Shoeybi et al., arXiv 1909.08053, section 3; whole tensors fall apart along the sequence under sequence parallelism (arXiv 2205.05198, section 4.2.2).
 */
import { type AdapterTarget, type LayerGraph, type LayerNode, volume } from "../../models/index.ts"

export type Lane = "whole" | "split"

const columns: ReadonlySet<AdapterTarget> = new Set(["query", "key", "value", "gate", "up"])

/** Of the output of each layer, in the order of the graph. */
export function lanesOf({ nodes }: LayerGraph): readonly Lane[] {
  const narrow = narrowProducts(nodes)
  const lanes: Lane[] = []
  for (const [k, node] of nodes.entries()) lanes.push(laneOf(node, narrow.has(k), lanes))
  return lanes
}

function laneOf(node: LayerNode, isNarrow: boolean, lanes: readonly Lane[]): Lane {
  switch (node.kind) {
    case "linear":
    case "experts":
      return node.target !== null && columns.has(node.target) && !isNarrow ? "split" : "whole"
    case "attention":
      return "split"
    case "norm":
    case "activation":
    case "softmax":
    case "multiply":
    case "reshape":
    case "dropout":
    case "join":
      return node.inputs.some((input) => lanes[input] === "split") ? "split" : "whole"
    default:
      return "whole"
  }
}

/**
 * Matrices whose whole output one norm runs over, perhaps after a cut, before a further matrix: latent vectors of queries and keys. Every device
 * holds them in full.
 * Source: NVIDIA/Megatron-LM:megatron/core/transformer/multi_latent_attention.py (linear_q_down_proj, linear_kv_down_proj are duplicated).
 */
export function narrowProducts(nodes: LayerGraph["nodes"]): ReadonlySet<number> {
  const readByMatrix = new Set(nodes.flatMap(({ kind, inputs }) => (kind === "linear" ? inputs : [])))
  const narrow = new Set<number>()
  for (const [k, node] of nodes.entries()) {
    const product = node.kind === "norm" && readByMatrix.has(k) ? productBefore(nodes, node) : null
    if (product !== null) narrow.add(product)
  }
  return narrow
}

function productBefore(nodes: LayerGraph["nodes"], { inputs: [from], weights }: LayerNode): number | null {
  const seen = from === undefined ? undefined : nodes[from]
  if (from === undefined || seen === undefined || weights[0]?.shape[0] !== seen.output.at(-1)) return null
  const product = seen.kind === "reshape" ? (seen.inputs[0] ?? from) : from
  const target = nodes[product]?.target
  return nodes[product]?.kind === "linear" && target != null && columns.has(target) ? product : null
}

/** Matrices and tables are cut; vectors, which are small, and scores of routers are not. */
export function cutWeights(node: LayerNode, isNarrow: boolean): "split" | "whole" | "experts" {
  if (node.kind === "experts") return "experts"
  const isMatrix = node.weights.some(({ shape }) => shape.length === 2 && volume(shape) > 0)
  const isCut = (node.kind === "linear" && !isNarrow) || node.kind === "embedding"
  return isMatrix && isCut ? "split" : "whole"
}
