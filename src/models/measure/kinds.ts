/** What measuring needs to know of each kind of layer: one row a kind. */
import { type LayerKind, type LayerNode, volume } from "../graph/layer-graph.ts"
import type { Activation } from "../layers/pointwise.ts"

export type KindRow = {
  readonly keeps: Keeps
  /** In which bill its parameters stand. */
  readonly bill: "embedding" | "body"
}

/** What the backward pass reads again, so that it is kept: the inputs, the output, both or neither. */
export type Keeps = "inputs" | "output" | "both" | "neither"

const body = (keeps: Keeps): KindRow => ({ keeps, bill: "body" })
const table: KindRow = { keeps: "neither", bill: "embedding" }

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
  pool: body("inputs"),
  resample: body("neither"),
  add: body("neither"),
  multiply: body("inputs"),
  join: body("neither"),
  reshape: body("neither"),
  dropout: body("neither"),
  parameter: body("neither"),
  trees: body("neither"),
  neighbours: body("neither"),
}

/** Of these the slope is read off what they put out, so that what came in is overwritten or let go; of all others off what came in. */
const slopesOfOutputs: readonly string[] = ["relu", "relu6", "leaky relu", "sigmoid", "tanh"] satisfies readonly Activation[]
/** Means over everything, whose backward pass needs a number alone. */
const means = /^(?:global|mean)/u

/**
 * What one layer keeps for the backward pass, as PyTorch has it with activations in place, as the libraries of vision models lay them.
 * Source: pytorch/pytorch:tools/autograd/derivatives.yaml (threshold_, hardtanh_, leaky_relu_, sigmoid, tanh: `result`; others: `self`).
 */
export function keptBy({ kind, title }: LayerNode): Keeps {
  if (kind === "activation" && slopesOfOutputs.includes(title)) return "output"
  return kind === "pool" && means.test(title) ? "neither" : kindRows[kind].keeps
}

/**
 * Masks, indices and statistics that are kept beside, whatever the precision: a byte a figure of dropout, an index of 8 bytes a maximum (as above);
 * sums of rows of scores in 32 bits (arXiv 2205.14135, algorithm 1), scores of routers and gates of recurrent layers too.
 * Units: of one sample [byte].
 */
export function besideBytes({ kind, title, output, products: [first] }: LayerNode): number {
  switch (kind) {
    case "dropout":
      return volume(output)
    case "pool":
      return title.includes("max") ? 8 * volume(output) : 0
    case "router":
      return 4 * volume(output)
    case "attention":
      return first === undefined ? 0 : 4 * first.batch * first.rows
    case "recurrent":
      // Of scans with a state the first product is no gate: they compute it anew.
      return first?.with === "weight" ? 4 * first.batch * first.rows * first.columns : 0
    default:
      return 0
  }
}
