/** Arguments of Megatron-LM, with hyphens or underscores. Source: NVIDIA/Megatron-LM:megatron/training/arguments.py. */
import { type Json, number, text } from "./json-values.ts"

export function fromMegatron(given: Json): Json {
  const json: Json = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.replaceAll("-", "_"), value]))
  const is = (name: string): boolean => json[name] === true
  const isRms = text(json.normalization) === "RMSNorm"
  const hasBias = !is("disable_bias_linear")
  const positions = text(json.position_embedding_type)
  return {
    model_type: "decoder",
    hidden_size: json.hidden_size,
    num_hidden_layers: json.num_layers,
    num_attention_heads: json.num_attention_heads,
    num_key_value_heads: is("group_query_attention") ? json.num_query_groups : json.num_attention_heads,
    head_dim: json.kv_channels,
    intermediate_size: json.ffn_hidden_size ?? 4 * number(json.hidden_size, 0),
    vocab_size: json.padded_vocab_size ?? json.vocab_size,
    max_position_embeddings: json.max_position_embeddings ?? json.seq_length,
    tie_word_embeddings: !is("untie_embeddings_and_output_weights"),
    mlp: is("swiglu") ? "gated" : "plain",
    mlp_bias: hasBias,
    attention_bias: hasBias ? "all" : is("add_qkv_bias") ? "query-key-value" : "none",
    norm: isRms ? "rms" : "layer",
    positions: positions === "" || positions === "learned_absolute" ? "learned" : positions === "rope" ? "rotary" : "none",
    query_key_norm: is("qk_layernorm") ? "head" : "none",
    num_experts: json.num_experts,
    num_experts_per_tok: json.moe_router_topk,
    moe_intermediate_size: json.moe_ffn_hidden_size,
    shared_expert_intermediate_size: json.moe_shared_expert_intermediate_size,
  }
}
