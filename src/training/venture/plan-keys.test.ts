// What a file says of a step: taken by the plan, or told with its place.
import { describe, expect, test } from "vitest"
import { loweredTraining } from "../../../tests/support/lowered-training.ts"
import { atMedian, spread } from "../../../tests/support/rooms.ts"
import { planTraining } from "../index.ts"
import { ofTraining } from "../request/training-options.ts"
import { planKeys } from "./plan-keys.ts"

const full = "{ base: Llama-3.1-8B, method: full }"
const on8 = "gpus: [H100-SXM], count: 8 GPU, tokens: 1B token"
const gpt2 = "{ base: gpt2, method: pretrain }"

describe("measured steps", () => {
  const figures = (measured: string): readonly number[] => {
    const { made, reported } = loweredTraining(gpt2, `{ ${on8}, ${measured} }`)
    expect(reported).toEqual([])
    const [low, , high] = spread(made, "training.planning_error")
    return [atMedian(made, "training.planned_utilisation")[0] ?? 0, high / low]
  }
  const [prior = 0, before = 0] = figures("measured: []")

  test("move the plan of every number of GPUs towards them and narrow it", () => {
    const [slower = 0, after = 0] = figures("measured: [ { gpu: H100-SXM, gpus: 8, step: 0.75 s } ]")
    expect(slower).toBeLessThan(prior)
    expect(after).toBeLessThan(before)
    // Measured on 4 GPUs, used on 8; a count may have its unit.
    const [other = 0] = figures("measured: [ { gpu: H100-SXM, gpus: 4 GPU, step: 1500 ms } ]")
    expect(other).toBeLessThan(prior)
  })

  test("what was expected is what was measured: the plan stays", () => {
    const expected = planTraining("gpt2", { gpu: "H100-SXM", gpus: 8, method: "pretrain" }).answer?.stepTime
    const { made } = loweredTraining(gpt2, `{ ${on8}, measured: [ { gpu: H100-SXM, gpus: 8, step: ${expected} s } ] }`)
    expect((atMedian(made, "training.planned_utilisation")[0] ?? 0) / prior).toBeCloseTo(1, 2)
  })
})

describe("what cannot be is told", () => {
  test.each([
    ["another GPU", "measured: [ { gpu: A100-SXM-80GB, gpus: 8, step: 1 s } ]", "training-measured-elsewhere"],
    ["an unknown GPU", "measured: [ { gpu: H10O-SXM, gpus: 8, step: 1 s } ]", "unknown-gpu"],
    ["no time", "measured: [ { gpu: H100-SXM, gpus: 8, step: 0 s } ]", "training-measured-nothing"],
    ["a length for a time", "measured: [ { gpu: H100-SXM, gpus: 8, step: 8 GPU } ]", "wrong-unit"],
    ["a step without its GPUs", "measured: [ { gpu: H100-SXM, step: 1 s } ]", "missing-key"],
    ["a key that is none", "measured: [ { gpu: H100-SXM, gpus: 8, step: 1 s, micro_bach: 2 } ]", "unknown-key"],
    ["far from what is expected", "measured: [ { gpu: H100-SXM, gpus: 8, step: 60 s } ]", "training-in-file"],
    ["a layout of other GPUs", "measured: [ { gpu: H100-SXM, gpus: 8, step: 1 s, tp: 3 } ]", "training-in-file"],
    [
      "beside the founder's own share",
      "utilisation: 40 %, measured: [ { gpu: H100-SXM, gpus: 8, step: 1 s } ]",
      "training-measured-unused",
    ],
    ["heads that do not divide", "tp: 5", "training-in-file"],
    ["half a sequence", "micro_batch: 1.5", "training-plan-number"],
    ["a number still to be drawn", "global_batch: 10 to 20", "training-plan-number"],
    ["a stage that ZeRO has not", "zero: 4", "training-zero-stage"],
    ["a word that is none", "framework: megaton", "unknown-word"],
    ["a precision that the GPU lacks", "precision: fp4", "training-precision"],
    ["the old name of micro_batch", "batch: 2", "unknown-key"],
  ])("%s", (_, keys, code) => {
    const { reported } = loweredTraining(gpt2, `{ ${on8}, ${keys} }`)
    expect(reported.map((d) => d.code)).toContain(code)
    expect(reported.every((d) => d.span !== null)).toBe(true)
  })

  test("tokens of a sequence where samples are counted", () => {
    const { reported } = loweredTraining("{ base: resnet50 }", "{ gpus: [H100-SXM], samples: 1k image, sequence: 2048 token }")
    expect(reported.map((d) => d.code)).toEqual(["training-tokens-for-samples"])
  })

  test("a model that fits on no number of GPUs is a warning, and its memory says so", () => {
    const { made, reported } = loweredTraining(full, "{ gpus: [H100-SXM], count: 1 GPU, tokens: 1B token }")
    expect(reported.map((d) => [d.code, d.severity])).toEqual([["training-memory", "warning"]])
    expect(atMedian(made, "training.planned_memory")[0]).toBeGreaterThan(80e9)
  })
})

test("words are those of the command", () => {
  const options = ofTraining.options
  for (const [key, option] of [
    ["precision", "precision"],
    ["framework", "framework"],
    ["optimizer", "optimizer"],
    ["recompute", "recompute"],
    ["offload", "offload"],
    ["schedule", "schedule"],
  ] as const) {
    const { describe: described } = planKeys[key]
    const words = described.sort === "word" ? described.words : []
    for (const word of words) expect(options?.inside?.({ gpu: "H100-SXM", [option]: word }, "options")).toEqual([])
    expect(options?.inside?.({ gpu: "H100-SXM", [option]: "another" }, "options")).not.toEqual([])
  }
})
