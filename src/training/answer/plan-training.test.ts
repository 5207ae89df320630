// The planner by its door: what is searched, what is told, what is refused.
import { describe, expect, test } from "vitest"
import type { TrainingOptions } from "../request/training-options.ts"
import { planTraining } from "./plan-training.ts"
import type { TrainingAnswer } from "./training-answer.ts"

function planned(model: string, options: TrainingOptions): TrainingAnswer {
  const { answer, diagnostics } = planTraining(model, options)
  if (answer === null) throw new Error(JSON.stringify(diagnostics))
  return answer
}

const codes = (model: string, options: TrainingOptions): readonly string[] =>
  planTraining(model, options).diagnostics.map(({ code }) => code)

const small = { gpu: "A100", gpus: 8, sequence: 1024, framework: "fsdp", optimizer: "adamw", globalBatch: 64 } as const

describe("an answer", () => {
  const answer = planned("gpt2", { ...small, tokens: 1e9 })

  test("has parts that add up", () => {
    const seconds = Object.values(answer.breakdown).reduce((sum, part) => sum + part, 0)
    expect(seconds).toBeCloseTo(answer.stepTime, 9)
    const { total, ...parts } = answer.memoryPerGpu
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(total, 0)
  })

  test("agrees with itself", () => {
    expect(answer.tokensPerSecond).toBeCloseTo((64 * 1024) / answer.stepTime, 6)
    expect(answer.tokensPerSecondPerGpu * 8).toBeCloseTo(answer.tokensPerSecond, 6)
    expect(answer.mfu).toBeCloseTo(answer.modelFlopsPerGpu / 312e12, 4)
    expect(answer.run?.steps).toBe(Math.ceil(1e9 / (64 * 1024)))
    const [low, high] = answer.run?.cost?.range ?? [0, 0]
    expect(low).toBeLessThan(high)
  })

  test("has every figure within its interval", () => {
    const { interval } = answer
    for (const key of ["stepTime", "tokensPerSecond", "tokensPerSecondPerGpu", "modelFlopsPerGpu", "mfu"] as const)
      expect([interval[key][0] < answer[key], answer[key] < interval[key][1]], key).toEqual([true, true])
  })

  test("keeps what was given", () => {
    const { plan } = planned("gpt2", { ...small, dp: 4, tp: 2, microBatch: 2, zero: 2, recompute: "full" })
    expect(plan).toMatchObject({ dp: 4, tp: 2, microBatch: 2, zero: 2, recompute: "full", precision: "bf16" })
  })
})

test("without a number of devices as few are taken as hold it", () => {
  const { gpus, fits } = planned("Llama-3.1-8B", { gpu: "A100", sequence: 2048, globalBatch: 64 })
  expect([gpus, fits]).toEqual([2 ** Math.round(Math.log2(gpus)), true])
  expect(planned("Llama-3.1-8B", { gpu: "A100", gpus: gpus / 2, sequence: 2048, globalBatch: 64 }).fits).toBe(false)
})

test("the cheapest takes no more device time than the fewest", () => {
  const asked = { gpu: "A100", sequence: 1024, globalBatch: 64 } as const
  const time = ({ gpus, stepTime }: TrainingAnswer): number => gpus * stepTime
  expect(time(planned("gpt2", { ...asked, objective: "cost" }))).toBeLessThanOrEqual(time(planned("gpt2", asked)))
})

test("8 bits stand beside 16 where the device has them and all weights learn", () => {
  const precisions = (options: Partial<TrainingOptions>): readonly string[] =>
    planned("gpt2", { ...small, gpu: "H100", ...options }).alternatives.map(({ plan }) => plan.precision)
  expect(precisions({})).toContain("fp8")
  expect(precisions({ precision: "bf16" })).not.toContain("fp8")
  expect(precisions({ method: "lora" })).not.toContain("fp8")
  expect(precisions({ gpu: "A100" })).not.toContain("fp8")
})

test("a step of the user's own pulls the estimate, as far as it can be believed", () => {
  const before = planned("gpt2", small)
  const own = 1.3 * before.stepTime
  const after = planned("gpt2", { ...small, measuredStep: own })
  expect(after.measured).toEqual({ stepTime: own, expected: before.stepTime })
  expect(after.stepTime).toBeGreaterThan(before.stepTime)
  expect(after.stepTime).toBeLessThan(own)
  const width = ({ interval: { stepTime } }: TrainingAnswer): number => stepTime[1] / stepTime[0]
  expect(width(after)).toBeLessThan(width(before))
})

test("what was measured moves the step in fewer bits as well", () => {
  const eight = { gpu: "H100-SXM", gpus: 8, globalBatch: 64, sequence: 1024 } as const
  const inFp8 = (answer: TrainingAnswer) =>
    answer.alternatives.find(({ plan }) => plan.precision === "fp8")?.stepTime ?? Number.NaN
  const before = planned("gpt2", eight)
  const after = planned("gpt2", { ...eight, measuredStep: 2 * before.stepTime })
  expect(inFp8(after) / inFp8(before)).toBeCloseTo(after.stepTime / before.stepTime, 9)
})

