/**
 * Multiply-adds of one training step. Each product with a weight costs twice as much backward: once for the gradient of what came in, once for that
 * of the weight. A frozen weight needs the first alone; what stands before the first trained layer needs neither. Products of activations cost twice.
 * The state of a recurrent layer needs its gradient although the data do not: it goes back through time (Werbos 1990, doi:10.1109/5.58337).
 * Source: arXiv 2204.02311, appendix B (6N = 2N forward + 4N backward); adapters: arXiv 2106.09685, section 4.1.
 */
import type { LayerGraph, LayerNode, Product } from "../graph/layer-graph.ts"
import { adapterTargets, type Tuning } from "./adapters.ts"
import { type Masked, maskedMacs } from "./arithmetic.ts"

/** What is trained of a layer: all its weights, a low-rank adapter beside them, nothing. */
type Trained = { readonly kind: "all" } | { readonly kind: "adapter"; readonly rank: number } | { readonly kind: "nothing" }

/** Of one sample.  Units: → [multiply-add]. */
export function trainingMacs({ nodes }: LayerGraph, tuning: Tuning, masked: Masked = "causal"): number {
  const trainedOf = trainedBy(tuning)
  const needsGradient: boolean[] = []
  return nodes.reduce((sum, node, k) => {
    const trained = trainedOf(node)
    const isBefore = node.inputs.some((input) => needsGradient[input])
    needsGradient[k] = isBefore || trained.kind !== "nothing"
    return sum + node.products.reduce((own, product) => own + macsOf(product, trained, isBefore, masked), 0)
  }, 0)
}

function trainedBy(tuning: Tuning): (node: LayerNode) => Trained {
  const targets = adapterTargets(tuning)
  return (node) => {
    if (tuning.kind === "lora")
      return node.target !== null && targets.has(node.target) ? { kind: "adapter", rank: tuning.rank } : { kind: "nothing" }
    const isMeant = tuning.kind === "full" || node.isHead
    return { kind: isMeant && node.weights.length > 0 ? "all" : "nothing" }
  }
}

/** `isBefore`: something in front of the layer is trained, so that its input needs a gradient. */
function macsOf(product: Product, trained: Trained, isBefore: boolean, masked: Masked): number {
  const macs = maskedMacs(product, masked)
  if (product.with === "activation") return macs * (isBefore ? 3 : 1)
  const isTrained = trained.kind === "all"
  const own = macs * (1 + Number(isBefore || (isTrained && product.isInside)) + Number(isTrained))
  return trained.kind === "adapter" ? own + adapterMacs(product, trained.rank, isBefore) : own
}

/** Down to the rank and up again, forward and backward; the gradient of the input of the first matrix only where it is needed. */
function adapterMacs({ batch, rows, columns, depth }: Product, rank: number, isBefore: boolean): number {
  return batch * rows * rank * (depth * (isBefore ? 3 : 2) + columns * 3)
}
