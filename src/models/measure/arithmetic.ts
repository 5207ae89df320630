/**
 * Multiply-adds and FLOP of a graph. Only matrix products count (convolutions are such); norms, activations, softmax and lookups,
 * some per cent of a small convolutional net and some per mille of a transformer, do not: other conventions stand in conventions.ts.
 */
import type { LayerGraph, LayerNode, Product } from "../graph/layer-graph.ts"

/** Under a causal mask half of the products of queries and keys can be left out; `full` counts them all the same. */
export type Masked = "causal" | "full"

/** Of one sample.  Units: → [multiply-add]. */
export function forwardMacs(graph: LayerGraph, masked: Masked = "causal"): number {
  return graph.nodes.reduce((sum, node) => sum + nodeMacs(node, masked), 0)
}

export function nodeMacs({ products }: LayerNode, masked: Masked = "causal"): number {
  return products.reduce((sum, product) => sum + maskedMacs(product, masked), 0)
}

export function maskedMacs(product: Product, masked: Masked): number {
  return productMacs(product) * (masked === "causal" ? product.causalShare : 1)
}

/** A multiply-add is 2 FLOP. */
export function forwardFlops(graph: LayerGraph, masked: Masked = "causal"): number {
  return 2 * forwardMacs(graph, masked)
}

export function productMacs({ batch, rows, columns, depth }: Product): number {
  return batch * rows * columns * depth
}

/** Decisions of trees for one sample, which no multiply-add counts.  Units: → [comparison]. */
export function comparisons({ nodes }: LayerGraph): number {
  return nodes.reduce((sum, { lookup }) => sum + (lookup?.comparisons ?? 0), 0)
}
