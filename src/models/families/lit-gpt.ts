/**
 * LitGPT names what a block has, not the family. Its layer norm has a shift; OLMo's has nothing to learn, which its table does not say.
 * Source: Lightning-AI/litgpt:litgpt/config.py and model.py.
 */
import { firstOf, type Json, number, text } from "./json-values.ts"

export function fromLitGpt(json: Json): Json {
  const of = (...names: readonly string[]): unknown => firstOf(json, names)
  const mlp = text(of("mlp", "mlp_class_name"))
  const isGated = !mlp.startsWith("GptNeox")
  const hasBias = of("bias") !== false
  const heads = of("num_attention_heads", "n_head")
  return {
    model_type: "decoder",
    hidden_size: of("hidden_size", "n_embd"),
    num_hidden_layers: of("num_hidden_layers", "n_layer"),
    num_attention_heads: heads,
    num_key_value_heads: of("num_key_value_heads", "n_query_groups") ?? heads,
    head_dim: of("head_dim", "head_size"),
    intermediate_size: of("intermediate_size"),
    vocab_size: of("vocab_size", "padded_vocab_size"),
    max_position_embeddings: of("block_size"),
    sliding_window: of("sliding_window", "sliding_window_size"),
    tie_word_embeddings: of("tie_word_embeddings", "tie_embeddings") === true,
    mlp: isGated ? "gated" : "plain",
    mlp_bias: hasBias,
    attention_bias: hasBias ? "all" : of("attn_bias") === true ? "query-key-value" : "none",
    head_bias: of("lm_head_bias") === true,
    parallel: of("parallel_residual") !== false,
    ...normsOf(json, mlp),
    ...expertsOf(json),
  }
}

/** Gemma has norms before and behind each half, OLMo 2 behind them only. */
function normsOf(json: Json, mlp: string): Json {
  const isBehind = json.post_attention_norm === true && json.post_mlp_norm === true
  const isOnlyBehind = isBehind && (json.norm_1 === false || (json.norm_1 === undefined && mlp !== "GemmaMLP"))
  const norm = text(firstOf(json, ["norm", "norm_class_name"]))
  const isShared = json.parallel_residual !== false && json.shared_attention_norm === true
  const isFixed = /\/OLMo-\dB/u.test(text(json.hf_repo))
  const queryKey = json.norm_qk !== true ? "none" : isOnlyBehind ? "full" : "head"
  return {
    norm: norm === "RMSNorm" ? "rms" : isFixed ? "fixed" : "layer",
    norms: isShared ? 1 : isBehind && !isOnlyBehind ? 4 : 2,
    norm_place: isOnlyBehind ? "behind" : "before",
    query_key_norm: queryKey,
  }
}

function expertsOf(json: Json): Json {
  if (number(json.n_expert, 0) === 0) return {}
  return {
    num_experts: json.n_expert,
    num_experts_per_tok: json.n_expert_per_token,
    moe_intermediate_size: json.moe_intermediate_size,
    n_shared_experts: json.n_shared_expert,
  }
}
