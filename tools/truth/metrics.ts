/**
 * The metrics that rows of architectures publish: one row a metric. What a source counts follows from whose model it is; a rounded
 * metric is told unrounded. An interval is as wide as the rounding of the publisher and the slack of its way of counting.
 */
import { type LayerGraph, weightCount } from "../../src/models/graph/layer-graph.ts"
import { forwardFlops, forwardMacs } from "../../src/models/measure/arithmetic.ts"
import { type Convention, layerOutputs, macsBy, productOutputs } from "../../src/models/measure/conventions.ts"
import { parameterCounts } from "../../src/models/measure/parameters.ts"
import { type Found, imageOf } from "./found-model.ts"
import { withPrediction } from "./prediction-module.ts"
import type { Inputs } from "./row.ts"

export type Asked = Found & { readonly inputs: Inputs; readonly graph: LayerGraph }

export type Metric = {
  /** Null where the model is not of the kind that the metric is told of. */
  readonly value: (asked: Asked) => number | null
  /** Half of the last digit that publishers print. */
  readonly rounding: number
  /** How far ways of counting of one name differ, as a part. */
  readonly slack: number
  /** What the baseline, a count of parameters, is divided by; null without baseline. */
  readonly parametersPer: number | null
}

const mebibyte = 2 ** 20
const bytesOfFp32 = 4
/** Names say 7B of 6.5 to 8.5 thousand millions. */
const nominal = { rounding: 0, slack: 0.05 }
const exact = { rounding: 0, slack: 0 }

const total = ({ graph }: Asked): number => parameterCounts(graph).total
/** Of a model that sees, the language model's: what a word meets. */
const active = ({ graph }: Asked): number => parameterCounts(languagePart(graph)).active
const text = ({ graph }: Asked): number => parameterCounts(languagePart(graph)).total

const table: Readonly<Record<string, Metric>> = {
  params: { value: total, ...exact, parametersPer: 1 },
  params_text: { value: text, ...exact, parametersPer: 1 },
  params_incl_vision: { value: (asked) => (asked.isPart ? null : total(asked)), ...exact, parametersPer: 1 },
  params_incl_mtp: { value: withPrediction, ...exact, parametersPer: 1 },
  params_non_embedding: { value: nonEmbedding, ...exact, parametersPer: null },
  params_million: { value: (asked) => total(asked) / 1e6, rounding: 0.05, slack: 0, parametersPer: 1e6 },
  params_nominal_million: { value: (asked) => total(asked) / 1e6, ...nominal, parametersPer: 1e6 },
  params_nominal_billion: { value: (asked) => total(asked) / 1e9, ...nominal, parametersPer: 1e9 },
  active_params: { value: active, ...exact, parametersPer: null },
  active_nominal_billion: { value: (asked) => active(asked) / 1e9, ...nominal, parametersPer: null },
  forward_gmacs: { value: (asked) => macs(asked) / 1e9, rounding: 0.005, slack: 0.01, parametersPer: null },
  forward_gmacs_rounded: { value: ({ graph }) => macsBy("burden", graph) / 1e9, rounding: 0.5, slack: 0.01, parametersPer: null },
  forward_gflops: { value: gigaFlops, rounding: 0.05, slack: 0.01, parametersPer: null },
  forward_gflops_torchvision_ops: {
    value: ({ graph }) => macsBy("torchvision", graph) / 1e9,
    rounding: 0.0005,
    slack: 0,
    parametersPer: null,
  },
  forward_mflop_per_token: { value: megaFlopsOfToken, rounding: 0.5, slack: 0.01, parametersPer: null },
  activations_million: { value: ({ graph }) => productOutputs(graph) / 1e6, rounding: 0.005, slack: 0.01, parametersPer: null },
  feature_memory_mb: {
    value: ({ graph }) => (bytesOfFp32 * layerOutputs(graph)) / mebibyte,
    rounding: 0.5,
    slack: 0.02,
    parametersPer: null,
  },
  param_memory_mb: { value: (asked) => (bytesOfFp32 * total(asked)) / mebibyte, rounding: 0.5, slack: 0, parametersPer: null },
}

export const metrics: ReadonlyMap<string, Metric> = new Map(Object.entries(table))

/** The layers of the language model inside, or all where there is no other part. */
function languagePart(graph: LayerGraph): LayerGraph {
  const nodes = graph.nodes.filter(({ path }) => path.startsWith("language_model."))
  return nodes.length === 0 ? graph : { nodes, outputs: [] }
}

/** Tables of tokens, places and segments and the head's matrix left out. */
function nonEmbedding({ graph }: Asked): number {
  const { total: all, embedding } = parameterCounts(graph)
  const head = graph.nodes.reduce((sum, node) => sum + (node.isHead ? weightCount(node) : 0), 0)
  return all - embedding - head
}

/** torchvision's models without weights of their own are those of thop's table; timm's table is fvcore's. */
function macs({ graph, inputs }: Asked): number {
  const conventions: Readonly<Record<string, Convention>> = { torchvision: "thop", timm: "fvcore" }
  const convention = typeof inputs.family === "string" ? conventions[inputs.family] : undefined
  return convention === undefined ? forwardMacs(graph) : macsBy(convention, graph)
}

/** Ultralytics prints the size beside the word FLOPs, which is not always the size that the model is tried in. */
function gigaFlops({ model, size, graph, inputs }: Asked): number {
  if (model.library !== "ultralytics") return forwardFlops(graph, "full") / 1e9
  const side = /@\s*(\d+)/.exec(String(inputs.header_flops ?? ""))?.[1]
  const asIn = imageOf(side)
  return (2 * macsBy("ultralytics", asIn === null ? graph : model.lay({ ...size, image: asIn }))) / 1e9
}

/** In a full sequence, every token seeing all others. */
function megaFlopsOfToken({ graph, size }: Asked): number {
  return forwardFlops(graph, "full") / size.sequence / 1e6
}
