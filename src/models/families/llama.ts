/**
 * Decoders built like Llama: rotary positions, RMS norm, gated feed-forward, grouped queries. A family
 * is a row of `variants`. Sources: modeling files of Hugging Face transformers, models/<model_type>.
 */
import type { BlockGroup, ExpertFeedForward, FeedForward, GroupedAttention, Norm, TransformerConfig } from "../config.ts"
import type { Fields } from "../fields.ts"
import { decoder, gated, type Reader, readSizes, type Sizes } from "./parts.ts"
import { mixedWindows, sameWindow, type WindowGroup } from "./windows.ts"

type Variant = {
  readonly bias?: GroupedAttention["bias"]
  readonly queryKeyNorm?: GroupedAttention["norm"]
  readonly norm?: Norm
  readonly norms?: number
  readonly isTied?: boolean
  readonly headSize?: number
  readonly hasSinks?: boolean
  readonly windows?: (fields: Fields, depth: number) => readonly WindowGroup[]
  readonly feedForward?: (fields: Fields) => FeedForward
}

const always = (fields: Fields, depth: number): readonly WindowGroup[] => sameWindow(depth, fields.optional("sliding_window"))
const optIn = (fields: Fields, depth: number): readonly WindowGroup[] =>
  sameWindow(depth, fields.flag("use_sliding_window", false) ? fields.optional("sliding_window") : null)
const experts = (fields: Fields): ExpertFeedForward => ({
  kind: "experts",
  experts: fields.count(["num_experts", "num_local_experts"]),
  active: fields.count(["num_experts_per_tok"]),
  width: fields.count(["moe_intermediate_size", "intermediate_size"]),
  sharedWidth: 0,
  isGated: true,
  hasBias: false,
  hasRouterBias: false,
})
/** Experts and router with biases, as in gpt-oss. */
const biasedExperts = (fields: Fields): ExpertFeedForward => ({ ...experts(fields), hasBias: true, hasRouterBias: true })
const alternating = (fields: Fields, depth: number): readonly WindowGroup[] => mixedWindows(fields, depth, 2)

export const variants: Readonly<Record<string, Variant>> = {
  llama: {},
  mistral: { windows: always },
  mixtral: { windows: always, feedForward: experts },
  qwen2: { bias: "query-key-value", windows: optIn },
  qwen3: { queryKeyNorm: "head", windows: optIn },
  qwen3_moe: { queryKeyNorm: "head", windows: optIn, feedForward: experts },
  gpt_oss: { hasSinks: true, windows: alternating, feedForward: biasedExperts },
  phi3: { windows: always },
  gemma: { isTied: true, headSize: 256 },
  gemma2: { isTied: true, headSize: 256, norms: 4, windows: alternating },
  gemma3_text: {
    isTied: true,
    headSize: 256,
    norms: 4,
    queryKeyNorm: "head",
    windows: (fields, depth) => mixedWindows(fields, depth, fields.count(["sliding_window_pattern"], 6)),
  },
  olmo: { norm: { kind: "fixed", hasBias: false } },
  olmo2: { queryKeyNorm: "full" },
}

export const readLlama: Reader = (fields, family) => {
  const variant = (Object.hasOwn(variants, family) ? variants[family] : undefined) ?? {}
  const sizes = readSizes(fields)
  const base = decoder(family, sizes, groupsOf(fields, sizes, variant))
  return {
    ...base,
    norm: variant.norm ?? base.norm,
    head: { kind: "language", isTied: fields.flag("tie_word_embeddings", variant.isTied ?? false), hasBias: false },
  }
}

function groupsOf(fields: Fields, sizes: Sizes, variant: Variant): readonly BlockGroup[] {
  const attention: Omit<GroupedAttention, "window"> = {
    kind: "grouped",
    heads: sizes.heads,
    keyValueHeads: fields.count(["num_key_value_heads"], sizes.heads),
    headSize: fields.count(["head_dim"], variant.headSize ?? sizes.hidden / sizes.heads),
    bias: variant.bias ?? (fields.flag("attention_bias", false) ? "all" : "none"),
    norm: variant.queryKeyNorm ?? "none",
    hasSinks: variant.hasSinks ?? false,
  }
  const feedForward = variant.feedForward?.(fields) ?? gated(fields.count(["intermediate_size"]), fields.flag("mlp_bias", false))
  const windows = variant.windows?.(fields, sizes.depth) ?? sameWindow(sizes.depth, null)
  return windows.map(({ count, window }) => ({
    count,
    block: { attention: { ...attention, window }, feedForward, norms: variant.norms ?? 2 },
  }))
}

/** ChatGLM 2 and 3: like Llama under other names. Source: THUDM/ChatGLM3 modeling_chatglm.py. */
export const readChatGlm: Reader = (fields, family): TransformerConfig => {
  const sizes = readSizes(fields)
  const groups = fields.flag("multi_query_attention", true) ? fields.count(["multi_query_group_num"], sizes.heads) : sizes.heads
  const attention: GroupedAttention = {
    kind: "grouped",
    heads: sizes.heads,
    keyValueHeads: groups,
    headSize: fields.count(["kv_channels"], sizes.hidden / sizes.heads),
    bias: fields.flag("add_bias_linear", false) ? "all" : fields.flag("add_qkv_bias", true) ? "query-key-value" : "none",
    norm: "none",
    window: null,
    hasSinks: false,
  }
  const feedForward = gated(fields.count(["ffn_hidden_size"]), fields.flag("add_bias_linear", false))
  return decoder(family, sizes, [{ count: sizes.depth, block: { attention, feedForward, norms: 2 } }])
}
