/**
 * Fields that a part of a larger config leaves out because they are the defaults of its class: a part is saved as its difference from
 * them. A config of its own is saved whole. Source: configuration files of Hugging Face transformers, models/<model_type>.
 */
import type { Json } from "./json-values.ts"

const llama: Json = {
  hidden_size: 4096,
  intermediate_size: 11008,
  num_hidden_layers: 32,
  num_attention_heads: 32,
  vocab_size: 32_000,
  max_position_embeddings: 2048,
}

const defaults: ReadonlyMap<string, Json> = new Map(
  Object.entries({
    llama,
    mistral: { ...llama, intermediate_size: 14_336, num_key_value_heads: 8, max_position_embeddings: 131_072 },
    llama4_text: {
      hidden_size: 5120,
      intermediate_size: 8192,
      intermediate_size_mlp: 16_384,
      num_hidden_layers: 48,
      num_attention_heads: 40,
      num_key_value_heads: 8,
      head_dim: 128,
      num_local_experts: 16,
      num_experts_per_tok: 1,
      interleave_moe_layer_step: 1,
      attention_chunk_size: 8192,
      vocab_size: 202_048,
      max_position_embeddings: 131_072,
    },
    mllama_text_model: {
      hidden_size: 4096,
      intermediate_size: 14_336,
      num_hidden_layers: 40,
      num_attention_heads: 32,
      num_key_value_heads: 8,
      vocab_size: 128_256,
      max_position_embeddings: 131_072,
    },
    gemma: {
      hidden_size: 3072,
      intermediate_size: 24_576,
      num_hidden_layers: 28,
      num_attention_heads: 16,
      num_key_value_heads: 16,
      head_dim: 256,
      vocab_size: 256_000,
      max_position_embeddings: 8192,
    },
    gemma2: {
      hidden_size: 2304,
      intermediate_size: 9216,
      num_hidden_layers: 26,
      num_attention_heads: 8,
      num_key_value_heads: 4,
      head_dim: 256,
      vocab_size: 256_000,
      sliding_window: 4096,
      max_position_embeddings: 8192,
    },
    gemma3_text: {
      hidden_size: 2304,
      intermediate_size: 9216,
      num_hidden_layers: 26,
      num_attention_heads: 8,
      num_key_value_heads: 4,
      head_dim: 256,
      vocab_size: 262_208,
      sliding_window: 4096,
      max_position_embeddings: 131_072,
    },
  }),
)

/** What a part of this type may leave out. */
export function partDefaults(type: string): Json {
  return defaults.get(type) ?? {}
}
