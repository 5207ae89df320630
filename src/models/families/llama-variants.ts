/** What each family of the Llama line does in its own way, by `model_type`. What is not said is as in Llama. */
import type { GroupedAttention, Norm, TransformerConfig } from "../config.ts"
import type { Fields } from "../fields.ts"
import { betweenLayers, denseFirst, everywhere, type FeedForwardOf, interleaved, readExperts, sparseStep } from "./experts.ts"
import { gated, plain } from "./parts.ts"
import { lateWindow, mixedWindows, oneWindow, type WindowOf } from "./windows.ts"

export type Variant = {
  readonly bias?: (fields: Fields) => GroupedAttention["bias"]
  readonly queryKeyNorm?: (fields: Fields) => GroupedAttention["norm"]
  readonly norm?: Norm
  readonly normPlace?: TransformerConfig["normPlace"]
  readonly norms?: (fields: Fields) => number
  readonly isTied?: boolean
  readonly isParallel?: (fields: Fields) => boolean
  readonly headSize?: number
  readonly hasSinks?: boolean
  readonly hasHeadBias?: (fields: Fields) => boolean
  readonly windows?: (fields: Fields) => WindowOf
  readonly feedForward?: (fields: Fields, depth: number) => FeedForwardOf
}

const biasWhen =
  (name: string, bias: GroupedAttention["bias"], otherwise = false) =>
  (fields: Fields): GroupedAttention["bias"] =>
    fields.flag(name, otherwise) ? bias : "none"
const normWhen =
  (name: string, norm: GroupedAttention["norm"], otherwise = false) =>
  (fields: Fields): GroupedAttention["norm"] =>
    fields.flag(name, otherwise) ? norm : "none"
const inputsBiased = (): "query-key-value" => "query-key-value"
const headNorm = (): "head" => "head"
const fullNorm = (): "full" => "full"
const four = (): number => 4
const plainWhen =
  (biasName: string) =>
  (fields: Fields): FeedForwardOf =>
    everywhere(plain(fields.count(["intermediate_size"]), fields.flag(biasName, false)))
const every =
  (period: number) =>
  (fields: Fields): WindowOf =>
    mixedWindows(fields, fields.optional("sliding_window_pattern") ?? period)

const layerNorm: Norm = { kind: "layer", hasBias: true }
const scaleNorm: Norm = { kind: "layer", hasBias: false }
const experts = (fields: Fields): FeedForwardOf => everywhere(readExperts(fields))

const qwen2: Variant = { bias: inputsBiased, windows: lateWindow }
const qwen3: Variant = { queryKeyNorm: headNorm, windows: lateWindow }
const qwen2Experts: Variant = {
  ...qwen2,
  feedForward: (fields) => sparseStep(fields, readExperts(fields, { hasSharedGate: true })),
}
const qwen3Experts: Variant = { ...qwen3, feedForward: (fields) => sparseStep(fields, readExperts(fields)) }
const gemma2: Variant = { isTied: true, headSize: 256, norms: four, windows: every(2) }
const gemma3: Variant = { ...gemma2, queryKeyNorm: headNorm, windows: every(6) }
const cohere: Variant = {
  norm: scaleNorm,
  norms: () => 1,
  isParallel: () => true,
  isTied: true,
  queryKeyNorm: normWhen("use_qk_norm", "full"),
}
const olmo2: Variant = { queryKeyNorm: fullNorm, normPlace: "behind" }
const biasedInputs: Variant = { bias: biasWhen("attention_bias", "query-key-value", true) }
/** The correction that balances the load is a number of each expert. */
const corrected = (fields: Fields): FeedForwardOf => denseFirst(fields, readExperts(fields, { hasRouterBias: true }))
const hunyuan: Variant = { queryKeyNorm: normWhen("use_qk_norm", "head", true) }

