/**
 * What the host starts, one operation after another, where an engine runs a model from Python without graphs. Starting is ahead of the device or behind it:
 * a step takes the longer of the two, unless the host waits for each result.
 */
import { type LayerGraph, type LayerNode, stackOf } from "../../models/index.ts"
import type { Engine } from "../plan/engine.ts"
import type { WeightFormat } from "../plan/formats.ts"
import type { ServingSetup } from "../plan/setup.ts"
import type { ServedModel } from "./served-model.ts"

export type HostWork = {
  /** Operations of a step; 0 where graphs or engines in C++ start them. */
  readonly launches: number
  /** Whether the host waits for the device between them, so that neither hides the other. */
  readonly waits: boolean
}

export function hostWork(
  { graph, engine, formats }: Pick<ServingSetup, "graph" | "engine" | "formats">,
  { isLanguage }: Pick<ServedModel, "isLanguage">,
): HostWork {
  if (!startsOneByOne(engine, isLanguage)) return { launches: 0, waits: false }
  const hasExperts = graph.nodes.some(({ kind }) => kind === "experts")
  return {
    launches: operations(graph, formats, isLanguage),
    waits: hasExperts || startsOfProduct[formats.weights] > 1,
  }
}

/** Whether requests come over a front end; what is measured of the others are loops around the model, without one. */
export function hasFrontEnd({ name }: Engine): boolean {
  return name === "vllm" || name === "sglang" || name === "trtllm" || name === "lmdeploy"
}

/** What is measured of PyTorch's own language models is compiled (gpt-fast) or made of a few large kernels (DeepSpeed). */
function startsOneByOne({ name }: Engine, isLanguage: boolean): boolean {
  return name === "transformers" || (name === "pytorch" && !isLanguage)
}

function operations(graph: LayerGraph, formats: ServingSetup["formats"], isLanguage: boolean): number {
  return stackOf(graph).parts.reduce(
    (sum, { count, nodes }) => sum + count * nodes.reduce((all, node) => all + startsOf(node, formats, isLanguage), 0),
    0,
  )
}

/**
 * Matrices of 8 bits: Transformers quantises tokens, multiplies and scales in kernels of Triton or bitsandbytes, each with checks and a wait in Python.
 * Source: huggingface/transformers v4.51: integrations/finegrained_fp8.py, FP8Linear.forward; that they count as ten starts is read off Qwen3's speed
 * benchmark, where each takes 0.12 ms more than one of 16 bits.
 */
const startsOfProduct: Readonly<Record<WeightFormat, number>> = { fp32: 1, fp16: 1, bf16: 1, fp8: 10, int8: 10, fp4: 1, int4: 1 }

/** Turning of queries and keys by their places, joining the cache, repeating its heads, scores, values; without a cache no more than scores and values. */
const attentionStarts = { tokens: 16, samples: 6 } as const

/** For each expert, chosen or not, besides its products: which tokens are its own, their rows, the weights of the router, the sum. */
const startsOfExpert = 5

/** Source: huggingface/transformers v4.51, models/qwen3 and models/qwen3_moe: a norm of root mean squares is seven operations, and all experts come in turn. */
function startsOf(
  { kind, title, weights, target }: LayerNode,
  { weights: dense, experts }: ServingSetup["formats"],
  isLanguage: boolean,
): number {
  switch (kind) {
    case "linear":
      return target === null ? 1 : startsOfProduct[dense]
    case "experts":
      return (weights[0]?.copies ?? 0) * (startsOfProduct[experts] + (target === "down" ? startsOfExpert : 0))
    case "norm":
      return title === "RMS norm" ? 7 : 1
    case "attention":
      return isLanguage ? attentionStarts.tokens : attentionStarts.samples
    case "router":
      return 6
    case "input":
    case "reshape":
    case "parameter":
    case "dropout":
      return 0
    default:
      return 1
  }
}

/** How sharply the slower of the two decides: where they are alike, each hides most of the other (assumed). */
const sharpness = 4

/**
 * Seconds of a step of which the device takes `device` and starting it `host`.
 * Source: the longer of two that overlap, rounded off so that it has a slope.
 */
export function joinedSeconds(device: number, host: number, waits: boolean): number {
  if (host === 0) return device
  return waits ? device + host : (device ** sharpness + host ** sharpness) ** (1 / sharpness)
}

/** What a second more of one of the two adds to the step. */
export function joinedSlope(own: number, joined: number, waits: boolean): number {
  return waits || own === joined ? 1 : (own / joined) ** (sharpness - 1)
}
