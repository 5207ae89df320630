/** Configs in the fields of other programs count as the model that they describe. Counts: the hub's totals of the same models. */
import { expect, test } from "vitest"
import { parameters, readConfig } from "../index.ts"

function total(json: unknown): number | string {
  const read = readConfig(json)
  return read.kind === "config" ? parameters(read.config).total : read.problems.map(({ code }) => code).join()
}

const litGpt = {
  source_style: "litgpt",
  bias: false,
  attn_bias: false,
  lm_head_bias: false,
  mlp: "LLaMAMLP",
  norm: "RMSNorm",
  norm_qk: false,
  parallel_residual: false,
  shared_attention_norm: false,
  post_attention_norm: false,
  post_mlp_norm: false,
  n_expert: 0,
  latent_attention: null,
  moe_intermediate_size: null,
}

const gemma2 = {
  ...litGpt,
  mlp: "GemmaMLP",
  n_layer: 26,
  hidden_size: 2304,
  num_attention_heads: 8,
  num_key_value_heads: 4,
  head_dim: 256,
  intermediate_size: 9216,
  vocab_size: 256_000,
  post_attention_norm: true,
  post_mlp_norm: true,
  tie_word_embeddings: true,
}

const olmo2 = {
  ...litGpt,
  n_layer: 32,
  n_embd: 4096,
  n_head: 32,
  intermediate_size: 11_008,
  padded_vocab_size: 100_352,
  norm_qk: true,
  post_attention_norm: true,
  post_mlp_norm: true,
}

const phi2 = {
  block_size: 2048,
  padded_vocab_size: 51_200,
  n_layer: 32,
  n_embd: 2560,
  n_head: 32,
  intermediate_size: 10_240,
  bias: true,
  lm_head_bias: true,
  parallel_residual: true,
  shared_attention_norm: true,
  mlp_class_name: "GptNeoxMLP",
  norm_class_name: "LayerNorm",
}

const mixtral = {
  ...litGpt,
  mlp: "LLaMAMoE",
  n_layer: 32,
  n_embd: 4096,
  n_head: 32,
  n_query_groups: 8,
  intermediate_size: 14_336,
  padded_vocab_size: 32_000,
  n_expert: 8,
  n_expert_per_token: 2,
}

const deepSeekLite = {
  source_style: "deepseek inference config",
  vocab_size: 102_400,
  dim: 2048,
  inter_dim: 10_944,
  moe_inter_dim: 1408,
  n_layers: 27,
  n_dense_layers: 1,
  n_heads: 16,
  n_routed_experts: 64,
  n_shared_experts: 2,
  n_activated_experts: 6,
  route_scale: 1,
  q_lora_rank: 0,
  kv_lora_rank: 512,
  qk_nope_head_dim: 128,
  qk_rope_head_dim: 64,
  v_head_dim: 128,
}

const llama3 = {
  dim: 4096,
  n_layers: 32,
  n_heads: 32,
  n_kv_heads: 8,
  vocab_size: 128_256,
  multiple_of: 1024,
  ffn_dim_multiplier: 1.3,
}

const megatronGlm = {
  "num-layers": 46,
  "hidden-size": 4096,
  "ffn-hidden-size": 10_944,
  "num-attention-heads": 32,
  "group-query-attention": true,
  "num-query-groups": 8,
  "kv-channels": 128,
  "disable-bias-linear": true,
  "untie-embeddings-and-output-weights": true,
  normalization: "RMSNorm",
  "position-embedding-type": "rope",
  swiglu: true,
  "vocab-size": 32_000,
}

test.each([
  ["LitGPT: Gemma 2 2B, four norms a block", gemma2, 2_614_341_888],
  ["LitGPT: OLMo 2 7B, norms behind each half only", olmo2, 7_298_617_344],
  ["LitGPT by its own names: phi-2, one norm for both halves and biases", phi2, 2_779_683_840],
  ["LitGPT: Mixtral 8x7B", mixtral, 46_702_792_704],
  [
    "LLM Foundry's MPT 30B with learnt places for 2,048 tokens (https://github.com/mosaicml/llm-foundry/tree/main/scripts/train/benchmarking)",
    {
      model_type: "mpt",
      d_model: 7168,
      n_layers: 48,
      n_heads: 56,
      expansion_ratio: 4,
      vocab_size: 50_368,
      max_seq_len: 2048,
      learned_pos_emb: true,
      bias: true,
    },
    29_975_214_080,
  ],
  [
    "the same in a table of sizes: MPT 7B",
    {
      family: "mpt",
      hidden_size: 4096,
      num_heads: 32,
      num_layers: 32,
      expansion_ratio: 4,
      vocab_size: 50_368,
      max_seq_len: 8192,
      position: "learned",
    },
    6_684_024_832,
  ],
  ["DeepSeek's inference code: V2 Lite", deepSeekLite, 15_706_484_224],
  ["Meta's params.json: Llama 3.1 8B", llama3, 8_030_261_248],
  [
    "LLM-analysis without a type: GPT-like, 105 (12 h² + 13 h) + 52,320 h + 2 h",
    {
      source_style: "llm-analysis (renamed to HF names)",
      name: "mt-nlg-530b",
      num_hidden_layers: 105,
      num_attention_heads: 128,
      hidden_size: 20_480,
      vocab_size: 50_272,
      intermediate_size: 81_920,
      max_position_embeddings: 2048,
    },
    529_581_813_760,
  ],
  [
    "a table of a benchmark: GPT-2 774M",
    {
      family: "gpt2",
      hidden_size: 1280,
      num_layers: 36,
      num_heads: 20,
      vocab_size: 50_257,
      n_positions: 1024,
      tied_embeddings: true,
    },
    774_030_080,
  ],
  [
    "a table of a benchmark: Llama 3.1 8B",
    { hidden_size: 4096, num_layers: 32, num_heads: 32, num_kv_heads: 8, intermediate_size: 14_336, vocab_size: 128_256 },
    8_030_261_248,
  ],
])("%s", (_, json, expected) => {
  expect(total(json)).toBe(expected)
})

test("Megatron's arguments, with hyphens and with underscores", () => {
  const underscored = Object.fromEntries(Object.entries(megatronGlm).map(([name, value]) => [name.replaceAll("-", "_"), value]))
  const llama = {
    model_type: "llama",
    hidden_size: 4096,
    num_hidden_layers: 46,
    num_attention_heads: 32,
    num_key_value_heads: 8,
    head_dim: 128,
    intermediate_size: 10_944,
    vocab_size: 32_000,
  }
  expect(total(megatronGlm)).toBe(total(llama))
  expect(total(underscored)).toBe(total(llama))
})

test.each([
  ["nothing but a style", { source_style: "litgpt" }],
  ["texts for numbers", { ...deepSeekLite, dim: "wide", n_layers: {} }],
  ["Meta's without a width", { ...llama3, dim: null }],
])("%s is told, not counted", (_, json) => {
  expect(total(json)).toMatch(/model-config-(missing|type)/)
})
