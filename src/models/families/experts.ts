/** Which blocks have experts, and what they are like, as the configs of the mixture families say it. */
import type { ExpertFeedForward, FeedForward } from "../config.ts"
import type { Fields } from "../fields.ts"
import { gated } from "./parts.ts"

/** Of one layer. */
export type FeedForwardOf = (layer: number) => FeedForward

const expertNames = ["num_experts", "num_local_experts", "n_routed_experts", "moe_num_experts"]
const activeNames = ["num_experts_per_tok", "num_experts_per_token", "moe_k", "moe_topk", "moe_top_k"]

/** Gated experts without biases; the shared one is as wide as the config says, or so many times one expert. */
export function readExperts(fields: Fields, more: Partial<ExpertFeedForward> = {}): ExpertFeedForward {
  const width = fields.count(["moe_intermediate_size", "ffn_hidden_size", "intermediate_size"])
  const shared = fields.optional("n_shared_experts") ?? fields.optional("num_shared_experts") ?? 0
  return {
    kind: "experts",
    experts: fields.count(expertNames),
    active: fields.count(activeNames),
    width,
    sharedWidth: fields.optional("shared_expert_intermediate_size") ?? width * shared,
    hasSharedGate: false,
    latentWidth: null,
    isGated: true,
    hasBias: false,
    hasRouterBias: false,
    ...more,
  }
}

/** All layers alike. */
export function everywhere(part: FeedForward): FeedForwardOf {
  return () => part
}

/** Dense first layers, then experts, in every layer or in one of `moe_layer_freq` (DeepSeek, GLM). */
export function denseFirst(fields: Fields, experts: ExpertFeedForward): FeedForwardOf {
  const first = fields.optional("first_k_dense_replace") ?? 0
  const period = fields.optional("moe_layer_freq") ?? 1
  const dense = first > 0 || period > 1 ? gated(fields.count(["intermediate_size"]), false) : experts
  return (layer) => (layer >= first && layer % period === 0 ? experts : dense)
}

/** Experts in the last layer of every `decoder_sparse_step`, but not in those listed as dense (Qwen). */
export function sparseStep(fields: Fields, experts: ExpertFeedForward): FeedForwardOf {
  const step = fields.optional("decoder_sparse_step") ?? 1
  const dense = new Set(fields.numbers("mlp_only_layers"))
  const isSparse = (layer: number): boolean => !dense.has(layer) && (layer + 1) % step === 0
  if (step === 1 && dense.size === 0) return everywhere(experts)
  const width = gated(fields.count(["intermediate_size"]), false)
  return (layer) => (isSparse(layer) ? experts : width)
}

/** Llama 4: one expert of many beside a shared one of the same width, in the last layer of every so many. */
export function interleaved(fields: Fields): FeedForwardOf {
  const width = fields.count(["intermediate_size"])
  const experts = readExperts(fields, { sharedWidth: width })
  const step = fields.optional("interleave_moe_layer_step") ?? 1
  const listed = new Set(fields.numbers("moe_layers"))
  const dense = gated(fields.count(["intermediate_size_mlp"], 2 * width), false)
  return (layer) => ((listed.size > 0 ? listed.has(layer) : (layer + 1) % step === 0) ? experts : dense)
}

/** ERNIE 4.5: experts between two layers, in one of so many. */
export function betweenLayers(fields: Fields, depth: number): FeedForwardOf {
  const width = fields.count(["moe_intermediate_size"])
  const shared = fields.optional("moe_num_shared_experts") ?? 0
  const experts = readExperts(fields, { sharedWidth: width * shared, hasRouterBias: true })
  const first = fields.optional("moe_layer_start_index") ?? 1
  const end = fields.optional("moe_layer_end_index") ?? -1
  const period = fields.optional("moe_layer_interval") ?? 1
  const last = end < 0 ? depth - 1 : end
  const dense = gated(fields.count(["intermediate_size"]), fields.flag("use_bias", false))
  return (layer) => (layer >= first && layer <= last && (layer + 1) % period === 0 ? experts : dense)
}