test("a run that does not fit has no price", () => {
  const answer = planned("llama-3.1-8b", { gpu: "A100", gpus: 1, method: "full", tokens: 1e9 })
  expect([answer.fits, answer.run]).toEqual([false, null])
})

describe("offload, schedule and loader", () => {
  test("stand in the plan, as usual where nobody said them", () => {
    expect(planned("gpt2", small).plan).toMatchObject({ offload: "nothing", schedule: "1f1b" })
    const given = { offload: "optimizer", schedule: "zero-bubble", pp: 2 } as const
    expect(planned("gpt2", { ...small, ...given }).plan).toMatchObject(given)
  })

  test("states in the host's memory leave the device's and take time", () => {
    const [kept, gone] = (["nothing", "optimizer"] as const).map((offload) =>
      planned("gpt2", { ...small, dp: 8, microBatch: 8, offload }),
    )
    expect(gone?.memoryPerGpu.optimizer).toBe(0)
    expect(kept?.memoryPerGpu.optimizer).toBeGreaterThan(0)
    expect(gone?.breakdown.offloading).toBeGreaterThan(0)
  })

  test("a slow loader is waited for, and an assumed one is told where it holds the step back", () => {
    const pictures = { gpu: "H100", gpus: 8, globalBatch: 2048 } as const
    const slow = planned("resnet50", { ...pictures, loader: 1000 })
    expect(slow.stepTime).toBeCloseTo(2.048, 9)
    expect(slow.assumed).not.toContain("loader")
    expect(planned("resnet50", { ...pictures, loader: 1e9 }).breakdown.loading).toBe(0)
    const usual = planned("resnet50", pictures)
    expect(usual.assumed.includes("loader")).toBe(usual.breakdown.loading > 0)
  })
})

describe("a step of the user's own far from what was predicted", () => {
  const predictedEnds = planned("gpt2", small).interval.stepTime

  test.each([
    ["inside of the interval", 1.01 * predictedEnds[0], null],
    ["three times its upper end", 3 * predictedEnds[1], ["above", "3"]],
    ["half of its lower end", predictedEnds[0] / 2, ["below", "2"]],
  ])("%s", (_, measuredStep, told) => {
    const far = planTraining("gpt2", { ...small, measuredStep }).diagnostics.find(({ code }) => code === "training-measured-far")
    expect(far === undefined ? null : [far.params.side, far.params.factor]).toEqual(told)
  })
})

describe("what cannot be, or only just", () => {
  test.each<[string, string, TrainingOptions, readonly string[]]>([
    ["fits nowhere", "Llama-3.1-70B", { ...small, gpus: 1 }, ["training-does-not-fit"]],
    ["degrees that do not give the devices", "gpt2", { ...small, tp: 4, dp: 4 }, ["training-layout-devices"]],
    ["matrices of a model without attention", "resnet50", { gpu: "A100", gpus: 8, tp: 2 }, ["training-layout-heads"]],
    [
      "chunks of a schedule without",
      "gpt2",
      { ...small, pp: 2, vpp: 2, schedule: "zero-bubble" },
      ["training-layout-interleaving"],
    ],
    ["a schedule without a pipeline", "gpt2", { ...small, pp: 1, schedule: "zero-bubble" }, ["training-schedule-alone"]],
    [
      "a stage of ZeRO that the framework lacks",
      "gpt2",
      { ...small, framework: "megatron", zero: 3 },
      ["training-zero-framework"],
    ],
    ["one that pipelines lack", "gpt2", { ...small, framework: "deepspeed", pp: 2, zero: 2 }, ["training-zero-framework"]],
    ["heads that cannot be cut", "gpt2", { ...small, tp: 8 }, ["training-layout-heads"]],
    ["more stages than blocks", "gpt2", { ...small, gpus: 16, pp: 16 }, ["training-layout-blocks"]],
    ["experts of a dense model", "gpt2", { ...small, ep: 8 }, ["training-layout-experts"]],
    ["a batch that replicas cannot share", "gpt2", { ...small, globalBatch: 60, dp: 8 }, ["training-layout-batch"]],
    ["adapters without matrices", "resnet50", { gpu: "A100", gpus: 1, method: "lora" }, ["model-method-unfit"]],
    ["a step measured on no number of devices", "gpt2", { gpu: "A100", measuredStep: 1 }, ["training-measured-alone"]],
  ])("%s", (_, model, options, expected) => {
    expect(codes(model, options)).toEqual(expected)
  })

  test("what does not fit is told with how many devices would hold it, and they do", () => {
    const { answer, diagnostics } = planTraining("Llama-3.1-8B", { ...small, gpus: 1 })
    const nearest = Number(diagnostics[0]?.params.nearest)
    expect(answer?.fits).toBe(false)
    expect(planned("Llama-3.1-8B", { ...small, gpus: nearest }).fits).toBe(true)
  })
})
