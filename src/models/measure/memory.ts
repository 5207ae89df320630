/** Bytes: of weights in each precision, of what the backward pass keeps, of what a served sequence keeps. */
import { type LayerGraph, volume, weightCount } from "../graph/layer-graph.ts"
import { besideBytes, keptBy } from "./kinds.ts"

export const precisions = ["fp32", "bf16", "fp16", "fp8", "int8", "int4"] as const
export type Precision = (typeof precisions)[number]

/** Weights that share a scale of 16 bits and a zero point of 4, as AWQ and GPTQ store them by default. */
const int4Group = 128
const [scaleBits, zeroBits] = [16, 4]

/**
 * Bits of a weight with its share of scales and zero points; int4: 4 + (16 + 4) / 128.
 * Source: arXiv 2306.00978, section 5.1; casper-hansen/AutoAWQ:awq/modules/linear/gemm.py@d9dc8e564fed (`qzeros`, `scales`).
 */
export const bitsOf: Readonly<Record<Precision, number>> = {
  fp32: 32,
  bf16: 16,
  fp16: 16,
  fp8: 8,
  int8: 8,
  int4: 4 + (scaleBits + zeroBits) / int4Group,
}

/**
 * Everything in one precision, stored values too; of int4 the matrices only, with their scales, and all else in bf16. Where that is more than
 * int8, since trees, tables or the head are most of a model, 4 bits of the rest save nothing, and int8 is told.
 * Units: → [byte].
 */
export function weightBytes(graph: LayerGraph, precision: Precision): number {
  const all = graph.nodes.reduce((sum, node) => sum + weightCount(node) + (node.lookup?.storedValues ?? 0), 0)
  if (precision !== "int4") return (all * bitsOf[precision]) / 8
  const quantised = graph.nodes.reduce((sum, node) => sum + (node.products.length > 0 ? matrixCount(node) : 0), 0)
  return Math.min(quantised * bitsOf.int4 + (all - quantised) * bitsOf.bf16, all * bitsOf.int8) / 8
}

function matrixCount({ weights, isHead }: LayerGraph["nodes"][number]): number {
  // The head stays as it is, as quantisers leave it.
  if (isHead) return 0
  const matrices = weights.filter(({ shape, tiedTo }) => shape.length > 1 && tiedTo === null)
  return matrices.reduce((sum, { shape, copies }) => sum + copies * volume(shape), 0)
}

/**
 * Figures that the backward pass reads again: each tensor once, whoever reads it, so that a ReLU and the convolution behind it share one; and
 * masks. Nothing is computed anew but the scores of attention.
 * Units: samples [1], bytes a figure [byte] → [byte].
 */
export function activationBytes({ nodes }: LayerGraph, samples: number, bytesPerValue: number): number {
  const kept = new Set<number>()
  let beside = 0
  for (const [k, node] of nodes.entries()) {
    const keeps = keptBy(node)
    beside += besideBytes(node)
    if (keeps === "inputs" || keeps === "both") for (const input of node.inputs) kept.add(source(nodes, input))
    if (keeps === "output" || keeps === "both") kept.add(source(nodes, k))
  }
  const figures = [...kept].reduce((sum, k) => sum + volume(nodes[k]?.output ?? []), 0)
  return samples * (figures * bytesPerValue + beside)
}

/** What only looks at figures from another side holds none of its own. */
function source(nodes: LayerGraph["nodes"], k: number): number {
  const node = nodes[k]
  const [input] = node?.inputs ?? []
  return node?.kind === "reshape" && input !== undefined ? source(nodes, input) : k
}

export type StateBytes = {
  /** Growth for one more token while no window is full. */
  readonly perToken: number
  /** What does not grow with the tokens. */
  readonly fixed: number
}

/** Keys and values, latent vectors, recurrent states.  Units: bytes a figure [byte] → [byte/token], [byte]. */
export function stateBytes({ nodes }: LayerGraph, bytesPerValue: number): StateBytes {
  const states = nodes.flatMap(({ state }) => state ?? [])
  const perToken = states.reduce((sum, state) => sum + (state.kind === "cache" ? state.valuesPerToken : 0), 0)
  const fixed = states.reduce((sum, state) => sum + (state.kind === "recurrent" ? state.values : 0), 0)
  return { perToken: perToken * bytesPerValue, fixed: fixed * bytesPerValue }
}

/** Of one sequence of so many tokens; a layer with a window keeps no more than the window.  Units: → [byte]. */
export function sequenceStateBytes({ nodes }: LayerGraph, tokens: number, bytesPerValue: number): number {
  const values = nodes.reduce((sum, { state }) => {
    if (state === null) return sum
    return sum + (state.kind === "cache" ? state.valuesPerToken * Math.min(tokens, state.window ?? tokens) : state.values)
  }, 0)
  return values * bytesPerValue
}
