/**
 * How InferenceX's recipes set engines up where that is not their default, by model, formats, device, engine, release and day of the measurement.
 * Source: SemiAnalysisAI/InferenceX, benchmarks/** as they stood on that day (history up to 843c6254ff69); rows without a day, by their release.
 */
import type { Formats } from "../../../src/serving/plan/formats.ts"
import type { Admission, Speculation } from "../../../src/serving/simulate/simulate.ts"

/** What a recipe may ask about the row. */
export type Recipe = {
  readonly model: string
  readonly device: string
  readonly engine: string
  readonly version: string | null
  /** `2026-04-17`. */
  readonly measured: string | null
  /** `fp4`, `fp8`, `int4`, `bf16`. */
  readonly precision: string
  readonly clients: number
  readonly input: number
  readonly output: number
  readonly devices: number
  readonly attentionDp: number
}

export type RecipeRow = {
  /** `gpt-oss-120b fp4 B200 vllm 0.15.1 2026-02-25`. */
  readonly pattern: RegExp
  readonly cache?: Formats["cache"]
  /** Of one rank of attention data parallelism, where it has them. */
  readonly batched?: (asked: Recipe) => number
  /** Of all ranks. */
  readonly sequences?: (asked: Recipe) => number
  readonly admission?: (asked: Recipe) => Admission | null
  readonly speculative?: (asked: Recipe) => Speculation | null
  readonly memoryShare?: (asked: Recipe) => number | null
}

const clients = ({ clients: number }: Recipe): number => number
/** `--scheduler-recv-interval`. */
const poll = (steps: number): Admission => ({ kind: "poll", steps })
const pollByClients = ({ clients: count }: Recipe): Admission => poll(count >= 16 ? 30 : 10)
/** `attention_dp_config`: until each rank has a prompt. */
const balanced = ({ attentionDp }: Recipe, steps: number): Admission | null =>
  attentionDp > 1 ? { kind: "hold", steps, requests: attentionDp } : null
/** `batch_wait_timeout_iters`, `batch_wait_max_tokens_ratio`: prompts of 0.9 of the nominal length. */
const gathered = ({ input }: Recipe, steps: number, tokens: number): Admission => ({
  ...{ kind: "hold", steps },
  requests: Math.ceil(tokens / (0.9 * input)),
})
const isShort = ({ input, output }: Recipe): boolean => input <= 1024 && output <= 1024

/** `max_num_tokens` of DeepSeek's recipes for TensorRT-LLM: a prompt beside all that decode. */
const onePrompt = ({ clients: count, input }: Recipe): number => 64 * Math.ceil((count + input + 64) / 64)
const onePromptOrMore = (asked: Recipe): number => Math.max(8192, onePrompt(asked))
const withDrafts = (asked: Recipe): number =>
  64 * Math.ceil((((draftsOf(asked) + 1) * asked.clients) / asked.attentionDp + asked.input + 64) / 64)
/** `num_nextn_predict_layers`. */
const draftsOf = ({ attentionDp }: Recipe): number => (attentionDp > 1 ? 1 : 3)
/** How often a draft of DeepSeek's own head is right is not told; assumed, and the draft's own time left in it. */
const drafted = (draftTokens: number): Speculation => ({ draftTokens, acceptance: 0.6, draftStepSeconds: 0 })

const narrow = { cache: "fp8" } as const
/** `--gpu-memory-utilization 0.95`. */
const roomy = { memoryShare: (): number => 0.95 } as const
const balancedLong = { admission: (asked: Recipe) => balanced(asked, 60) } as const
const draftedByHead = {
  ...{ ...narrow, ...balancedLong, batched: withDrafts },
  ...{ sequences: clients, speculative: (asked: Recipe) => drafted(draftsOf(asked)) },
} as const

