// A step of a replica: what more work, wider memory and more devices do to it, and figures that are known.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Device, findDevice, isUnknownDevice, usualMachine } from "../../devices/index.ts"
import { findBuildable } from "../../models/catalogue/find-buildable.ts"
import type { LayerGraph } from "../../models/index.ts"
import type { Formats } from "../plan/formats.ts"
import type { ServingLayout, ServingSetup } from "../plan/setup.ts"
import { neutralConstants } from "./constants.ts"
import { cacheBytesOf } from "./memory.ts"
import { stepModel } from "./model.ts"
import type { StepBatch } from "./step-model.ts"

function deviceOf(name: string): Device {
  const found = findDevice(name)
  if (isUnknownDevice(found)) throw new Error(name)
  return found
}

function graphOf(name: string, sequence: number | null): LayerGraph {
  const found = findBuildable(name)
  if ("nearest" in found) throw new Error(name)
  return found.lay(sequence === null ? found.usual : { ...found.usual, sequence })
}

const alone: ServingLayout = { tp: 1, pp: 1, attentionDp: 1, ep: 1 }
const wide: Formats = { weights: "bf16", experts: "bf16", cache: "bf16" }

function setupOf(
  model: string,
  device: Device,
  layout: Partial<ServingLayout> = {},
  formats: Partial<Formats> = {},
): ServingSetup {
  const isImage = model.startsWith("torchvision/")
  return {
    graph: graphOf(model, isImage ? null : 2048),
    sequence: isImage ? null : 2048,
    formats: { ...wide, ...formats },
    engine: { name: "vllm", version: null },
    device,
    machine: usualMachine(device),
    layout: { ...alone, ...layout },
  }
}

const h100 = deviceOf("H100-SXM")
const llama = stepModel(setupOf("Llama-3.1-8B-Instruct", h100))

function secondsOf(model: ReturnType<typeof stepModel>, b: StepBatch): number {
  return model.cost.step(b.prefillTokens, b.prefillContext, b.decodes, b.decodeContext, b.decodeTokens)
}

const batches = fc
  .record({
    prompts: fc.integer({ min: 0, max: 8 }),
    length: fc.integer({ min: 1, max: 4096 }),
    decodes: fc.integer({ min: 0, max: 256 }),
    context: fc.integer({ min: 1, max: 16384 }),
  })
  .filter(({ prompts, decodes }) => prompts + decodes > 0)
  .map(({ prompts, length, decodes, context }): StepBatch => {
    const prefillContext = (prompts * length * (length + 1)) / 2
    return { prefillTokens: prompts * length, prefillContext, decodes, decodeContext: decodes * context, decodeTokens: decodes }
  })

const models = [
  llama,
  stepModel(setupOf("DeepSeek-R1", deviceOf("B200"), { attentionDp: 8, ep: 8 }, { experts: "fp4" })),
  stepModel(setupOf("Qwen3.5-397B-A17B", deviceOf("B200"), { tp: 8 }, { weights: "fp8", experts: "fp8" })),
  stepModel(setupOf("Llama-3.1-70B", h100, { tp: 2, pp: 4 })),
]

test("the parts of a step sum up to it", () => {
  fc.assert(
    fc.property(fc.constantFrom(...models), batches, (model, batch) => {
      const sum = Object.values(model.breakdown(batch)).reduce((total, seconds) => total + seconds, 0)
      expect(secondsOf(model, batch) / sum).toBeCloseTo(1, 6)
    }),
    { seed: 7, numRuns: 300 },
  )
})

test("more sequences and longer caches are never quicker", () => {
  fc.assert(
    fc.property(batches, fc.integer({ min: 1, max: 64 }), (batch, more) => {
      const context = batch.decodes > 0 ? batch.decodeContext / batch.decodes : 100
      const [decodes, decodeTokens] = [batch.decodes + more, batch.decodeTokens + more]
      const fuller = { ...batch, decodes, decodeTokens, decodeContext: decodes * context }
      // Surfaces of kernels are measured: larger products are now and then a little quicker.
      expect(secondsOf(llama, fuller)).toBeGreaterThan(0.98 * secondsOf(llama, batch))
      const longer = { ...batch, decodeContext: 2 * batch.decodeContext }
      expect(secondsOf(llama, longer)).toBeGreaterThanOrEqual(0.999 * secondsOf(llama, batch))
    }),
    { seed: 7, numRuns: 200 },
  )
})

test("more bandwidth is never slower", () => {
  fc.assert(
    fc.property(batches, fc.double({ min: 1, max: 3, noNaN: true }), (batch, faster) => {
      const quick: Device = { ...h100, memory: { ...h100.memory, bandwidth: (h100.memory.bandwidth ?? 0) * faster } }
      const model = stepModel(setupOf("Llama-3.1-8B-Instruct", quick))
      expect(secondsOf(model, batch)).toBeLessThanOrEqual(1.0001 * secondsOf(llama, batch))
    }),
    { seed: 7, numRuns: 20 },
  )
})

