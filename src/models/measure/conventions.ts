/**
 * Multiply-adds as the field's tools count them, so that a published figure is compared with its like. Each takes products once; they
 * differ in what they count besides. One row a tool; within it a kind of layer that is not named counts nothing.
 */
import { type LayerGraph, type LayerKind, type LayerNode, volume } from "../graph/layer-graph.ts"
import { nodeMacs } from "./arithmetic.ts"

export type Convention = "torchvision" | "thop" | "ultralytics" | "fvcore" | "burden"

/** What one layer counts; `x` is what the layer takes. */
type Counting = (node: LayerNode, x: LayerNode | undefined) => number
type Countings = Readonly<Partial<Record<LayerKind, Counting>>>

const products: Counting = (node) => nodeMacs(node, "full")
const outputs = (node: LayerNode): number => volume(node.output)
const places = (node: LayerNode): number => volume(node.output.slice(1))
const biasOutputs = (node: LayerNode): number => (node.weights.some(({ name }) => name === "bias") ? outputs(node) : 0)
const isLearning = ({ weights }: LayerNode): boolean => weights.length > 0

/** A sum and a division for each mean, for windows that do not overlap; a maximum counts nothing. */
const means: Counting = (node, x) => (node.title.endsWith("average pool") && x !== undefined ? outputs(x) + outputs(node) : 0)

/** A transposed convolution as if each of its outputs met the whole kernel. */
const byOutputs: Counting = (node, x) =>
  products(node, x) * (node.title.startsWith("transposed") && x !== undefined ? places(node) / places(x) : 1)

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
   * Hooks on modules: a product of activations is none. A linear layer counts its multiplications and its additions, a convolution its
   * biases, a batch norm four operations for each output.
   * Source: Lyken17/pytorch-OpCounter:thop/vision/basic_hooks.py as of the README's table.
   */
  thop: {
    conv: (node, x) => byOutputs(node, x) + biasOutputs(node),
    linear: (node) => 2 * products(node, undefined) - outputs(node),
    "batch norm": (node) => 4 * outputs(node),
    norm: (node) => 4 * outputs(node),
    pool: means,
  },
  /**
   * What the tables of Ultralytics hold, halved: thop 0.1, which has dropped the additions, on the fused model.
   * Source: ultralytics/ultralytics:ultralytics/utils/torch_utils.py, get_flops; thop 0.1.1, vision/calc_func.py.
   */
  ultralytics: {
    conv: byOutputs,
    linear: products,
    "batch norm": (node) => 4 * outputs(node),
    norm: (node) => 4 * outputs(node),
    resample: outputs,
  },
  /** Convnet-burden, which counts activations and pooling but holds norms to be merged. Source: albanie/convnet-burden:core/burden.m, computeFlops. */
  burden: {
    conv: (node) => products(node, undefined) + biasOutputs(node),
    linear: (node) => products(node, undefined) + biasOutputs(node),
    activation: (node) => 2 * outputs(node),
    pool: (_, x) => (x === undefined ? 0 : 2 * outputs(x)),
    add: outputs,
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

/**
 * As Ultralytics' tools tell it: counted on the smallest image, whose side is the largest stride, and multiplied up to the size that is
 * asked for; what is laid once an image, such as a classifier, is counted as if it were laid at every such square.
 * Units: stride [pixel] → [multiply-add].
 */
export function macsFromStride(
  lay: (image: readonly [number, number]) => LayerGraph,
  [height, width]: readonly [number, number],
  stride = 32,
): number {
  return macsBy("ultralytics", lay([stride, stride])) * (height / stride) * (width / stride)
}

/** Figures that products put out, as fvcore's activation count has them.  Units: → [1]. */
export function productOutputs({ nodes }: LayerGraph): number {
  const all = nodes.flatMap((node) => node.products)
  return all.reduce((sum, { batch, rows, columns }) => sum + batch * rows * columns, 0)
}

/** Figures that all layers put out, inputs and layers that work in place not counted, as convnet-burden has them.  Units: → [1]. */
export function layerOutputs({ nodes }: LayerGraph): number {
  const inPlace: readonly LayerKind[] = ["input", "activation", "dropout", "reshape", "softmax"]
  return nodes.reduce((sum, node) => sum + (inPlace.includes(node.kind) ? 0 : outputs(node)), 0)
}
