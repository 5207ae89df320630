// What the host starts operation by operation, and how it and the device hide each other.
import fc from "fast-check"
import { expect, test } from "vitest"
import { findBuildable } from "../../models/catalogue/find-buildable.ts"
import type { EngineName } from "../plan/engine.ts"
import type { WeightFormat } from "../plan/formats.ts"
import { type HostWork, hostWork, joinedSeconds, joinedSlope } from "./host-work.ts"

function workOf(model: string, name: EngineName, weights: WeightFormat = "bf16"): HostWork {
  const found = findBuildable(model)
  if ("nearest" in found) throw new Error(model)
  const graph = found.lay(found.per === "token" ? { ...found.usual, sequence: 512 } : found.usual)
  const formats = { weights, experts: weights, cache: "bf16" } as const
  return hostWork({ graph, engine: { name, version: null }, formats }, { isLanguage: found.per === "token" })
}

test.each(["vllm", "sglang", "trtllm", "lmdeploy", "pytorch", "tensorrt"] as const)(
  "%s starts language models by graphs",
  (engine) => {
    expect(workOf("Qwen3-8B", engine)).toEqual({ launches: 0, waits: false })
  },
)

test("PyTorch starts each layer of a vision model by itself, TensorRT none", () => {
  // 53 convolutions, 53 norms, 49 activations, 16 sums, 2 pools, 1 product.
  expect(workOf("torchvision/resnet50", "pytorch").launches).toBe(174)
  expect(workOf("torchvision/resnet50", "tensorrt").launches).toBe(0)
})

test("Transformers starts some fifty operations a layer, and of all experts each", () => {
  const [dense, experts] = [workOf("Qwen3-8B", "transformers"), workOf("Qwen3-30B-A3B", "transformers")]
  expect(dense.launches / 36).toBeGreaterThan(40)
  expect(dense.launches / 36).toBeLessThan(70)
  // 128 experts of three products each.
  expect(experts.launches / 48).toBeGreaterThan(3 * 128)
})

test("matrices of 8 bits are more operations, and the host waits for them", () => {
  const [wide, narrow] = [workOf("Qwen3-8B", "transformers"), workOf("Qwen3-8B", "transformers", "fp8")]
  expect(narrow.launches).toBeGreaterThan(2 * wide.launches)
  expect([wide.waits, narrow.waits]).toEqual([false, true])
})

const seconds = fc.double({ min: 1e-6, max: 10, noNaN: true })

test("together host and device take the longer of the two and at most both, and more of either is never quicker", () => {
  fc.assert(
    fc.property(seconds, seconds, fc.boolean(), fc.double({ min: 1, max: 2, noNaN: true }), (device, host, waits, more) => {
      const joined = joinedSeconds(device, host, waits)
      expect(joined).toBeGreaterThanOrEqual(Math.max(device, host) * (1 - 1e-12))
      expect(joined).toBeLessThanOrEqual((device + host) * (1 + 1e-12))
      expect(joinedSeconds(more * device, host, waits)).toBeGreaterThanOrEqual(joined * (1 - 1e-12))
      expect(joinedSeconds(device, more * host, waits)).toBeGreaterThanOrEqual(joined * (1 - 1e-12))
      const step = 1e-6 * device
      const slope = (joinedSeconds(device + step, host, waits) - joined) / step
      expect(joinedSlope(device, joined, waits)).toBeCloseTo(slope, 3)
    }),
    { seed: 7, numRuns: 200 },
  )
})

test("where nothing is started by hand a step is the device's", () => {
  expect(joinedSeconds(0.01, 0, false)).toBe(0.01)
  expect(joinedSlope(0.01, 0.01, false)).toBe(1)
})
