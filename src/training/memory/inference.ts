/** Memory of a served batch on a device without an engine's reserve: weights in their format, the cache, buffers. */
import { memoryConstants } from "../../data/index.ts"
import { type LayerGraph, volume } from "../../models/index.ts"
import { isTable } from "./part-parameters.ts"

export type WeightFormat = "fp32" | "16 bits" | "fp8" | "int8" | "int4" | "int2"

export type InferenceAsk = {
  readonly graph: LayerGraph
  readonly weights: WeightFormat
  /** Of one figure of the cache [byte]. */
  readonly cacheBytes: number
  readonly sequences: number
  /** Of one sequence, prompt and answer [token]. */
  readonly tokens: number
  readonly devices: number
  /** Figures of tensors alone, or what the allocator holds with the copies that a cache which grows by joining leaves behind. */
  readonly reading: "allocated" | "reserved"
}

/** [byte], of all devices. */
export type InferenceParts = {
  readonly total: number
  readonly weights: number
  readonly cache: number
  readonly framework: number
}

export type InferenceConstants = {
  /** A device's buffers and workspaces, as tensors and as the allocator holds them; dequantisation's beside them [byte]. */
  readonly workspace: Readonly<Record<InferenceAsk["reading"] | "quantised", number>>
  /** What a cache that is joined anew with each token holds, over its figures [1]. */
  readonly joined: number
  /** What products with weights of 4 bits keep of each cached figure beside it [1]. */
  readonly besideInt4: number
  /** Beyond weights, of what is held [1]. */
  readonly fragmentation: number
}

/**
 * Bits of one weight of a block's matrix, with its scales: fp8 one in 128×128; int8 and int4 a scale and a zero point in each group of 128.
 * Source: arXiv 2412.19437, section 3.3.2; arXiv 2210.17323, section 4; arXiv 2306.00978, section 5.1.
 */
const matrixBits: Readonly<Record<WeightFormat, number>> = {
  fp32: 32,
  "16 bits": 16,
  fp8: 8 + 32 / (128 * 128),
  int8: 8 + (16 + 8) / 128,
  int4: 4 + (16 + 4) / 128,
  int2: 2 + (16 + 2) / 64,
}

/** Units: → [byte]. */
export function inferenceMemory(ask: InferenceAsk, constants: InferenceConstants = memoryConstants.inference): InferenceParts {
  const weights = weightBytesOf(ask)
  const figures = cacheValues(ask.graph, ask.tokens) * ask.sequences * ask.cacheBytes
  const beside = ask.weights === "int4" && ask.reading === "allocated" ? constants.besideInt4 : 0
  const cache = figures * (ask.reading === "reserved" ? constants.joined : 1 + beside)
  const slack = ask.reading === "reserved" ? (weights + cache) * constants.fragmentation : 0
  const isQuantised = ask.weights !== "16 bits" && ask.weights !== "fp32" && ask.reading === "reserved"
  const { workspace } = constants
  const framework = ask.devices * (workspace[ask.reading] + (isQuantised ? workspace.quantised : 0)) + slack
  return { total: weights + cache + framework, weights, cache, framework }
}

/** Tables, heads and vectors stay in 16 bits, as quantisers leave them; checkpoints in fp8 have the head apart from the embedding. */
function weightBytesOf({ graph, weights: format }: InferenceAsk): number {
  const rest = format === "fp32" ? 4 : 2
  const isApart = format === "fp8"
  return graph.nodes.reduce((sum, node) => {
    const own = node.weights.filter(({ tiedTo }) => tiedTo === null || (isApart && node.isHead))
    return (
      sum +
      own.reduce((bytes, { shape, copies }) => {
        const isMatrix = shape.length === 2 && !isTable(node) && node.kind !== "router"
        return bytes + volume(shape) * copies * (isMatrix ? matrixBits[format] / 8 : rest)
      }, 0)
    )
  }, 0)
}

/** Of one sequence. A layer with a window keeps no more than the window. */
function cacheValues({ nodes }: LayerGraph, tokens: number): number {
  return nodes.reduce((sum, { state }) => {
    if (state === null) return sum
    return sum + (state.kind === "cache" ? state.valuesPerToken * Math.min(tokens, state.window ?? tokens) : state.values)
  }, 0)
}
