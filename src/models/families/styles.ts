/**
 * Configs in the fields of other programs, brought to those of Hugging Face: LitGPT, Megatron-LM, the DeepSeek and Llama inference
 * code, and tables that give the sizes alone. A config is recognised by fields that only its program has.
 */
import { type Json, number, record, text } from "./json-values.ts"
import { fromLitGpt } from "./lit-gpt.ts"
import { fromMegatron } from "./megatron.ts"

type Style = { readonly isMeant: (json: Json) => boolean; readonly toHub: (json: Json) => Json }

const styles: readonly Style[] = [
  // `bias` is no field of the hub's MPT, where `no_bias` says the opposite.
  { isMeant: (json) => json.model_type === "mpt" && "bias" in json, toHub: fromFoundry },
  { isMeant: (json) => json.source_style === "litgpt" || "block_size" in json, toHub: fromLitGpt },
  { isMeant: (json) => "n_dense_layers" in json && "inter_dim" in json, toHub: fromDeepSeekInference },
  { isMeant: (json) => "multiple_of" in json && "n_layers" in json && "dim" in json, toHub: fromLlamaInference },
  {
    isMeant: (json) => "num-layers" in json || ("num_layers" in json && "ffn_hidden_size" in json && !("model_type" in json)),
    toHub: fromMegatron,
  },
  {
    isMeant: (json) => "num_layers" in json && ("num_heads" in json || "num_kv_heads" in json) && !("model_type" in json),
    toHub: fromSizes,
  },
  { isMeant: (json) => text(json.source_style).startsWith("llm-analysis") && !("model_type" in json), toHub: fromNamed },
]

/** The same model in Hugging Face's fields; what is in them already stays as it is. */
export function toHubFields(json: Json): Json {
  return styles.find(({ isMeant }) => isMeant(json))?.toHub(json) ?? json
}

/** LLM Foundry's MPT without ALiBi, which is its default: learnt places. Source: mosaicml/llm-foundry:llmfoundry/models/mpt/configuration_mpt.py. */
function fromFoundry(json: Json): Json {
  return {
    ...json,
    no_bias: json.bias === false,
    attn_config: { alibi: json.learned_pos_emb === false, ...record(json.attn_config) },
  }
}

/** Source: deepseek-ai/DeepSeek-V3:inference/model.py, ModelArgs: a rank of 0 means that queries are not squeezed. */
function fromDeepSeekInference(json: Json): Json {
  const { q_lora_rank: rank } = json
  // The gate of that program has a bias in the model of width 7168 only.
  const topk_method = json.dim === 7168 ? "noaux_tc" : "greedy"
  return {
    model_type: "topk_groups" in json ? "deepseek_v3" : "deepseek_v2",
    topk_method,
    hidden_size: json.dim,
    num_hidden_layers: json.n_layers,
    num_attention_heads: json.n_heads,
    intermediate_size: json.inter_dim,
    moe_intermediate_size: json.moe_inter_dim,
    first_k_dense_replace: json.n_dense_layers,
    num_experts_per_tok: json.n_activated_experts,
    ...json,
    q_lora_rank: rank === 0 ? null : rank,
  }
}

/** Source: meta-llama/llama:llama/model.py, FeedForward: two thirds of four widths, times a factor, rounded up. */
function fromLlamaInference(json: Json): Json {
  const width = number(json.dim, 0)
  const multiple = number(json.multiple_of, 256)
  const inner = Math.floor(number(json.ffn_dim_multiplier, 1) * Math.floor((8 * width) / 3))
  return {
    model_type: "llama",
    hidden_size: json.dim,
    num_hidden_layers: json.n_layers,
    num_attention_heads: json.n_heads,
    num_key_value_heads: json.n_kv_heads ?? json.n_heads,
    vocab_size: json.vocab_size,
    intermediate_size: multiple * Math.ceil(inner / multiple),
  }
}

/** Tables of papers and benchmarks: `family`, `num_layers`, `num_heads`, `hidden_size`. */
function fromSizes(json: Json): Json {
  const family = text(json.family)
  const type = family === "gpt" ? "gpt2" : family === "" ? "llama" : family
  const foundry = type === "mpt" && text(json.position).startsWith("learned") ? fromFoundry({ bias: true }) : {}
  return {
    ...foundry,
    model_type: type,
    tie_word_embeddings: json.tied_embeddings,
    ...json,
    num_hidden_layers: json.num_layers,
    num_attention_heads: json.num_heads,
    num_key_value_heads: json.num_kv_heads,
  }
}

/** LLM-analysis leaves the type to the name; what it keeps without one is built as OPT or as GPT. Source: cli99/llm-analysis. */
function fromNamed(json: Json): Json {
  if (text(json.name).includes("opt")) return { ...json, model_type: "opt" }
  const isPlain = json.intermediate_size === 4 * number(json.hidden_size, 0)
  return { ...json, model_type: isPlain ? "gpt2" : "llama" }
}
