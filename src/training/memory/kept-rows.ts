/**
 * What autograd keeps of each kind of layer for its backward pass: one row a kind. A tensor that two layers keep is kept once, so a
 * ReLU, which keeps its output, costs nothing before a convolution, which keeps its input.
 * Source: pytorch/pytorch:tools/autograd/derivatives.yaml, the arguments of each backward formula.
 */
import { type LayerKind, type LayerNode, volume } from "../../models/index.ts"

export type KeptRow = {
  /** `for weights`: only where a weight of the layer learns; the gradient of the input needs the weights alone. */
  readonly inputs: (node: LayerNode) => "always" | "for weights" | "never"
  readonly output: (node: LayerNode) => boolean
  /** Masks, indices and statistics [byte] of one sample. */
  readonly extra: (node: LayerNode) => number
}

const no: KeptRow["output"] = () => false
const nothing: KeptRow["extra"] = () => 0
const row = (inputs: ReturnType<KeptRow["inputs"]>, output = no, extra = nothing): KeptRow => ({
  inputs: () => inputs,
  output,
  extra,
})
const empty = row("never")

/** Their derivative is told by what comes out. Leaky ReLU too, where it works in place, as detectors have it. */
const byOutput = new Set(["relu", "leaky relu", "sigmoid", "tanh", "relu6"])

/** A row of scores leaves its log-sum-exp in fp32 (arXiv 2205.14135, algorithm 1). */
function logSums({ products: [scores] }: LayerNode): number {
  return 4 * (scores === undefined ? 0 : scores.batch * scores.rows)
}

/** What comes in decides in the backward of a maximum, with an index of 8 bytes for each that goes out; a mean over everything needs neither. */
const pool: KeptRow = {
  inputs: ({ title }) => (title.startsWith("global") || title.startsWith("mean") ? "never" : "always"),
  output: no,
  extra: ({ title, output }) => (title.includes("max") ? 8 * volume(output) : 0),
}

const activation: KeptRow = {
  inputs: ({ title }) => (byOutput.has(title) ? "never" : "always"),
  output: ({ title }) => byOutput.has(title),
  extra: nothing,
}

/** A learnt scale reads its input for the weight alone; two tensors read each other. */
const multiply: KeptRow = {
  inputs: ({ inputs }) => (inputs.length > 1 ? "always" : "for weights"),
  output: no,
  extra: nothing,
}

/** Gates of all tokens, which cuDNN holds in its reserve space, in 32 bits at most. */
const recurrent = row(
  "always",
  () => true,
  ({ products: [entering] }) => (entering === undefined ? 0 : 4 * entering.batch * entering.rows * entering.columns),
)

export const keptRows: Readonly<Record<LayerKind, KeptRow>> = {
  input: empty,
  conv: row("for weights"),
  linear: row("for weights"),
  embedding: empty,
  position: empty,
  norm: row("always"),
  "batch norm": row("always"),
  activation,
  softmax: row("never", () => true),
  attention: row("always", () => true, logSums),
  /** The softmax of its scores, in fp32. */
  router: row("for weights", no, ({ output }) => 4 * volume(output)),
  experts: row("for weights"),
  recurrent,
  pool,
  resample: empty,
  add: empty,
  multiply,
  join: empty,
  reshape: empty,
  dropout: row("never", no, ({ output }) => volume(output)),
  parameter: empty,
  trees: empty,
  neighbours: empty,
}
