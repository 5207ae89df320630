/**
 * Multiply-adds as the field's tools count them, so that a published figure is compared with its like. Each takes products once; they
 * differ in what they count besides. One row a tool; within it a kind of layer that is not named counts nothing.
 */
import { type LayerGraph, type LayerKind, type LayerNode, volume } from "../graph/layer-graph.ts"
import { nodeMacs } from "./arithmetic.ts"

export type Convention = "torchvision" | "thop" | "fvcore"

/** What one layer counts; `x` is what the layer takes. */
type Counting = (node: LayerNode, x: LayerNode | undefined) => number
type Countings = Readonly<Partial<Record<LayerKind, Counting>>>

const products: Counting = (node) => nodeMacs(node, "full")
const outputs = (node: LayerNode): number => volume(node.output)
const isLearning = ({ weights }: LayerNode): boolean => weights.length > 0

const allProducts: Countings = {
  conv: products,
  linear: products,
  attention: products,
  router: products,
  experts: products,
  recurrent: products,
  multiply: products,
}

const countings: Readonly<Record<Convention, Countings>> = {
  /** PyTorch's FlopCounterMode, halved: torchvision/models/_meta, `_ops`. */
  torchvision: allProducts,
  /**
   * Hooks on modules: a product of activations is none. A linear layer counts its multiplications and its additions, a convolution its biases.
   * Source: Lyken17/pytorch-OpCounter:thop/vision/basic_hooks.py as of the README's table.
   */
  thop: {
    conv: (node) => products(node, undefined) + (node.weights.some(({ name }) => name === "bias") ? outputs(node) : 0),
    linear: (node) => 2 * products(node, undefined) - outputs(node),
    "batch norm": (node) => 2 * outputs(node),
    norm: (node) => 2 * outputs(node),
    pool: outputs,
  },
  /** What timm's tables hold. Source: facebookresearch/fvcore:fvcore/nn/jit_handles.py, flop_count.py. */
  fvcore: {
    ...allProducts,
    "batch norm": (node) => (isLearning(node) ? 2 : 1) * outputs(node),
    norm: (node) => (isLearning(node) ? 5 : 4) * outputs(node),
    resample: outputs,
    pool: (node, x) => (node.title.startsWith("adaptive") && x !== undefined ? outputs(x) : 0),
  },
}

/** Units: → [multiply-add]. */
export function macsBy(convention: Convention, { nodes }: LayerGraph): number {
  const rows = countings[convention]
  return nodes.reduce((sum, node) => sum + (rows[node.kind]?.(node, nodes[node.inputs[0] ?? -1]) ?? 0), 0)
}

/** Figures that products put out, as fvcore's activation count has them.  Units: → [1]. */
export function productOutputs({ nodes }: LayerGraph): number {
  const all = nodes.flatMap((node) => node.products)
  return all.reduce((sum, { batch, rows, columns }) => sum + batch * rows * columns, 0)
}

/** Figures that all layers put out, those that work in place not counted, as convnet-burden has them.  Units: → [1]. */
export function layerOutputs({ nodes }: LayerGraph): number {
  const inPlace: readonly LayerKind[] = ["activation", "dropout", "reshape", "softmax"]
  return nodes.reduce((sum, node) => sum + (inPlace.includes(node.kind) ? 0 : outputs(node)), 0)
}
