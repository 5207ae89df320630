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
  return products.reduce((sum, product) => sum + productMacs(product) * (masked === "causal" ? product.causalShare : 1), 0)
}

/** A multiply-add is 2 FLOP. */
export function forwardFlops(graph: LayerGraph, masked: Masked = "causal"): number {
  return 2 * forwardMacs(graph, masked)
}

/**
 * Forward and backward pass: each product with a weight costs twice as much backward (one for the input, one for the weight), unless the weight is
 * frozen, when the gradient of the input alone is computed; products of activations cost twice. What stands before the first trained layer
 * needs no gradient at all.
 * Source: arXiv 2204.02311, appendix B (6N = 2N forward + 4N backward).
 */
export function trainingMacs(graph: LayerGraph, isTrained: (node: LayerNode) => boolean, masked: Masked = "causal"): number {
  const needsGradient: boolean[] = []
  return graph.nodes.reduce((sum, node, k) => {
    const isOwn = isTrained(node) && node.weights.length > 0
    const isBefore = node.inputs.some((input) => needsGradient[input])
    needsGradient[k] = isOwn || isBefore
    const ofWeights = macsOf(node, "weight", masked) * (1 + Number(isBefore) + Number(isOwn))
    const ofActivations = macsOf(node, "activation", masked) * (isBefore ? 3 : 1)
    return sum + ofWeights + ofActivations
  }, 0)
}

function macsOf({ products }: LayerNode, kind: Product["with"], masked: Masked): number {
  const chosen = products.filter((product) => product.with === kind)
  return chosen.reduce((sum, product) => sum + productMacs(product) * (masked === "causal" ? product.causalShare : 1), 0)
}

export function productMacs({ batch, rows, columns, depth }: Product): number {
  return batch * rows * columns * depth
}

/** Decisions of trees for one sample, which no multiply-add counts.  Units: → [comparison]. */
export function comparisons({ nodes }: LayerGraph): number {
  return nodes.reduce((sum, { lookup }) => sum + (lookup?.comparisons ?? 0), 0)
}
