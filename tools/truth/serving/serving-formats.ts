/** In which formats a row's model runs, read from the words of each source. */
import type { Formats, WeightFormat } from "../../../src/serving/plan/formats.ts"

/** `NVFP4`, `fp8_block`, `AWQ-INT4`, `int4_wo`, `amp fp16`; null where nothing is said. */
export function weightFormat(text: string): WeightFormat | null {
  const word = text.toLowerCase()
  if (/fp4/u.test(word)) return "fp4"
  if (/fp8/u.test(word)) return "fp8"
  if (/int8/u.test(word)) return "int8"
  if (/int4/u.test(word)) return "int4"
  if (/bf16/u.test(word)) return "bf16"
  if (/fp16/u.test(word)) return "fp16"
  if (/fp32/u.test(word)) return "fp32"
  return null
}

export function formatsOf(weights: WeightFormat, cache: Formats["cache"], experts: WeightFormat = weights): Formats {
  return { weights, experts, cache }
}

/**
 * Models whose usual 4-bit weights are those of the experts alone, attention staying in 16 bits: gpt-oss in MXFP4 (arXiv 2508.10925, section 2.1), Kimi-K2.5 in int4
 * (ROCm/ATOM:recipes/Kimi-K2.5.md), and the family of DeepSeek-V3 as NVIDIA publishes it in NVFP4
 * (NVIDIA/Model-Optimizer:examples/deepseek). Of MiniMax, GLM and Qwen3.5 assumed alike.
 */
const onlyExperts = /gpt-oss|kimi|deepseek|glm-5|minimax|qwen3\.5/iu

/** Formats of weights where the row tells one for all, or one for dense layers and one for experts. */
export function tellsFormats(
  model: string,
  dense: WeightFormat,
  experts: WeightFormat,
): { readonly weights: WeightFormat; readonly experts: WeightFormat } {
  const isNarrow = experts === "fp4" || experts === "int4"
  return { weights: isNarrow && onlyExperts.test(model) ? "bf16" : dense, experts }
}