/** The first that fits; what none says is the engine's default, and a cache of 16 bits. */
export const recipes: readonly RecipeRow[] = [
  { pattern: /gpt-oss.* B200 vllm .*2025-/u, batched: () => 8192, sequences: () => 512 },
  { pattern: /gpt-oss.* B200 vllm/u, ...narrow, batched: () => 8192, sequences: () => 512 },
  { pattern: /gpt-oss.* vllm/u, batched: () => 8192, sequences: clients },
  {
    pattern: /gpt-oss.* B200 trtllm/u,
    ...narrow,
    batched: () => 20000,
    sequences: () => 512,
    admission: (asked) => balanced(asked, 50),
  },
  { pattern: /gpt-oss.* trtllm/u, batched: () => 20000, sequences: clients },
  // Recipes with drafts came on 2026-01-15, measured the day before, and later had an image of their own.
  { pattern: /DeepSeek.* trtllm 1\.1\.0rc2\.post2 2026-01-14/u, ...draftedByHead },
  { pattern: /DeepSeek.* trtllm 1\.2\.0rc6\.post3/u, ...draftedByHead },
  {
    pattern: /DeepSeek.* fp8 B200 trtllm 1\.2/u,
    ...{ ...narrow, batched: onePromptOrMore },
    admission: (asked) =>
      balanced(asked, 60) ?? (isShort(asked) && asked.clients >= 64 ? gathered(asked, 40, 0.8 * onePromptOrMore(asked)) : null),
  },
  { pattern: /DeepSeek.* trtllm 1\.2/u, ...narrow, ...balancedLong, batched: onePromptOrMore },
  { pattern: /DeepSeek.* trtllm .*2026-01-28/u, ...narrow, ...balancedLong, batched: onePromptOrMore },
  { pattern: /DeepSeek.* trtllm/u, ...narrow, ...balancedLong, batched: onePrompt },
  { pattern: /DeepSeek.* H200-SXM sglang/u, batched: () => 32768, sequences: ({ input }) => (input > 1024 ? 256 : 512) },
  {
    pattern: /DeepSeek.* fp4 .* sglang/u,
    ...{ ...narrow, batched: () => 16384, sequences: () => 256 },
    admission: (asked) => (asked.attentionDp > 1 ? null : pollByClients(asked)),
  },
  {
    pattern: /DeepSeek.* fp8 .* sglang/u,
    ...narrow,
    batched: ({ devices, clients: count }) => (devices === 4 ? 8192 : count > 64 ? 16384 : 32768),
    sequences: ({ devices }) => (devices === 4 ? 32 : 512),
    admission: (asked) => (asked.devices === 4 ? poll(10) : pollByClients(asked)),
    // `--mem-fraction-static`: what is left on four devices holds no prompt else.
    memoryShare: ({ devices }) => (devices === 4 ? 0.95 : null),
    // The recipe without drafts was run with up to 64 clients.
    speculative: ({ devices, clients: count }) => (devices === 8 && count > 64 ? drafted(2) : null),
  },
  { pattern: /MiniMax.* H100-SXM/u },
  { pattern: /MiniMax.* (?:H200-SXM vllm|B200 vllm 0\.1[0-8])/u, ...roomy },
  { pattern: /MiniMax/u, ...narrow, batched: ({ input }) => 2 * input },
  { pattern: /Kimi.* fp4 B200 .*2026-04-20/u, ...narrow, batched: ({ input }) => 2 * input, sequences: clients },
  // The checkpoint in 4 bits asks for a cache of 8.
  { pattern: /Kimi.* fp4/u, ...narrow, sequences: clients },
  { pattern: /Kimi/u, ...roomy, sequences: clients },
  { pattern: /Qwen3\.5.* H200-SXM/u, ...narrow, batched: () => 16384, sequences: () => 128 },
  {
    pattern: /Qwen3\.5.* fp8 B300 sglang 0\.5\.10/u,
    ...narrow,
    batched: () => 16384,
    sequences: clients,
    admission: () => poll(10),
  },
  { pattern: /Qwen3\.5.* bf16/u, batched: () => 32768, admission: pollByClients },
  { pattern: /Qwen3\.5/u, ...narrow, batched: () => 32768, admission: pollByClients },
  { pattern: /GLM-5.* H200-SXM/u },
  { pattern: /GLM-5/u, ...narrow, batched: () => 32768, sequences: clients },
  {
    pattern: /Llama.* trtllm/u,
    ...{ ...narrow, batched: () => 16384 },
    admission: (asked) => (isShort(asked) && asked.devices < 8 ? gathered(asked, 20, 0.9 * 16384) : null),
  },
  { pattern: /Llama.* B200 vllm/u, ...narrow, batched: () => 8192, sequences: () => 512 },
  { pattern: /Llama/u, ...narrow, batched: () => 8192, sequences: clients },
]
