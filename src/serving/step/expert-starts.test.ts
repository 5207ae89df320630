import { expect, test } from "vitest"
import type { EngineName } from "../plan/engine.ts"
import type { WeightFormat } from "../plan/formats.ts"
import { expertStarts } from "./expert-starts.ts"

// vllm-project/vllm#12185 and #13236; SGLang 0.4.6 beside vLLM 0.7.2.
test.each([
  ["sglang", "0.4.6.post1", "int4", 128],
  ["sglang", "0.4.7", "int4", 1],
  ["sglang", "0.5.8.post1", "int4", 1],
  ["sglang", null, "int4", 1],
  ["sglang", "0.4.6.post1", "fp8", 1],
  ["vllm", "0.7.2", "int4", 128],
  ["vllm", "0.7.3", "int4", 1],
  ["vllm", "0.10.0", "int4", 1],
  ["trtllm", "0.4.0", "int4", 1],
] as const)(
  "%s %s starts a grouped product of %s experts %d times",
  (name: EngineName, version: string | null, format: WeightFormat, times: number) => {
    expect(expertStarts({ name, version }, format, 128)).toBe(times)
  },
)
