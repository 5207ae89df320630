/**
 * How InferenceX (before 2026 InferenceMAX) measures: clients that send their next prompt when they have their answer, ten prompts a client, lengths alike from
 * 0.8 of the nominal one up to it; and how its recipes set the engines up (inferencex-recipes.ts).
 * Source: SemiAnalysisAI/InferenceX@843c6254ff69: benchmarks/benchmark_lib.sh (run_benchmark_serving), utils/bench_serving/benchmark_serving.py
 * (sample_random_requests), .github/workflows/benchmark-tmpl.yml (RANDOM_RANGE_RATIO).
 */
import type { EngineName } from "../../../src/serving/plan/engine.ts"
import type { Formats } from "../../../src/serving/plan/formats.ts"
import type { Lengths } from "../../../src/serving/simulate/lengths.ts"
import { type Recipe, recipes } from "./inferencex-recipes.ts"
import { noLimits, type ServingLimits } from "./serving-row.ts"

const rangeRatio = 0.8
export const promptsPerClient = 10

/** What it draws for a nominal length: int(0.8 · length) … length. */
export function drawnLengthsOf(input: number, output: number): Lengths {
  const drawn = (tokens: number) => ({ kind: "uniform", low: Math.floor(rangeRatio * tokens), high: tokens }) as const
  return { kind: "apart", input: drawn(input), output: drawn(output) }
}

/** Of pools that prefill alone: SGLang's recipes give their ranks together 24,576 to 32,768 tokens (benchmarks/multi_node/srt-slurm-recipes/sglang/dsr1). */
export function splitLimits(engine: EngineName): ServingLimits {
  return { ...noLimits, maxBatchedTokens: engine === "sglang" ? 32768 : null }
}

export function recipeOf(asked: Recipe): { readonly cache: Formats["cache"]; readonly limits: ServingLimits } {
  const { model, precision, device, engine, version, measured } = asked
  const words = `${model} ${precision} ${device} ${engine} ${version ?? ""} ${measured ?? ""}`
  const recipe = recipes.find(({ pattern }) => pattern.test(words))
  return {
    cache: recipe?.cache ?? "bf16",
    limits: {
      maxBatchedTokens: recipe?.batched?.(asked) ?? null,
      maxSequences: recipe?.sequences?.(asked) ?? null,
      scheduler: null,
      admission: recipe?.admission?.(asked) ?? null,
      beams: 1,
      speculative: recipe?.speculative?.(asked) ?? null,
      memoryShare: recipe?.memoryShare?.(asked) ?? null,
    },
  }
}
