/**
 * The matrix products of a layer on one device. Tensor parallelism cuts the columns of the matrices that widen and the depth of those
 * that narrow again (arXiv 1909.08053, section 3); context parallelism cuts the rows; experts lie apart among the ranks of ep,
 * each with the tokens that all ranks send it.
 */
import type { Precision } from "../../data/index.ts"
import type { Kernels, ProductShape } from "../../kernels/index.ts"
import type { LayerNode, Product } from "../../models/index.ts"
import { valueBytes } from "../plan/value-bytes.ts"
import { peakFlops } from "./ideal.ts"
import type { ProfiledNode } from "./profile.ts"
import type { Sharding } from "./sharding.ts"

export type ProductTimes = {
  readonly forward: number
  readonly backward: number
  /** Forward and backward at the peak of the precision. */
  readonly least: number
  /** Of the backward pass: gradients of weights. */
  readonly weights: number
  readonly launches: number
  readonly launchesBack: number
}

/** Of all products of a layer with its weights. `precision`: that of the products, which is not the job's in the head. */
export function productTimes(
  kernels: Kernels,
  one: ProfiledNode,
  sharding: Sharding,
  precision: Precision,
  loraRank: number,
): ProductTimes {
  if (isDepthwise(one.node)) return depthwiseTimes(kernels, one, sharding)
  const peak = peakFlops(kernels.device, precision)
  let [forward, backward, least, weights, launches, launchesBack] = [0, 0, 0, 0, 0, 0]
  for (const product of one.node.products) {
    // Operands are cast in passes of their own, which products beside each other share (passes.ts).
    const shape = { ...shardedProduct(one.node, product, sharding), isCast: true }
    const times = repeats(one.node, product)
    forward += times * kernels.product(shape, precision)
    launches += times
    const gradients = gradientsOf(one, product, shape)
    for (const { of, shape: gradient } of gradients) {
      const seconds = times * kernels.product(gradient, precision)
      backward += seconds
      if (of === "weight") weights += seconds
    }
    launchesBack += times * gradients.length
    least += (times * (1 + gradients.length) * flopsOf(shape)) / peak
    if (one.trained !== "adapter") continue
    const adapter = adapterSeconds(kernels, shape, loraRank, precision, one.passesGradient)
    forward += adapter.forward
    backward += adapter.backward
    launches += 2
    launchesBack += 4
  }
  return { forward, backward, least, weights, launches, launchesBack }
}

function flopsOf({ batch, rows, columns, depth }: ProductShape): number {
  return 2 * batch * rows * columns * depth
}

/** Each channel its own small kernel: no matrix to speak of, so memory bounds it. */
function isDepthwise({ kind, products }: LayerNode): boolean {
  return kind === "conv" && products.some(({ batch, columns }) => batch > 1 && columns < 8)
}

/** What comes in is read and what goes out written; backward once for each gradient. */
function depthwiseTimes(kernels: Kernels, { moved, trained, passesGradient }: ProfiledNode, sharding: Sharding): ProductTimes {
  const { tp, cp, microBatch, precision } = sharding
  const forward = kernels.memoryPass((moved * microBatch * valueBytes(precision)) / (tp * cp))
  const ofWeight = Number(trained === "all")
  const gradients = Number(passesGradient) + ofWeight
  return { forward, backward: gradients * forward, least: 0, weights: ofWeight * forward, launches: 1, launchesBack: gradients }
}

/** Narrowing matrices are cut along their depth, all others along their columns. */
export function shardedProduct(node: LayerNode, product: Product, sharding: Sharding): ProductShape {
  const { tp, cp, microBatch } = sharding
  const rows = (product.rows * microBatch) / cp
  if (node.kind === "experts") return expertProduct(node, product, sharding)
  if (node.kind === "recurrent") return recurrentProduct(node, product, sharding)
  if (product.with === "activation") return { ...product, batch: (product.batch * microBatch) / (tp * cp) }
  if (node.kind === "router") return { ...product, rows: sharding.sequenceParallel ? rows / tp : rows }
  const isNarrowing = node.target === "output" || node.target === "down"
  const [columns, depth] = isNarrowing ? [product.columns, product.depth / tp] : [product.columns / tp, product.depth]
  // A depthwise convolution has as many products as channels.
  if (product.batch > 1 && !isNarrowing)
    return { batch: product.batch / tp, rows, columns: product.columns, depth: product.depth }
  return { batch: product.batch, rows, columns, depth }
}

