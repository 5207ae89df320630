/** Rows of kind `serving_latency`: mean times of a server, or of two pools, under a fixed number of clients. */
import { deviceIn, usualMachine } from "../../../src/devices/index.ts"
import type { Engine } from "../../../src/serving/plan/engine.ts"
import type { Formats, WeightFormat } from "../../../src/serving/plan/formats.ts"
import { devicesOf, type ServingLayout, type ServingSetup } from "../../../src/serving/plan/setup.ts"
import type { Lengths } from "../../../src/serving/simulate/lengths.ts"
import type { Inputs, Row } from "../row.ts"
import { countOf } from "../training-row.ts"
import { drawnLengthsOf, promptsPerClient, recipeOf, splitLimits } from "./inferencex.ts"
import { servingEngine } from "./serving-engine.ts"
import { tellsFormats, weightFormat } from "./serving-formats.ts"
import { type ServingGraph, servingGraph } from "./serving-graph.ts"
import { servingLayout } from "./serving-layout.ts"
import { groupOf, noLimits, type ServingPools, type ServingRow } from "./serving-row.ts"

/** Or a sentence that says what is missing. */
export function latencyRow({ inputs, source }: Row): ServingRow | string {
  const found = servingGraph(String(inputs.model))
  if (typeof found === "string") return found
  const device = deviceIn(String(inputs.gpu))
  if (device === null) return `no device ${String(inputs.gpu)}`
  const engine = servingEngine(String(inputs.engine))
  if (engine === null) return `no engine ${String(inputs.engine)}`
  const clients = countOf(inputs.concurrency)
  if (clients === null) return "the number of clients is not told"
  const [input, output] = [countOf(inputs.input_tokens), countOf(inputs.output_tokens)]
  if (input === null || output === null) return "lengths are not told"
  const ofLayout = (layout: ServingLayout): ServingSetup => ({
    ...{ graph: found.graph, sequence: found.sequence, formats, engine, device, machine: usualMachine(device), layout },
  })
  const isInferenceX = isOfInferenceX(inputs)
  const layout = servingLayout(inputs, found.hasExperts)
  const recipe = recipeOf({
    ...{ model: String(inputs.model), device: device.id, engine: engine.name, version: engine.version, clients, input, output },
    ...{ precision: String(inputs.weight_precision), devices: devicesOf(layout), attentionDp: layout.attentionDp },
    measured: typeof inputs.measured === "string" ? inputs.measured : null,
  })
  const formats = formatsOfRow(inputs, isInferenceX ? recipe.cache : null)
  const pools = poolsOf(inputs, found, clients, ofLayout)
  if (typeof pools === "string") return pools
  const lengths = isInferenceX ? drawnLengthsOf(input, output) : fixedLengths(input, output, engine)
  const part = isInferenceX ? 0.9 : 1
  return {
    pools,
    question: {
      kind: "run",
      load: { kind: "closed loop", concurrency: clients, thinkSeconds: 0, requests: promptsPerClient * clients, lengths },
    },
    limits: isInferenceX ? (pools.kind === "joint" ? recipe.limits : splitLimits(engine.name)) : noLimits,
    tokens: { input: part * input, output: part * output },
    rounds: 1,
    group: groupOf(found.name, pools.kind === "joint" ? pools.setup : pools.decode.setup),
    source,
  }
}

/** NVIDIA's own measurements have other lengths, or leave attention's data parallelism out. */
function isOfInferenceX({ mode, input_tokens: input, output_tokens: output, attention_dp: dp }: Inputs): boolean {
  const isNominal = (tokens: unknown): boolean => tokens === 1024 || tokens === 8192
  return isNominal(input) && isNominal(output) && (mode === "disagg" || countOf(dp) !== null)
}

/** What is not told is the format of the usual checkpoint, 16 bits, with a cache of 8 bits beside matrices of 8 or 4 in TensorRT-LLM's own (ModelOpt's). */
function formatsOfRow(inputs: Inputs, cache: Formats["cache"] | null): Formats {
  const all = weightFormat(String(inputs.weight_precision ?? "")) ?? "bf16"
  const dense = weightFormat(String(inputs.gemm_quant ?? "")) ?? all
  const experts = weightFormat(String(inputs.moe_quant ?? "")) ?? all
  const model = String(inputs.model)
  // Rows call gpt-oss `fp8` after its activations on Hopper; its experts are published in MXFP4 only.
  const told: WeightFormat = /gpt-oss/u.test(model) ? "fp4" : experts
  const isNarrow = /^trtllm/u.test(String(inputs.engine)) && dense !== "bf16"
  return { ...tellsFormats(model, dense, told), cache: cache ?? (isNarrow ? "fp8" : "bf16") }
}

/**
 * Clients whose answers are all of one length keep step with one another where an engine lets them. Times to the first token say that SGLang, which
 * computes all prompts that wait before it goes on, does, and that engines that mix prompts in do not: there answers are spread by one in a hundred (assumed).
 */
function fixedLengths(input: number, output: number, { name }: Engine): Lengths {
  const spread = name === "sglang" ? 0 : Math.ceil(output / 100)
  const answer = { kind: "uniform", low: output - spread, high: output + spread } as const
  return { kind: "apart", input: { kind: "fixed", tokens: input }, output: answer }
}

type OfLayout = (layout: ServingLayout) => ServingSetup

function poolsOf(inputs: Inputs, { hasExperts }: ServingGraph, clients: number, ofLayout: OfLayout): ServingPools | string {
  return inputs.mode === "disagg" ? splitPools(inputs, hasExperts, ofLayout) : jointPool(inputs, hasExperts, clients, ofLayout)
}

/** The largest groups over which a layer's attention is shared in one machine; larger ones in the rows count all devices of two pools. */
const mostInMachine = 8

function jointPool(inputs: Inputs, hasExperts: boolean, clients: number, ofLayout: OfLayout): ServingPools | string {
  const layout = servingLayout(inputs, hasExperts)
  if (layout.tp > mostInMachine) return "two pools recorded as one: their workers are not told"
  // Clients over the batch of one: ranks of attention beside experts, else servers.
  const ratio = Math.max(1, Math.round(clients / (countOf(inputs.batch_size) ?? clients)))
  if (ratio === layout.attentionDp) return { kind: "joint", setup: ofLayout(layout), workers: 1 }
  if (hasExperts && ratio > 1 && ratio === layout.tp && countOf(inputs.attention_dp) === null) {
    return { kind: "joint", setup: ofLayout({ ...layout, tp: 1, attentionDp: layout.tp }), workers: 1 }
  }
  const isReplicated = !hasExperts && ratio > 1
  return { kind: "joint", setup: ofLayout(layout), workers: isReplicated ? ratio : 1 }
}

function splitPools(inputs: Inputs, hasExperts: boolean, ofLayout: OfLayout): ServingPools | string {
  const pool = (told: unknown) => {
    const words: Inputs = typeof told === "object" && told !== null ? { ...told } : {}
    const workers = countOf(words.workers)
    return workers === null ? null : { setup: ofLayout(servingLayout(words, hasExperts)), workers }
  }
  const [prefill, decode] = [pool(inputs.prefill), pool(inputs.decode)]
  if (prefill === null || decode === null) return "the number of workers of two pools is not told"
  return { kind: "split", prefill, decode }
}
