/**
 * A model as a graph of layers with shapes: what each layer learns, what it multiplies and what it hands on. Everything is for
 * one sample (an image, a sequence, a record); counts, arithmetic and memory are read off it (../measure).
 */

/** Without the batch, outermost first: [channels, height, width] of an image, [tokens, width] of a sequence. */
export type Shape = readonly number[]

/** What a layer does: one row for each in ../measure/kinds.ts. */
export type LayerKind =
  | "input"
  | "conv"
  | "linear"
  | "embedding"
  | "position"
  | "norm"
  | "batch norm"
  | "activation"
  | "softmax"
  | "attention"
  | "router"
  | "experts"
  | "recurrent"
  | "pool"
  | "resample"
  | "add"
  | "multiply"
  | "join"
  | "reshape"
  | "dropout"
  | "parameter"
  | "trees"
  | "neighbours"

/** A learnt array. */
export type Weight = {
  readonly name: string
  readonly shape: Shape
  /** Equal arrays beside each other, such as those of experts. */
  readonly copies: number
  /** How many of the copies one token meets. */
  readonly active: number
  /** The same array as that of another layer, whose path this is: it counts there. */
  readonly tiedTo: string | null
}

/**
 * `batch` matrix products [rows, depth] × [depth, columns]; a convolution is the one that it amounts to.
 * Multiply-adds: batch · rows · columns · depth.
 */
export type Product = {
  readonly with: "weight" | "activation"
  readonly batch: number
  readonly rows: number
  readonly columns: number
  readonly depth: number
  /** The part of the entries that a causal mask leaves; 1 without one. */
  readonly causalShare: number
  /** What it multiplies was made inside the layer, such as the state of a recurrent one: it needs a gradient as soon as the layer is trained. */
  readonly isInside: boolean
}

/** Matrices that a low-rank adapter may stand beside. */
export type AdapterTarget = "query" | "key" | "value" | "output" | "gate" | "up" | "down" | "other"

export type LayerNode = {
  /** As in the state dictionary of the usual implementation: `layer1.0.conv1`. */
  readonly path: string
  readonly kind: LayerKind
  /** What it is called in its field: `conv 3×3`, `batch norm`, `silu`. */
  readonly title: string
  /** Indices of the layers whose outputs it takes. */
  readonly inputs: readonly number[]
  readonly output: Shape
  readonly weights: readonly Weight[]
  readonly products: readonly Product[]
  /** Belongs to what is made anew for another task: the classifier, the language head. */
  readonly isHead: boolean
  /** Of linear layers inside a block. */
  readonly target: AdapterTarget | null
  /** Values that one more token adds to what is kept for later tokens; null where nothing is kept. */
  readonly state: State | null
  /** Of layers that look up or decide instead of multiplying; null for all others. */
  readonly lookup: Lookup | null
}

/** Work and memory that are neither products nor learnt by gradients: trees and neighbours. */
export type Lookup = {
  /** Values that are kept and read beside the weights: similarities, indices of features and of children. */
  readonly storedValues: number
  /** For one sample. */
  readonly comparisons: number
}

/** What a layer keeps between tokens: keys and values that grow with them up to a window, or a state of fixed size. */
export type State =
  | { readonly kind: "cache"; readonly valuesPerToken: number; readonly window: number | null }
  | { readonly kind: "recurrent"; readonly values: number }

export type LayerGraph = {
  readonly nodes: readonly LayerNode[]
  /** Indices of the layers whose outputs are the model's. */
  readonly outputs: readonly number[]
}

/** How many numbers a shape holds. */
export function volume(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1)
}

/** Parameters of a layer; arrays shared with another layer count there. */
export function weightCount(node: LayerNode): number {
  return node.weights.reduce((sum, weight) => sum + learnt(weight) * weight.copies, 0)
}

/** Those that one token meets. */
export function activeWeightCount(node: LayerNode): number {
  return node.weights.reduce((sum, weight) => sum + learnt(weight) * weight.active, 0)
}

function learnt({ shape, tiedTo }: Weight): number {
  return tiedTo === null ? volume(shape) : 0
}