/** Tokens that a scan takes at once (chunks of Mamba-2's algorithm, arXiv 2405.21060, section 6). */
const chunk = 128

/**
 * What goes in is one product; the state of a cell goes round token by token, see `repeats`. A scan's products with its states are made in chunks,
 * whose tokens take the side that has one row. Sequences of a recurrence are not cut.
 */
function recurrentProduct({ weights }: LayerNode, product: Product, { tp, microBatch }: Sharding): ProductShape {
  const { batch, rows, columns, depth } = product
  if (product.with === "weight") {
    const copies = weights[0]?.copies ?? 1
    return { batch: copies, rows: rows * microBatch, columns: columns / tp, depth }
  }
  const together = Math.min(chunk, batch)
  const shape = { batch: (batch * microBatch) / (together * tp), columns }
  return depth === 1 ? { ...shape, rows, depth: together } : { ...shape, rows: rows * together, depth }
}

/** Steps that wait for each other: of a cell, its tokens. */
function repeats({ kind, weights }: LayerNode, { with: other, batch }: Product): number {
  return kind === "recurrent" && other === "weight" ? batch / (weights[0]?.copies ?? 1) : 1
}

/**
 * `product.batch` is how many experts a token meets. With ep the experts are whole and the ranks of tp hold different tokens (expert
 * tensor parallelism 1, the usual choice of Megatron-Core's recipes); without, each is cut as a dense matrix.
 */
function expertProduct(node: LayerNode, product: Product, { tp, cp, ep, microBatch }: Sharding): ProductShape {
  const experts = node.weights[0]?.copies ?? 1
  const tokens = (product.rows * microBatch * product.batch) / cp
  if (ep > 1) return { batch: experts / ep, rows: (tokens * ep) / (tp * experts), columns: product.columns, depth: product.depth }
  const [columns, depth] = node.target === "down" ? [product.columns, product.depth / tp] : [product.columns / tp, product.depth]
  return { batch: experts, rows: tokens / experts, columns, depth }
}

type Gradient = { readonly of: "input" | "weight"; readonly shape: ProductShape }

/** The gradient of what came in, and that of the weight; products of activations have two gradients of the first sort. */
function gradientsOf({ trained, passesGradient }: ProfiledNode, product: Product, shape: ProductShape): readonly Gradient[] {
  const { rows, columns, depth } = shape
  const ofInput: Gradient = { of: "input", shape: { ...shape, columns: depth, depth: columns } }
  const ofOther = { ...shape, rows: columns, columns: depth, depth: rows }
  if (product.with === "activation") return passesGradient ? [ofInput, { of: "input", shape: ofOther }] : []
  return [...(passesGradient ? [ofInput] : []), ...(trained === "all" ? [{ of: "weight", shape: ofOther } as const] : [])]
}

/** Down to the rank and up again; each with its gradients (arXiv 2106.09685, section 4.1). */
function adapterSeconds(
  kernels: Kernels,
  shape: ProductShape,
  rank: number,
  precision: Precision,
  passesGradient: boolean,
): { readonly forward: number; readonly backward: number } {
  const { rows, columns, depth } = shape
  const time = (r: number, c: number, d: number): number =>
    kernels.product({ ...shape, rows: r, columns: c, depth: d }, precision)
  const forward = time(rows, rank, depth) + time(rows, columns, rank)
  const upwards = time(rows, rank, columns) + time(columns, rank, rows) + time(rank, depth, rows)
  return { forward, backward: upwards + (passesGradient ? time(rows, depth, rank) : 0) }
}
