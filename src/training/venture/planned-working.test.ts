// What explain opens of a plan.
import { describe, expect, test } from "vitest"
import { loweredTraining } from "../../../tests/support/lowered-training.ts"
import type { Working } from "../../engine/index.ts"
import { wordsOf } from "../../words/index.ts"

const training = "gpus: [H100-SXM], count: 8 GPU, tokens: 1B token"

function workingOf(name: string, more = ""): readonly Working[] {
  const { made } = loweredTraining("{ base: Llama-3.1-8B, method: full }", `{ ${training}, ${more} }`)
  return made.model.quantities.get(`training.${name}`)?.definition.working?.() ?? []
}

const inForce = (workings: readonly Working[]): Working => {
  const found = workings.filter(({ when }) => when !== undefined && 8 >= when.from && 8 < when.below)
  const [one] = found
  if (one === undefined || found.length !== 1) throw new Error(`${found.length} in force`)
  return one
}

const sumOf = ({ parts }: Working): number => parts.reduce((sum, { times, value }) => sum + times * value, 0)
const named = ({ parts }: Working, language: "en" | "zh"): readonly (string | null)[] =>
  parts.map(({ sentence }) => wordsOf(language).workingName(sentence))

describe("memory", () => {
  const memory = inForce(workingOf("planned_memory"))
  test("parts add up to it", () => expect(sumOf(memory)).toBeCloseTo(memory.value, 6))
  test("each has its name in both languages", () => {
    expect(named(memory, "en")).toEqual(expect.arrayContaining(["weights", "gradients", "optimizer states"]))
    expect(named(memory, "zh")).toEqual(expect.arrayContaining(["权重", "梯度", "优化器状态"]))
  })
})

describe("utilisation", () => {
  test("the step stands below it with its parts", () => {
    const [step] = inForce(workingOf("planned_utilisation")).parts
    if (step === undefined) throw new Error("no step")
    expect(sumOf(step) / step.value).toBeCloseTo(1, 2)
    expect(named(step, "en")).not.toContain(null)
    expect(named(step, "zh")).not.toContain(null)
  })

  test("prior, measurement and posterior", () => {
    const prior = inForce(workingOf("planned_utilisation"))
    const posterior = inForce(workingOf("planned_utilisation", "measured: [ { gpu: H100-SXM, gpus: 8, step: 4 s } ]"))
    const own = posterior.parts.at(-1)
    expect([own?.name, own?.value, own?.unit]).toEqual(["measured", 4, "s"])
    expect(posterior.sentence?.params).toMatchObject({ prior: prior.value, runs: 1 })
    expect(posterior.value * Number(posterior.sentence?.params.factor)).toBeCloseTo(prior.value, 9)
    for (const language of ["en", "zh"] as const)
      expect(wordsOf(language).working(posterior.sentence)).not.toMatch(/NaN|undefined/u)
  })
})