const table: Readonly<Record<string, Variant>> = {
  llama: {},
  llama4_text: { windows: (fields) => mixedWindows(fields, 4, "attention_chunk_size"), feedForward: interleaved },
  mistral: { windows: oneWindow },
  mixtral: { windows: oneWindow, feedForward: experts },
  qwen2,
  qwen2_vl_text: qwen2,
  qwen2_5_vl_text: qwen2,
  qwen2_moe: qwen2Experts,
  qwen3,
  qwen3_vl_text: qwen3,
  qwen3_moe: qwen3Experts,
  qwen3_vl_moe_text: qwen3Experts,
  gpt_oss: {
    hasSinks: true,
    bias: biasWhen("attention_bias", "all", true),
    windows: every(2),
    feedForward: (fields) => everywhere(readExperts(fields, { hasBias: true, hasRouterBias: true })),
  },
  phi3: { windows: oneWindow },
  phimoe: {
    norm: layerNorm,
    windows: oneWindow,
    hasHeadBias: (fields) => fields.flag("lm_head_bias", false),
    feedForward: experts,
  },
  phi3small: {
    norm: layerNorm,
    isTied: true,
    bias: () => "all",
    feedForward: (fields) => everywhere(gated(fields.count(["ff_intermediate_size"]), true)),
  },
  gemma: { isTied: true, headSize: 256 },
  gemma2,
  gemma3_text: gemma3,
  olmo: { norm: { kind: "fixed", hasBias: false } },
  olmo2,
  olmo3: { ...olmo2, windows: every(4) },
  olmoe: { queryKeyNorm: fullNorm, feedForward: experts },
  exaone4: { queryKeyNorm: headNorm, normPlace: "behind", windows: every(4) },
  cohere,
  cohere2: { ...cohere, windows: every(4) },
  command_r: cohere,
  stablelm: {
    norm: layerNorm,
    bias: biasWhen("use_qkv_bias", "query-key-value"),
    isParallel: (fields) => fields.flag("use_parallel_residual", false),
    norms: (fields) => (fields.flag("use_parallel_residual", false) ? 1 : 2),
    queryKeyNorm: normWhen("qk_layernorm", "full"),
  },
  starcoder2: {
    norm: layerNorm,
    isTied: true,
    bias: biasWhen("use_bias", "all", true),
    windows: oneWindow,
    feedForward: (fields) => everywhere(plain(fields.count(["intermediate_size"]), fields.flag("use_bias", true))),
  },
  nemotron: { norm: layerNorm, feedForward: plainWhen("mlp_bias") },
  internlm: { bias: biasWhen("bias", "all", true) },
  internlm2: { bias: biasWhen("bias", "all") },
  internlm3: { bias: biasWhen("qkv_bias", "query-key-value") },
  baichuan: {},
  granite: {},
  granitemoe: { feedForward: experts },
  smollm3: { isTied: true },
  minicpm: { isTied: true },
  mimo: qwen2,
  seed_oss: biasedInputs,
  glm: biasedInputs,
  glm4: { ...biasedInputs, norms: four },
  glm4_moe: {
    bias: biasWhen("attention_bias", "query-key-value"),
    queryKeyNorm: normWhen("use_qk_norm", "head"),
    feedForward: corrected,
  },
  dots1: { queryKeyNorm: headNorm, feedForward: corrected },
  deepseek: { feedForward: (fields) => denseFirst(fields, readExperts(fields)) },
  minimax_m2: {
    queryKeyNorm: normWhen("use_qk_norm", "full"),
    feedForward: (fields) => everywhere(readExperts(fields, { hasRouterBias: fields.flag("use_routing_bias", true) })),
  },
  hunyuan_v1_dense: hunyuan,
  hunyuan_v1_moe: { ...hunyuan, feedForward: (fields) => everywhere(sharedHunyuan(fields)) },
  ernie4_5: { isTied: true, bias: biasWhen("use_bias", "all") },
  ernie4_5_moe: { isTied: true, bias: biasWhen("use_bias", "all"), feedForward: betweenLayers },
  "grok-1": { norms: four, isTied: true, feedForward: experts },
}

function sharedHunyuan(fields: Fields): ReturnType<typeof readExperts> {
  const width = fields.count(["moe_intermediate_size", "intermediate_size"])
  return readExperts(fields, { sharedWidth: width * fields.count(["num_shared_expert"], 1) })
}

/** A map, since a file may name any type, `constructor` too. */
export const variants: ReadonlyMap<string, Variant> = new Map(Object.entries(table))
