/** What the rooms ask of a model, read off its layers: the same for every model, per token of a sequence or per sample. */

import type { Buildable, Size, Task } from "./architecture.ts"
import { depth, type ModelConfig } from "./config.ts"
import { type LayerGraph, type LayerNode, volume, weightCount } from "./graph/layer-graph.ts"
import { trainedParameters } from "./measure/adapters.ts"
import { comparisons, nodeMacs } from "./measure/arithmetic.ts"
import { kindRows } from "./measure/kinds.ts"
import { activationBytes, stateBytes } from "./measure/memory.ts"
import { parameterCounts } from "./measure/parameters.ts"
import { trainingMacs } from "./measure/training.ts"
import { flopsOfToken } from "./transformer/flops.ts"
import { layersOf } from "./transformer/graphs.ts"

export type ModelFacts = {
  /** What FLOP are told for. */
  readonly per: "token" | "sample"
  /** A decoder keeps what it has read and writes token by token, an encoder reads a text once, all else takes whole samples. */
  readonly role: "decoder" | "encoder" | "samples"
  /** Tokens of the sequence over which FLOP are a mean; 1 of samples. */
  readonly sequence: number
  readonly parameters: number
  readonly activeParameters: number
  /** Of the form that is trained: above `parameters` where the model that is used is fused. */
  readonly trainableParameters: number
  /** [FLOP/token] or [FLOP/sample], as `per` says; the scores of attention are a part of it. */
  readonly forwardFlops: number
  readonly attentionFlops: number
  /** Keys and values in 16 bits. [byte/token] */
  readonly cacheBytes: number
  /** Blocks that are computed one after the other. */
  readonly depth: number
  readonly traits: ModelTraits
  readonly tasks: readonly Task[]
  /** Weights of it are published, so that training need not begin from nothing: a library holds them. */
  readonly hasWeights: boolean
  /** Parameters that adapters beside the matrices of the blocks train, for each unit of rank; 0 where they have no place. */
  readonly adapterParameters: number
  /** A plain transformer's config; null of all others. */
  readonly config: ModelConfig | null
  /** What multiplies in `bits`, all else in `tableBits`.  Units: bits [bit per value] → [byte]. */
  readonly weightBytes: (bits: number, tableBits: number) => number
  /** Of those, what a pass reads whatever its samples are: not tables, of which it looks up rows. */
  readonly readBytes: (bits: number, tableBits: number) => number
  /** Mean of a sequence of this length; a sample's own length is its own.  Units: [token] → [FLOP/token]. */
  readonly flopsAt: (sequence: number) => number
  /** All layers, each by itself, over a sequence of the usual length unless said [token]. */
  readonly layers: (sequence?: number) => LayerGraph
  /** Those of the form that is trained, over a sequence of the usual length unless said [token]. */
  readonly trainedLayers: (sequence?: number) => LayerGraph
  /** What hangs on how layers follow each other; all layers are laid for it. */
  readonly flow: () => ModelFlow
}

/** Of one sample. */
export type ModelFlow = {
  /** FLOP of training beside frozen weights, without adapters and for each unit of their rank. [FLOP/sample] */
  readonly adapterFlops: { readonly fixed: number; readonly perRank: number }
  /** Kept for the backward pass in 16 bits, nothing computed anew. [byte] */
  readonly keptBytes: number
  /** Written and read again between the layers, in 16 bits. [byte] */
  readonly passedBytes: number
  /** Decisions of trees. */
  readonly comparisons: number
}

export type ModelTraits = {
  readonly hasExperts: boolean
  /** Most of its arithmetic is in convolutions. */
  readonly isConvolutional: boolean
  /** Most of its parameters are in tables that are looked up. */
  readonly isTables: boolean
  /** It reads images or videos. */
  readonly isVision: boolean
  /** It keeps what it wrote, token by token, though it is told by the sample. */
  readonly writesTokens: boolean
}

const halfBytes = 2

