// Laws of the estimate over models of every kind and layouts at random; sums; the bound that searches prune with.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { jobOf, layoutOf } from "../../../tests/support/training-jobs.ts"
import type { Framework, TrainingMethod } from "../plan/job.ts"
import type { Layout, Recompute, ZeroStage } from "../plan/layout.ts"
import { stateBytes } from "./bound.ts"
import type { MemoryChoices } from "./choices.ts"
import { estimateMemory, memoryByStage } from "./estimate.ts"
import { type MemoryProfile, memoryProfile } from "./profile.ts"

const models = [
  "openai-community/gpt2",
  "Qwen/Qwen3-0.6B",
  "allenai/OLMoE-1B-7B-0924",
  "torchvision/resnet18",
  "torchvision/vit_b_16",
  "google-bert/bert-base-uncased",
  "ultralytics/yolov8n",
  "google-t5/t5-small",
]
const frameworks: readonly Framework[] = ["megatron", "fsdp", "deepspeed", "maxtext", "torch"]
const methods: readonly TrainingMethod[] = ["pretrain", "full", "lora", "qlora"]
const choices: readonly Partial<MemoryChoices>[] = [
  {},
  { kernels: "compiled" },
  { attention: "plain", hasDropout: true },
  { offload: "optimizer" },
  { offload: "everything" },
  { states: "pure", isStepFused: true },
  { areCheckpointsOffloaded: true },
]

const profiles = new Map<string, MemoryProfile>()

const anyProfile = fc
  .tuple(fc.constantFrom(...models), fc.constantFrom(...frameworks), fc.constantFrom(...methods), fc.constantFrom(...choices))
  .map(([model, framework, method, given]) => {
    const key = JSON.stringify([model, framework, method, given])
    const known = profiles.get(key) ?? memoryProfile(jobOf(model, { framework, method, loraRank: 16 }), given)
    profiles.set(key, known)
    return known
  })

const power = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most }).map((exponent) => 2 ** exponent)
const anyLayout: fc.Arbitrary<Layout> = fc
  .record({
    tp: power(3),
    pp: power(3),
    dp: power(4),
    cp: power(2),
    vpp: power(1),
    zero: fc.constantFrom<ZeroStage>(0, 1, 2, 3),
    microBatch: power(3),
    recompute: fc.constantFrom<Recompute>("none", "selective", "full"),
    sequenceParallel: fc.boolean(),
    precision: fc.constantFrom("bf16", "fp32", "fp8"),
  })
  .map((given) => layoutOf({ ...given, vpp: given.pp === 1 ? 1 : given.vpp }))

const total = (profile: MemoryProfile, layout: Layout): number => estimateMemory(profile, layout).total

function law(holds: (profile: MemoryProfile, layout: Layout) => boolean): void {
  fc.assert(fc.property(anyProfile, anyLayout, holds), { seed: 7, numRuns: 300 })
}

describe("for every model and layout", () => {
  test("parts are finite, none is negative, and they add up", () =>
    law((profile, layout) => {
      const { total: all, ...parts } = estimateMemory(profile, layout)
      const values = Object.values(parts)
      const sum = values.reduce((a, b) => a + b, 0)
      return values.every((part) => Number.isFinite(part) && part >= 0) && Math.abs(sum - all) <= 1e-9 * all
    }))
  test("the bound is no more than the estimate", () =>
    law((profile, layout) => stateBytes(profile, layout) <= estimateMemory(profile, layout, "allocated").total * (1 + 1e-12)))
  test("it is the worst stage's", () =>
    law((profile, layout) => {
      const totals = memoryByStage(profile, layout).map((stage) => stage.total)
      return totals.length === layout.pp && Math.max(...totals) === total(profile, layout)
    }))
  test("a larger micro-batch takes no less", () =>
    law((profile, layout) => total(profile, layout) <= total(profile, { ...layout, microBatch: 2 * layout.microBatch }) + 1))
  test("more replicas that share take no more", () =>
    law(
      (profile, layout) =>
        total(profile, { ...layout, dp: 4 * layout.dp }) <= total(profile, { ...layout, dp: 2 * layout.dp }) + 1,
    ))
  test("what tensors take is less than what the allocator holds, and that less than the device has lost", () =>
    law((profile, layout) => {
      const of = (reading: "allocated" | "reserved" | "device"): number => estimateMemory(profile, layout, reading).total
      return of("allocated") <= of("reserved") && of("reserved") <= of("device")
    }))
})

describe("recomputation", () => {
  test.each(models)("%s keeps less the more is computed anew", (model) => {
    const profile = memoryProfile(jobOf(model))
    const kept = (["none", "selective", "full"] as const).map(
      (recompute) => estimateMemory(profile, layoutOf({ recompute, microBatch: 8 }), "allocated").total,
    )
    expect(kept.toSorted((a, b) => b - a)).toEqual(kept)
  })
})

test("a head that shares its table holds it again on a stage of its own", () => {
  const profile = memoryProfile(jobOf("openai-community/gpt2"))
  const alone = { ...profile, tiedTable: 0 }
  // The last stage is the fuller one when the head alone lies there with the logits.
  const layout = layoutOf({ pp: 2, microBatch: 64, recompute: "full" })
  const more = estimateMemory(profile, layout, "allocated").total - estimateMemory(alone, layout, "allocated").total
  expect(more).toBeCloseTo(18 * 50257 * 768, -1)
})

// Two figures in 32 bits a weight, two in 8, a row and a column; SGD with momentum one in 32 and a copy while it steps.
test("a language model takes no more with an optimizer that remembers less", () => {
  const anyJob = fc.constantFrom(...["openai-community/gpt2", "Qwen/Qwen3-0.6B", "allenai/OLMoE-1B-7B-0924"])
  fc.assert(
    fc.property(
      anyJob,
      fc.constantFrom(...frameworks),
      fc.constantFrom(...methods),
      anyLayout,
      (model, framework, method, layout) => {
        const [adafactor = 0, in8Bits = 0, adamw = 0, sgd = 0] = (["adafactor", "adamw-8bit", "adamw", "sgd"] as const).map(
          (optimizer) => total(memoryProfile(jobOf(model, { framework, method, optimizer, loraRank: 16 })), layout),
        )
        expect(adafactor).toBeLessThanOrEqual(in8Bits)
        expect(in8Bits).toBeLessThanOrEqual(adamw)
        expect(sgd).toBeLessThanOrEqual(adamw)
      },
    ),
    { seed: 8, numRuns: 60 },
  )
})

test("what the optimizer copies while it steps is no state of it", () => {
  const layout = layoutOf({ zero: 2, recompute: "full" })
  const { optimizer, step, activations } = estimateMemory(memoryProfile(jobOf("Qwen/Qwen3-0.6B", { framework: "fsdp" })), layout)
  expect(optimizer / (8 * 596_049_920)).toBeCloseTo(1, 2)
  expect(step).toBeGreaterThan(0)
  expect(activations).toBe(0)
})