describe("memory", () => {
  // 8,030,261,248 parameters (meta-llama/Llama-3.1-8B, model card) of two bytes; 2 · 32 layers · 8 heads · 128 · 2 bytes.
  test("Llama-3.1-8B in 16 bits weighs 16.06 GB and keeps 131,072 bytes a token", () => {
    expect(llama.memory.weights / 1e9).toBeCloseTo(16.06, 2)
    expect(cacheBytesOf(setupOf("Llama-3.1-8B-Instruct", h100), 1)).toBe(131_072)
  })

  // arXiv 2412.19437, section 2.1.1: 512 + 64 numbers a token and layer, of 61 layers; on every device of a tensor-parallel group.
  test("DeepSeek-R1 keeps 70,272 bytes a token on each device", () => {
    for (const tp of [1, 8]) expect(cacheBytesOf(setupOf("DeepSeek-R1", h100, { tp }), 1)).toBe(61 * 576 * 2)
  })

  test("heads of keys and values are shared out among no more devices than there are heads", () => {
    const perToken = (tp: number): number => cacheBytesOf(setupOf("Llama-3.1-70B", h100, { tp }), 1)
    expect(perToken(16)).toBe(perToken(8))
    expect(perToken(8)).toBe(perToken(1) / 8)
  })

  test("more devices leave less of the weights on each, narrower weights more room for the cache", () => {
    const at = (layout: Partial<ServingLayout>, formats: Partial<Formats> = {}) =>
      stepModel(setupOf("Llama-3.1-70B", h100, layout, formats))
    expect(at({ tp: 4 }).memory.weights).toBeLessThan(at({ tp: 2 }).memory.weights)
    expect(at({ pp: 4 }).memory.weights).toBeLessThan(at({ pp: 2 }).memory.weights)
    expect(at({ tp: 4 }, { weights: "fp8" }).cacheTokens).toBeGreaterThan(at({ tp: 4 }).cacheTokens)
    expect(at({ tp: 4 }, { cache: "fp8" }).cacheTokens).toBeGreaterThan(1.9 * at({ tp: 4 }).cacheTokens)
    expect(at({}).fits).toBe(false)
    expect(at({ tp: 4 }).fits).toBe(true)
  })

  test("windows keep what they reach", () => {
    const asked = setupOf("gpt-oss-120b", h100)
    // 36 layers, every other one with a window of 128 (arXiv 2508.10925, section 2.2); 8 heads of 64.
    expect(cacheBytesOf(asked, 4096)).toBe((18 * 4096 + 18 * 128) * 2 * 8 * 64 * 2)
  })
})

test("weights of 4 bits are read in a quarter of the time, and computed no quicker", () => {
  const of = (weights: "bf16" | "int4") =>
    stepModel(setupOf("Llama-3.1-8B-Instruct", deviceOf("A100-SXM-80GB"), {}, { weights }), neutralConstants)
  const one: StepBatch = { prefillTokens: 0, prefillContext: 0, decodes: 1, decodeContext: 100, decodeTokens: 1 }
  const prompt: StepBatch = { prefillTokens: 8192, prefillContext: 8192 * 512, decodes: 0, decodeContext: 0, decodeTokens: 0 }
  // The head stays in 16 bits, and small products never reach the bandwidth.
  expect(of("int4").breakdown(one).products / of("bf16").breakdown(one).products).toBeLessThan(0.5)
  expect(of("int4").breakdown(prompt).products / of("bf16").breakdown(prompt).products).toBeGreaterThan(0.95)
})

test("a batch of images takes longer than one, and less each", () => {
  const model = stepModel(setupOf("torchvision/resnet50", h100))
  const [one, many] = [model.cost.step(1, 0, 0, 0, 0), model.cost.step(64, 0, 0, 0, 0)]
  expect(many).toBeGreaterThan(one)
  expect(many).toBeLessThan(64 * one)
  expect(model.cacheTokens).toBe(Number.POSITIVE_INFINITY)
})

test("the plain roofline lies below what kernels take", () => {
  fc.assert(
    fc.property(fc.constantFrom(...models), batches, (model, b) => {
      const plain = model.roofline.step(b.prefillTokens, b.prefillContext, b.decodes, b.decodeContext, b.decodeTokens)
      expect(plain).toBeGreaterThan(0)
      // Surfaces of kernels reach the bandwidth of the specification now and then.
      expect(plain).toBeLessThan(1.01 * secondsOf(model, b))
    }),
    { seed: 7, numRuns: 200 },
  )
})
