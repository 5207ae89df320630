/** The engine that a row names: `sglang 0.5.8.post1`, `TensorRT-LLM v1.0, PyTorch backend`, `LMDeploy TurboMind v0.2.0`. */
import type { Engine, EngineName } from "../../../src/serving/plan/engine.ts"

/** The first that fits. `tensorrt` comes behind TensorRT-LLM, PyTorch behind engines that are written in it. */
const names: readonly (readonly [pattern: RegExp, name: EngineName])[] = [
  [/vllm/iu, "vllm"],
  [/sglang/iu, "sglang"],
  [/trtllm|tensorrt-llm/iu, "trtllm"],
  [/lmdeploy/iu, "lmdeploy"],
  // Hugging Face's accelerate places the layers of a Transformers model on devices.
  [/transformers|accelerate/iu, "transformers"],
  [/tensorrt|^cuda/iu, "tensorrt"],
  [/pytorch|gpt-fast|ds-inference/iu, "pytorch"],
]

/** Null where it is none of them. */
export function servingEngine(text: string): Engine | null {
  const name = names.find(([pattern]) => pattern.test(text))?.[1]
  if (name === undefined) return null
  if (/ds-inference/iu.test(text)) return { name, version: "deepspeed" }
  const version = /(?:^|[\sv])(\d+\.\d[\w.-]*)/u.exec(text)?.[1] ?? null
  return { name, version }
}
