/** Which figures of a part of the model are kept from its forward to its backward pass, each tensor once, by lane. */
import { type LayerGraph, type LayerNode, type StackPart, volume } from "../../models/index.ts"
import type { Recompute } from "../plan/layout.ts"
import type { MemoryChoices } from "./choices.ts"
import { keptRows } from "./kept-rows.ts"
import type { Lane } from "./lanes.ts"

/** Of one sample: figures in the precision of the products, and bytes of masks, indices and statistics whatever the precision. */
export type Kept = { readonly values: number; readonly bytes: number }
export type KeptLanes = Readonly<Record<Lane, Kept>>

export type Surroundings = {
  readonly graph: LayerGraph
  readonly lanes: readonly Lane[]
  /** The place of each layer in the graph. */
  readonly places: ReadonlyMap<LayerNode, number>
  /** A weight of the layer learns. */
  readonly learns: (node: LayerNode) => boolean
  /** Figures of the layer's adapter that are kept: what the narrow product makes, and a second copy of what comes in. */
  readonly adapterExtra: (node: LayerNode) => Kept
  readonly choices: MemoryChoices
}

type Tally = { [lane in Lane]: { values: number; bytes: number } }

/** Of one of its equal copies, for each part in the order of the stack; a tensor that two parts read stands with the first. */
export function keptOfParts(parts: readonly StackPart[], recompute: Recompute, around: Surroundings): readonly KeptLanes[] {
  const seen = new Set<number>()
  return parts.map((part) => {
    const pen = newPen(part, around, seen)
    const isAnew = part.role === "block" && recompute !== "none"
    if (isAnew && recompute === "full") edges(part, around, pen)
    else if (isAnew && around.choices.selection === "every second product") everySecond(part, around, pen)
    else everything(part, around, pen, isAnew)
    return pen.tally
  })
}

/** What the rules of each layer keep; scores of attention apart where they are computed anew. */
function everything(part: StackPart, around: Surroundings, pen: Pen, areScoresAnew: boolean): void {
  const { choices, graph } = around
  for (const node of part.nodes) {
    const row = keptRows[node.kind]
    const inputs = row.inputs(node)
    const place = around.places.get(node) ?? 0
    if (inputs === "always" || (inputs === "for weights" && around.learns(node)))
      for (const input of node.inputs) if (!isFusedAway(graph, input, node, choices)) pen.tensor(input)
    if (row.output(node) && !isFusedAway(graph, place, null, choices)) pen.tensor(place)
    // Plain attention keeps its scores in place of their sums.
    if (node.kind !== "attention" || choices.attention === "flash") pen.more(place, { values: 0, bytes: row.extra(node) })
    pen.more(node.inputs[0] ?? place, around.adapterExtra(node))
    pen.more(place, eagerNorm(node, choices))
    if (around.learns(node)) pen.more(place, sortedTokens(node))
    if (node.kind === "attention" && choices.attention === "plain" && !areScoresAnew) pen.more(place, scoresOf(node, choices))
    if (choices.hasDropout && isResidual(graph, node)) pen.more(place, { values: 0, bytes: volume(node.output) })
  }
}

/**
 * Cheap figures that are computed anew in the backward pass: fused kernels make the gate's activation again, compilers whatever works on each figure
 * or along a row.
 * Source: pytorch/pytorch:torch/_functorch/partitioners.py, min_cut_rematerialization_partition; NVIDIA/Megatron-LM:megatron/core/fusions/fused_bias_swiglu.py.
 */
function isFusedAway({ nodes }: LayerGraph, place: number, reader: LayerNode | null, { kernels }: MemoryChoices): boolean {
  const kind = nodes[place]?.kind
  if (kernels === "eager" || kind === undefined) return false
  if (kernels === "compiled") return kind === "norm" || kind === "activation" || kind === "multiply"
  return kind === "activation" && reader?.kind === "multiply"
}

/**
 * Tokens in the order of their experts, one copy for each expert that a token meets: what the first matrices of experts read, the gate's the same as
 * the other's. Source: NVIDIA/Megatron-LM:megatron/core/transformer/moe/moe_utils.py, permute.
 */
function sortedTokens({ kind, target, products: [product] }: LayerNode): Kept {
  const isFirst = kind === "experts" && target === "up" && product !== undefined
  return { values: isFirst ? product.batch * product.rows * product.depth : 0, bytes: 0 }
}

/** RMS norms written in Python square a copy in fp32, which is kept in place of the input. Source: huggingface/transformers, class LlamaRMSNorm. */
function eagerNorm({ kind, title, output }: LayerNode, { kernels }: MemoryChoices): Kept {
  const isRms = kind === "norm" && title === "RMS norm" && kernels === "eager"
  return { values: 0, bytes: isRms ? 2 * volume(output) : 0 }
}