/** Errors: ShapeMistake where the usual size does not suit the model. */
export function factsOf(model: Buildable): ModelFacts {
  const { usual, config, per } = model
  const graph = config === null ? model.lay(usual) : layersOf(config, { tokens: usual.sequence, past: 0 })
  const sequence = per === "token" ? usual.sequence : 1
  const flops = flopsOfToken(graph, sequence)
  const { total, active } = parameterCounts(graph)
  const bytes = (isMeant: (node: LayerNode) => boolean) => (bits: number, tableBits: number) =>
    bytesOf(graph.nodes.filter(isMeant), config === null ? isProduct : isInBlock, bits, tableBits)
  return {
    per: per === "token" ? "token" : "sample",
    role: roleOf(model, graph),
    sequence,
    parameters: total,
    activeParameters: active,
    trainableParameters: model.trained === null ? total : parameterCounts(model.trained.lay(usual)).total,
    forwardFlops: flops.total,
    attentionFlops: flops.attention,
    cacheBytes: stateBytes(graph, halfBytes).perToken,
    depth: config === null ? blocksOf(graph) : depth(config),
    traits: traitsOf(graph),
    tasks: model.tasks,
    hasWeights: model.library !== "paper" && model.library !== "own",
    adapterParameters: trainedParameters(graph, adapters(1)),
    config,
    weightBytes: bytes(() => true),
    readBytes: bytes(({ kind }) => kindRows[kind].bill === "body" && kind !== "trees" && kind !== "neighbours"),
    flopsAt: (tokens) => flopsOfToken(layAt(model, { ...usual, sequence: tokens }), per === "token" ? tokens : 1).total,
    layers: (tokens = usual.sequence) => model.lay({ ...usual, sequence: tokens }),
    trainedLayers: (tokens = usual.sequence) => (model.trained ?? model).lay({ ...usual, sequence: tokens }),
    flow: () => flowOf(model.lay(usual), (model.trained ?? model).lay(usual)),
  }
}

function flowOf(graph: LayerGraph, trained: LayerGraph): ModelFlow {
  return {
    adapterFlops: adapterFlopsOf(trained),
    keptBytes: activationBytes(trained, 1, halfBytes),
    passedBytes: passedBytesOf(graph),
    comparisons: comparisons(graph),
  }
}

function layAt({ config, lay }: Buildable, size: Size): LayerGraph {
  return config === null ? lay(size) : layersOf(config, { tokens: size.sequence, past: 0 })
}

function roleOf({ per, config }: Buildable, { nodes }: LayerGraph): ModelFacts["role"] {
  if (per !== "token") return "samples"
  return config?.role ?? (nodes.some(({ state }) => state !== null) ? "decoder" : "encoder")
}

/** Of an unknown build the layers in which tokens meet; where they do not, the layers that multiply. */
function blocksOf({ nodes }: LayerGraph): number {
  const meeting = nodes.filter(({ kind }) => kind === "attention" || kind === "recurrent").length
  return meeting > 0 ? meeting : nodes.filter(({ products }) => products.length > 0).length
}

function traitsOf({ nodes }: LayerGraph): ModelTraits {
  const macs = (kinds: readonly LayerNode["kind"][]): number =>
    nodes.reduce((sum, node) => sum + (kinds.includes(node.kind) ? nodeMacs(node) : 0), 0)
  const all = nodes.reduce((sum, node) => sum + nodeMacs(node), 0)
  const parameters = (isMeant: (node: LayerNode) => boolean): number =>
    nodes.reduce((sum, node) => sum + (isMeant(node) ? weightCount(node) : 0), 0)
  return {
    hasExperts: nodes.some(({ kind }) => kind === "experts"),
    isConvolutional: 2 * macs(["conv"]) > all,
    isTables: 2 * parameters(({ kind }) => kindRows[kind].bill === "embedding") > parameters(() => true),
    isVision: nodes.some(({ kind, output }) => kind === "input" && output.length >= 3),
    writesTokens: nodes.some(({ state }) => state !== null),
  }
}

function adapters(rank: number): { readonly kind: "lora"; readonly rank: number; readonly targets: "linear" } {
  return { kind: "lora", rank, targets: "linear" }
}

function adapterFlopsOf(graph: LayerGraph): ModelFlow["adapterFlops"] {
  const [fixed, one] = [0, 1].map((rank) => 2 * trainingMacs(graph, adapters(rank)))
  return { fixed: fixed ?? 0, perRank: (one ?? 0) - (fixed ?? 0) }
}

/** What a product takes in and gives on; what stands between products is done in passing. */
function passedBytesOf({ nodes }: LayerGraph): number {
  const volumeOf = (node: LayerNode | undefined): number => volume(node?.output ?? [])
  const values = nodes.reduce((sum, node) => {
    if (node.products.length === 0) return sum
    return sum + volumeOf(node) + node.inputs.reduce((read, input) => read + volumeOf(nodes[input]), 0)
  }, 0)
  return values * halfBytes
}

/** Matrices of the blocks of a language model, which its servers quantise; tables, head, router and norms stay. */
function isInBlock({ target, isHead }: LayerNode): boolean {
  return target !== null && target !== "other" && !isHead
}

function isProduct({ products, isHead }: LayerNode): boolean {
  return products.length > 0 && !isHead
}

function bytesOf(nodes: readonly LayerNode[], isNarrow: (node: LayerNode) => boolean, bits: number, tableBits: number): number {
  const count = (isMeant: (node: LayerNode) => boolean): number =>
    nodes.reduce((sum, node) => sum + (isMeant(node) ? weightCount(node) + (node.lookup?.storedValues ?? 0) : 0), 0)
  const narrow = count(isNarrow)
  return (narrow * bits + (count(() => true) - narrow) * tableBits) / 8
}
