/** What measuring needs to know of each kind of layer: one row a kind. */
import type { LayerKind, LayerNode } from "../graph/layer-graph.ts"
import type { Activation } from "../layers/pointwise.ts"

export type KindRow = {
  readonly keeps: Keeps
  /** Kept beside for each figure that is put out: a mask, the places of maxima.  [byte] */
  readonly besideBytes: number
  /** In which bill its parameters stand. */
  readonly bill: "embedding" | "body"
}

/** What the backward pass reads again, so that it is kept: the inputs, the output, both or neither. */
export type Keeps = "inputs" | "output" | "both" | "neither"

const body = (keeps: Keeps, besideBytes = 0): KindRow => ({ keeps, besideBytes, bill: "body" })
const table: KindRow = { keeps: "neither", besideBytes: 0, bill: "embedding" }

export const kindRows: Readonly<Record<LayerKind, KindRow>> = {
  input: body("neither"),
  conv: body("inputs"),
  linear: body("inputs"),
  embedding: table,
  position: table,
  norm: body("inputs"),
  "batch norm": body("inputs"),
  activation: body("inputs"),
  softmax: body("output"),
  /** Flash attention keeps queries, keys, values and the output, and computes the scores anew (arXiv 2205.14135, algorithm 4). */
  attention: body("both"),
  router: body("inputs"),
  experts: body("inputs"),
  recurrent: body("both"),
  pool: body("neither"),
  resample: body("neither"),
  add: body("neither"),
  multiply: body("inputs"),
  join: body("neither"),
  reshape: body("neither"),
  /** The mask is of bytes. */
  dropout: body("neither", 1),
  parameter: body("neither"),
  trees: body("neither"),
  neighbours: body("neither"),
}

/** Of these the slope is read off what they put out, so that what came in is overwritten or let go; of all others off what came in. */
const slopesOfOutputs: readonly string[] = ["relu", "relu6", "leaky relu", "sigmoid", "tanh"] satisfies readonly Activation[]
/** PyTorch keeps a place of 8 bytes for each maximum. */
const maximum: KindRow = body("inputs", 8)

/**
 * What one layer keeps for the backward pass, as PyTorch has it with activations in place, as the libraries of vision models lay them.
 * Source: pytorch/pytorch:tools/autograd/derivatives.yaml (threshold_, hardtanh_, leaky_relu_, sigmoid, tanh: `result`; others: `self`).
 */
export function keptBy({ kind, title }: LayerNode): KindRow {
  if (kind === "activation" && slopesOfOutputs.includes(title)) return body("output")
  return kind === "pool" && title.endsWith("max pool") ? maximum : kindRows[kind]
}
