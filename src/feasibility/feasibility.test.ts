import { describe, expect, test } from "vitest"
import { type SmallProject, smallProject } from "../../tests/support/small-project.ts"
import { type RunAnswer, runVenture } from "../decide/index.ts"
import { compileVenture } from "../venture/index.ts"
import { feasibilityMeanings } from "../words/meanings-feasibility.ts"

function compiled(parts: SmallProject) {
  const { venture, diagnostics } = compileVenture(smallProject(parts), { file: "v.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

/** Medians, of names inside the project. */
function medians(parts: SmallProject, ...names: readonly string[]): number[] {
  const quantities = names.map((name) => `a.${name}`)
  const answer: RunAnswer | null = runVenture(compiled(parts), { samples: 256, quantities }).answer
  return quantities.map((path) => Number(answer?.quantities[path]?.p50))
}

const pretrain = (base: string): SmallProject => ({
  model: `{ base: ${base}, method: pretrain, data: [notes] }`,
  count: "64 GPU",
})

describe("data", () => {
  test.each([
    // Chinchilla, arXiv 2203.15556: 20 tokens a parameter.
    ["pretrain", 20 * 494_032_768],
    // arXiv 2311.08545: 2.4B tokens for 6.9B parameters.
    ["continue", 0.35 * 494_032_768],
    // LIMA, arXiv 2305.11206.
    ["full", 750_000],
    ["lora", 750_000],
    ["qlora", 750_000],
  ])("%s needs %d tokens", (method, expected) => {
    const [needed = 0] = medians({ model: `{ base: Qwen2.5-0.5B, method: ${method}, data: [notes] }` }, "feasibility.data.needed")
    expect(needed / expected).toBeCloseTo(1, 6)
  })

  test.each([
    [1, 3e9],
    [3, 9e9],
    [4, 12e9],
    // Beyond four passes nothing is won, arXiv 2305.16264.
    [9, 12e9],
  ])("%d passes count as %d tokens of text", (epochs, expected) => {
    const parts = { ...pretrain("Qwen2.5-0.5B"), training: `{ gpus: [lab], epochs: ${epochs} }` }
    expect(medians(parts, "feasibility.data.owned")).toEqual([expected])
  })

  test("examples count once, whatever the passes", () => {
    expect(medians({ training: "{ gpus: [lab], epochs: 3 }" }, "feasibility.data.owned")).toEqual([3e9])
  })

  // ImageNet-1k, COCO train2017, FFHQ, Statlog; VTAB-1k where there are weights to begin from.
  test.each([
    ["resnet50", "full", 1000],
    ["resnet50", "pretrain", 1_281_167],
    ["yolov8m", "pretrain", 118_287],
    ["LeNet-5", "full", 1_281_167],
    ["DCGAN generator", "full", 70_000],
    ["XGBoost german credit", "full", 1000],
  ])("%s by %s needs %d samples", (base, method, expected) => {
    const parts = {
      model: `{ base: ${base}, method: ${method}, data: [notes] }`,
      size: "1M sample",
      training: "{ gpus: [lab], gpu_hours: 10 GPU-hour }",
      serving: "{ pool: lab, request: { samples: 1 sample } }",
    }
    expect(medians(parts, "feasibility.data.needed")).toEqual([expected])
  })

  test("samples are counted in tokens", () => {
    const parts = { size: "1M sample", training: "{ gpus: [lab], per_sample: 500 token/sample }" }
    expect(medians(parts, "feasibility.data.owned")).toEqual([5e8])
  })
})

describe("parameters", () => {
  test("what fits follows the memory: state of all GPUs, activations of each", () => {
    const [fits = 0, parameters = 0, state = 0, activations = 0] = medians(
      { model: "{ base: Llama-3.1-8B, method: full, data: [notes] }" },
      "feasibility.trainable",
      "model.parameters",
      "training.state",
      "training.activations",
    )
    // 16 bytes a parameter, arXiv 1910.02054, and what is made of them on the way; 80 GB.
    expect(state / parameters).toBeGreaterThan(16)
    expect(state / parameters).toBeLessThan(32)
    expect(fits / ((parameters * 8 * (80e9 - activations)) / state)).toBeCloseTo(1, 2)
  })

  test("one copy of the weights lies on the GPUs of a replica", () => {
    const serving = "{ pool: lab, replica_gpus: 2 GPU, request: { input: 100 token, output: 10 token } }"
    const [fits = 0, room = 0] = medians({ serving }, "feasibility.servable", "feasibility.serving_room")
    // What vLLM may take of 160 GB, less its program and buffers; 2 bytes a parameter, but for vectors that lie on both.
    expect(room).toBeGreaterThan(0.75 * 160e9)
    expect(room).toBeLessThan(0.96 * 160e9)
    expect(fits / (room / 2)).toBeCloseTo(1, 2)
  })

  test("what is rented beyond an owned pool is no limit", () => {
    expect(compiled({}).model.quantities.has("a.feasibility.servable")).toBe(false)
  })
})

describe("GPU-hours", () => {
  test("the rest of the plan leaves what is not its own", () => {
    expect(medians({}, "feasibility.window", "feasibility.afterwards")).toEqual([34, 2])
  })
  test("a constraint on the launch is the deadline", () => {
    expect(medians({ constraints: "[ launch < month 12 ]" }, "feasibility.deadline", "feasibility.window")).toEqual([12, 10])
  })
})

test("every quantity has its words", () => {
  const all = [{}, pretrain("Qwen2.5-0.5B"), { serving: "{ pool: lab, replica_gpus: 2 GPU }" }]
  const keys = new Set(
    all.flatMap((parts) =>
      [...compiled(parts).model.quantities.values()]
        .map(({ definition }) => definition.meaning)
        .filter((meaning) => meaning.startsWith("feasibility.")),
    ),
  )
  expect([...keys].toSorted()).toEqual(Object.keys(feasibilityMeanings).toSorted())
})
