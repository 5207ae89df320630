/** Engines of which grouped products of narrow experts are a kernel for each expert, whichever of them have tokens. */
import type { Engine, EngineName } from "../plan/engine.ts"
import type { WeightFormat } from "../plan/formats.ts"

/**
 * Before these releases. Source: vllm-project/vllm#12185 ("a single `marlin_gemm_moe` would launch `num_experts` CUDA kernels at least"), replaced for models of
 * many experts by #13236; SGLang 0.4.6 takes these kernels from vLLM 0.7.2 (QwenLM/Qwen3:docs/source/getting_started/speed_benchmark.md).
 */
const together: Partial<Record<EngineName, readonly number[]>> = { vllm: [0, 7, 3], sglang: [0, 4, 7] }

/** How often the kernel of a grouped product starts, with so many experts on a device. */
export function expertStarts({ name, version }: Engine, format: WeightFormat, experts: number): number {
  const since = together[name]
  if (format !== "int4" || since === undefined || version === null) return 1
  return isBefore(version, since) ? Math.max(1, experts) : 1
}

/** Of `0.4.6.post1` the numbers in front of the words count. */
function isBefore(version: string, release: readonly number[]): boolean {
  const numbers = version.split(".").map((part) => Number.parseInt(part, 10))
  for (const [place, least] of release.entries()) {
    const own = numbers[place] ?? 0
    if (Number.isNaN(own) || own !== least) return own < least
  }
  return false
}
