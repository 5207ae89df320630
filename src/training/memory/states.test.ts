// Bytes of one weight as published: Megatron-LM's theoretical_memory_usage.py, ZeRO (arXiv 1910.02054), FSDP (arXiv 2304.11277), LoRA, QLoRA.
import { describe, expect, test } from "vitest"
import { jobOf, layoutOf } from "../../../tests/support/training-jobs.ts"
import type { TrainingJob } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"
import type { MemoryChoices } from "./choices.ts"
import { memoryProfile } from "./profile.ts"
import { type States, statesOf } from "./states.ts"

const name = "openai-community/gpt2"
/** GPT-2's own count. Source: openai-community/gpt2 on the hub. */
const parameters = 124_439_808

function states(job: Partial<TrainingJob>, layout: Partial<Layout>, choices: Partial<MemoryChoices> = {}): States {
  const profile = memoryProfile(jobOf(name, job), choices)
  return statesOf(profile, profile.parameters, layoutOf(layout))
}

function bytes({ weights, gradients, optimizer }: States): number {
  return (weights + gradients + optimizer) / parameters
}

test.each<[string, Partial<TrainingJob>, Partial<Layout>, Partial<MemoryChoices>, number]>([
  ["Megatron: 18", {}, {}, {}, 18],
  ["Megatron with a distributed optimizer over 8: 6 + 12/8", {}, { dp: 8, zero: 1 }, {}, 7.5],
  ["a sequence's devices share too", {}, { dp: 2, cp: 4, zero: 1 }, {}, 7.5],
  ["DeepSpeed: 16", { framework: "deepspeed" }, {}, {}, 16],
  ["ZeRO 1 over 64: 4 + 12/64", { framework: "deepspeed" }, { dp: 64, zero: 1 }, {}, 4.1875],
  ["ZeRO 2 over 64: 2 + 14/64", { framework: "deepspeed" }, { dp: 64, zero: 2 }, {}, 2.21875],
  ["ZeRO 3 over 64: 16/64", { framework: "deepspeed" }, { dp: 64, zero: 3 }, {}, 0.25],
  ["FSDP over 8: 16/8", { framework: "fsdp" }, { dp: 8, zero: 3 }, {}, 2],
  ["everything in bf16: 8", { framework: "torch" }, {}, { states: "pure" }, 8],
  ["fp32: 16", { framework: "torch" }, { precision: "fp32" }, {}, 16],
  ["replicas of PyTorch with their buckets: 20", { framework: "torch" }, { dp: 8 }, {}, 20],
  ["SGD with momentum: 12", { framework: "torch", optimizer: "sgd" }, {}, {}, 12],
])("%s", (_, job, layout, choices, expected) => {
  expect(bytes(states(job, layout, choices))).toBeCloseTo(expected, 9)
})

test("8 bits for moments, with their scales, whatever the rest is", () => {
  const inEight = states({ framework: "torch", optimizer: "adamw-8bit" }, {}, { states: "pure" }).optimizer / parameters
  expect(inEight).toBeGreaterThan(2)
  expect(inEight).toBeLessThan(2.1)
})

describe("tensor parallelism", () => {
  test("cuts matrices and the table of words, leaves norms and places whole", () => {
    const [one, four] = [states({}, {}), states({}, { tp: 4 })]
    // 25 norms with scale and shift, and the table of places, which is not cut by words.
    const whole = 25 * 2 * 768 + 1024 * 768
    expect(four.weights / one.weights).toBeCloseTo(1 / 4 + ((3 / 4) * whole) / parameters, 9)
  })
})

describe("experts", () => {
  const moe = "allenai/OLMoE-1B-7B-0924"
  const of = (layout: Partial<Layout>): States => {
    const profile = memoryProfile(jobOf(moe))
    return statesOf(profile, profile.parameters, layoutOf(layout))
  }
  // 16 layers of 64 experts with three matrices of 1024 × 2048. Source: allenai/OLMoE-1B-7B-0924 on the hub, config.json.
  const experts = 16 * 64 * 3 * 1024 * 2048
  test("lie apart with expert parallelism", () => {
    expect(of({ dp: 8 }).weights - of({ dp: 8, ep: 8 }).weights).toBeCloseTo(2 * experts * (1 - 1 / 8), 0)
  })
  test("share their optimizer among fewer replicas", () => {
    const shared = of({ dp: 8, zero: 1 }).optimizer
    expect(of({ dp: 8, ep: 8, zero: 1 }).optimizer).toBeCloseTo(shared, 0)
  })
  test("lie whole where tensor parallelism cuts the rest: all devices together hold each of them once", () => {
    const both = of({ tp: 8, ep: 8 }).weights
    expect(of({ tp: 8 }).weights - both).toBeCloseTo(0, 0)
    expect(of({ tp: 2, dp: 4, ep: 8 }).weights - of({ tp: 2, dp: 4, ep: 4 }).weights).toBeCloseTo(
      2 * experts * (1 / 8 - 1 / 4),
      0,
    )
  })
})

describe("adapters", () => {
  // Ranks beside query, key, value and output (768 each) and both matrices of the feed-forward, in 12 blocks. Source: arXiv 2106.09685, section 4.1.
  const adapters = 12 * 16 * (4 * (768 + 768) + 2 * (768 + 3072))
  test("LoRA: two bytes a frozen weight, 16 a trained one", () => {
    const { weights, gradients, optimizer } = states({ framework: "torch", method: "lora", loraRank: 16 }, {})
    expect(weights + gradients + optimizer).toBeCloseTo(2 * parameters + 16 * adapters, 0)
  })
  test("QLoRA: 4.127 bits for the matrices of blocks, two bytes for everything else", () => {
    const matrices = 12 * (4 * 768 * 768 + 2 * 768 * 3072)
    const { weights } = states({ framework: "torch", method: "qlora", loraRank: 16 }, {})
    expect(weights).toBeCloseTo((4.127 / 8) * matrices + 2 * (parameters - matrices) + 4 * adapters, 0)
  })
})