/** Softmax of scores, 2 bytes each in 16 bits; with dropout a mask of one byte and what it lets through. Source: arXiv 2205.05198, section 4.1. */
function scoresOf({ products: [scores] }: LayerNode, { hasDropout }: MemoryChoices): Kept {
  const pairs = scores === undefined ? 0 : scores.batch * scores.rows * scores.columns
  return hasDropout ? { values: 2 * pairs, bytes: pairs } : { values: pairs, bytes: 0 }
}

/** A sum with what a matrix made: the place of dropout in a block. */
function isResidual({ nodes }: LayerGraph, { kind, inputs }: LayerNode): boolean {
  return kind === "add" && inputs.some((input) => nodes[input]?.target === "output" || nodes[input]?.target === "down")
}

/** What enters the part from outside, from which all else is computed anew. */
function edges(part: StackPart, around: Surroundings, pen: Pen): void {
  const inside = new Set(part.nodes)
  for (const node of part.nodes)
    for (const input of node.inputs) {
      const from = around.graph.nodes[input]
      if (from !== undefined && !inside.has(from) && from.kind !== "input") pen.edge(input)
    }
}

/**
 * The edges, the output of every second product with a weight from the first on, and what attention gave.
 * Source: pytorch/torchtitan:torchtitan/parallelisms/parallelize_llama.py, _apply_ac_to_transformer_block, option `op`.
 */
function everySecond(part: StackPart, around: Surroundings, pen: Pen): void {
  edges(part, around, pen)
  let count = 0
  for (const node of part.nodes) {
    const place = around.places.get(node) ?? 0
    const isProduct = node.kind === "linear" || node.kind === "conv" || node.kind === "experts"
    if (isProduct) count++
    const isChosen = (isProduct && count % 2 === 1) || node.kind === "attention"
    if (isChosen && !isUnread(part, place, around)) pen.tensor(place)
    if (node.kind === "attention") pen.more(place, { values: 0, bytes: keptRows.attention.extra(node) })
  }
}

/** Sums read nothing again, so compilers drop what was chosen for them alone. */
function isUnread({ nodes }: StackPart, place: number, { choices }: Surroundings): boolean {
  const readers = nodes.filter(({ inputs }) => inputs.includes(place))
  return choices.kernels === "compiled" && readers.length > 0 && readers.every(({ kind }) => kind === "add")
}

type Pen = {
  readonly tally: Tally
  readonly tensor: (place: number) => void
  /** Kept by this part even where the part that made it would keep it too. */
  readonly edge: (place: number) => void
  readonly more: (place: number, kept: Kept) => void
}

/** What equal copies of the part read of one layer far above, such as an encoder's output, counts once for all of them. */
function newPen({ nodes: own, count }: StackPart, { graph, lanes, places }: Surroundings, seen: Set<number>): Pen {
  const tally: Tally = { whole: { values: 0, bytes: 0 }, split: { values: 0, bytes: 0 } }
  const first = places.get(own[0] as LayerNode) ?? 0 // parts are never empty
  const inside = new Set(own)
  const before = sourceOf(graph, first - 1)
  const add = (lane: Lane, kept: Kept, share = 1): void => {
    tally[lane].values += kept.values * share
    tally[lane].bytes += kept.bytes * share
  }
  const write = (at: number, isOutside: boolean): void => {
    if (seen.has(at)) return
    seen.add(at)
    const values = volume(graph.nodes[at]?.output ?? [])
    add(lanes[at] ?? "whole", { values, bytes: 0 }, isOutside && at < before ? 1 / count : 1)
  }
  const tensor = (place: number): void => {
    const at = sourceOf(graph, place)
    const node = graph.nodes[at]
    if (node === undefined) return
    const isOutside = !inside.has(node)
    // Its own part keeps it, in whichever of its copies it lies.
    if (!isOutside || !keptRows[node.kind].output(node)) write(at, isOutside)
  }
  const more: Pen["more"] = (place, kept) => add(lanes[place] ?? "whole", kept)
  return { tally, tensor, edge: (place) => write(sourceOf(graph, place), true), more }
}

/** What only looks at figures from another side holds none of its own. */
function sourceOf(graph: LayerGraph, place: number): number {
  const node = graph.nodes[place]
  const [input] = node?.inputs ?? []
  return node?.kind === "reshape" && input !== undefined && node.title !== "pad" ? sourceOf(graph, input) : place
}
