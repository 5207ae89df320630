// A venture file and the command tell the same of the same training.
import { describe, expect, test } from "vitest"
import { loweredTraining } from "../../../tests/support/lowered-training.ts"
import { atMedian, spread } from "../../../tests/support/rooms.ts"
import { planTraining, type TrainingOptions } from "../index.ts"

type Case = {
  readonly base: string
  readonly options: TrainingOptions
  readonly model?: string
  readonly training?: string
}

const cases: readonly Case[] = [
  { base: "Llama-3.1-8B", options: { gpu: "H100-SXM", gpus: 8, method: "full" } },
  { base: "Llama-3.1-8B", options: { gpu: "A100-SXM-80GB", gpus: 4, method: "lora", loraRank: 64 }, model: "rank: 64" },
  { base: "resnet50", options: { gpu: "H100-SXM", gpus: 8, method: "full" } },
  {
    base: "Llama-3.1-8B",
    options: {
      gpu: "H100-SXM",
      gpus: 16,
      method: "full",
      sequence: 2048,
      globalBatch: 128,
      framework: "deepspeed",
      optimizer: "adafactor",
    },
    training: "sequence: 2048 token, global_batch: 128, framework: deepspeed, optimizer: adafactor",
  },
  {
    base: "gpt2",
    options: {
      gpu: "H100-SXM",
      gpus: 8,
      method: "pretrain",
      precision: "fp8",
      tp: 2,
      microBatch: 16,
      zero: 1,
      recompute: "none",
    },
    training: "precision: fp8, tp: 2, micro_batch: 16, zero: 1, recompute: none",
  },
]

describe.each(cases)("$base, $options", ({ base, options, model = "", training = "" }) => {
  const { gpu, gpus = 1, method } = options
  const per = base === "resnet50" ? "samples: 1M image" : "tokens: 1B token"
  const { made, reported } = loweredTraining(
    `{ base: ${base}, method: ${method}, ${model} }`,
    `{ gpus: [${gpu}], count: ${gpus} GPU, runs: 1, epochs: 1, goodput: 100 %, ${per}, ${training} }`,
  )
  const { answer } = planTraining(base, { ...options, tokens: base === "resnet50" ? 1e6 : 1e9 })
  if (answer === null) throw new Error(base)
  const figure = (name: string): number => atMedian(made, `training.${name}`)[0] ?? Number.NaN
  const near = (got: number, wanted: number): void => expect(got / wanted).toBeCloseTo(1, 2)

  test("memory and its interval", () => {
    expect(reported).toEqual([])
    near(figure("planned_memory"), answer.memoryPerGpu.total)
    const [low, , high] = spread(made, "training.memory")
    near(low, answer.interval.memory[0])
    near(high, answer.interval.memory[1])
  })

  test("utilisation", () => {
    near(figure("planned_utilisation"), answer.mfu)
  })

  test("GPU-hours without what plans are off by, and but for the last step, which is whole", () => {
    const whole =
      answer.run === null ? 1 : answer.run.amount / (answer.run.steps * answer.plan.globalBatch * (answer.sequence ?? 1))
    const hours = (figure("gpu_hours") * figure("planning_error")) / ((answer.run?.gpuHours ?? 0) * whole)
    // A file counts three passes for all layers; images have no gradient of their own in the first.
    expect(Math.abs(hours - 1)).toBeLessThan(0.02)
  })
})

test("what a larger model or batch would meet is no more than what the plan takes", () => {
  const { made } = loweredTraining("{ base: Llama-3.1-8B, method: full }", "{ gpus: [H100-SXM], tokens: 1B token }")
  const [state = 0, activations = 0, planned = 0] = ["state", "activations", "planned_memory"].flatMap((name) =>
    atMedian(made, `training.${name}`),
  )
  expect(state / 8 + activations).toBeLessThanOrEqual(planned)
})
