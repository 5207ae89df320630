/** What measuring needs to know of each kind of layer: one row a kind. */
import type { LayerKind } from "../graph/layer-graph.ts"

export type KindRow = {
  /** What the backward pass reads again, so that it is kept: the inputs, the output, or neither. */
  readonly keeps: "inputs" | "output" | "both" | "neither"
  /** In which bill its parameters stand. */
  readonly bill: "embedding" | "body"
}

const body = (keeps: KindRow["keeps"]): KindRow => ({ keeps, bill: "body" })
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
  pool: body("neither"),
  resample: body("neither"),
  add: body("neither"),
  multiply: body("inputs"),
  join: body("neither"),
  reshape: body("neither"),
  /** The mask, a byte a figure, is not counted. */
  dropout: body("neither"),
  parameter: body("neither"),
  trees: body("neither"),
  neighbours: body("neither"),
}
