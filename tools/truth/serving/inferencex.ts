/**
 * How InferenceX (before 2026 InferenceMAX) measures: clients that send their next prompt when they have their answer, ten prompts a client, lengths alike from
 * 0.8 of the nominal one up to it; and how its recipes set the engines up, where that is not their default.
 * Source: SemiAnalysisAI/InferenceX@843c6254ff69: benchmarks/benchmark_lib.sh (run_benchmark_serving), utils/bench_serving/benchmark_serving.py
 * (sample_random_requests), .github/workflows/benchmark-tmpl.yml (RANDOM_RANGE_RATIO), benchmarks/single_node/fixed_seq_len/**.
 * Recipes of the time of each measurement may have differed.
 */
import type { Formats } from "../../../src/serving/plan/formats.ts"
import type { Lengths } from "../../../src/serving/simulate/lengths.ts"
import type { Admission } from "../../../src/serving/simulate/simulate.ts"
import type { ServingLimits } from "./serving-row.ts"

const rangeRatio = 0.8
export const promptsPerClient = 10

/** What it draws for a nominal length: int(0.8 · length) … length. */
export function drawnLengthsOf(input: number, output: number): Lengths {
  const drawn = (tokens: number) => ({ kind: "uniform", low: Math.floor(rangeRatio * tokens), high: tokens }) as const
  return { kind: "apart", input: drawn(input), output: drawn(output) }
}

/** What a recipe may ask about the row. */
export type Recipe = {
  readonly model: string
  readonly device: string
  readonly engine: string
  /** `fp4`, `fp8`, `int4`, `bf16`. */
  readonly precision: string
  readonly clients: number
  readonly input: number
  readonly devices: number
  readonly attentionDp: number
}

type RecipeRow = {
  /** `gptoss fp4 b200 vllm`. */
  readonly pattern: RegExp
  readonly cache?: Formats["cache"]
  readonly batched?: (asked: Recipe) => number
  readonly sequences?: (asked: Recipe) => number
  readonly admission?: (asked: Recipe) => Admission | null
}

const clients = ({ clients: number }: Recipe): number => number
/** `--scheduler-recv-interval`. */
const poll = (steps: number): Admission => ({ kind: "poll", steps })
const pollByClients = ({ clients: count }: Recipe): Admission => poll(count >= 16 ? 30 : 10)
/** `attention_dp_config`: until each rank has a prompt. */
const balanced = ({ attentionDp }: Recipe, steps: number): Admission | null =>
  attentionDp > 1 ? { kind: "hold", steps, requests: attentionDp } : null
/** `max_num_tokens` of DeepSeek's recipes. */
const promptTokens = ({ clients: count, input }: Recipe): number => Math.max(8192, 64 * Math.ceil((count + input + 64) / 64))
/** `batch_wait_timeout_iters`, `batch_wait_max_tokens_ratio`: prompts of 0.9 of the nominal length. */
const batched = (asked: Recipe): Admission => ({
  ...{ kind: "hold", steps: 40 },
  requests: Math.ceil((0.8 * promptTokens(asked)) / (0.9 * asked.input)),
})
const narrow = { cache: "fp8" } as const

/** The first that fits; what none says is the engine's default, and a cache of 16 bits. */
const recipes: readonly RecipeRow[] = [
  { pattern: /gpt-oss.* B200 vllm/u, ...narrow, batched: () => 8192, sequences: () => 512 },
  { pattern: /gpt-oss.* vllm/u, batched: () => 8192, sequences: clients },
  { pattern: /gpt-oss.* B200 trtllm/u, batched: () => 20000, sequences: clients, admission: (asked) => balanced(asked, 50) },
  { pattern: /gpt-oss.* trtllm/u, batched: () => 20000, sequences: clients },
  {
    pattern: /DeepSeek.* fp8 B200 trtllm/u,
    ...{ ...narrow, batched: promptTokens },
    admission: (asked) => balanced(asked, 60) ?? batched(asked),
  },
  { pattern: /DeepSeek.* trtllm/u, ...narrow, batched: promptTokens, admission: (asked) => balanced(asked, 60) },
  { pattern: /DeepSeek.* H200-SXM sglang/u, batched: () => 32768, sequences: ({ input }) => (input > 1024 ? 256 : 512) },
  {
    pattern: /DeepSeek.* fp4 .* sglang/u,
    ...{ ...narrow, batched: () => 16384, sequences: () => 256 },
    admission: (asked) => (asked.attentionDp > 1 ? null : pollByClients(asked)),
  },
  {
    pattern: /DeepSeek.* fp8 .* sglang/u,
    ...narrow,
    batched: ({ devices }) => (devices === 4 ? 8192 : 32768),
    sequences: ({ devices }) => (devices === 4 ? 32 : 128),
    admission: (asked) => (asked.devices === 4 ? poll(10) : pollByClients(asked)),
  },
  { pattern: /MiniMax.* H100-SXM/u },
  { pattern: /MiniMax.* H200-SXM/u, ...narrow, batched: () => 32768, sequences: () => 512 },
  { pattern: /MiniMax/u, ...narrow, batched: ({ input }) => 2 * input },
  { pattern: /Kimi.* fp4/u, ...narrow, sequences: clients },
  { pattern: /Kimi/u, sequences: clients },
  { pattern: /Qwen3\.5.* bf16/u, batched: () => 16384, sequences: () => 128, admission: pollByClients },
  { pattern: /Qwen3\.5.* H200-SXM/u, ...narrow, batched: () => 16384, sequences: () => 128 },
  {
    pattern: /Qwen3\.5.* fp8 B200/u,
    ...{ ...narrow, batched: () => 16384 },
    admission: ({ clients: count }) => poll(count > 4 ? 30 : 10),
  },
  { pattern: /Qwen3\.5.* fp8/u, ...narrow, batched: () => 16384, admission: () => poll(10) },
  { pattern: /Qwen3\.5/u, ...narrow, batched: () => 16384, admission: pollByClients },
  { pattern: /GLM-5.* H200-SXM/u },
  { pattern: /GLM-5/u, ...narrow, batched: () => 32768, admission: () => poll(10) },
  // Recipes of the first round are gone from the repository; assumed as those of gpt-oss on B200.
  { pattern: /Llama/u, ...narrow },
]

export function recipeOf(asked: Recipe): { readonly cache: Formats["cache"]; readonly limits: ServingLimits } {
  const words = `${asked.model} ${asked.precision} ${asked.device} ${asked.engine}`
  const recipe = recipes.find(({ pattern }) => pattern.test(words))
  return {
    cache: recipe?.cache ?? "bf16",
    limits: {
      maxBatchedTokens: recipe?.batched?.(asked) ?? null,
      maxSequences: recipe?.sequences?.(asked) ?? null,
      scheduler: null,
      admission: recipe?.admission?.(asked) ?? null,
      beams: 1,
    },
  }
}
