// What cannot be done as it is written is not recommended, whatever it would be worth; where nothing can be done, that is said.
import { describe, expect, test } from "vitest"
import { smallProject } from "../../../tests/support/small-project.ts"
import { pageOf, planText } from "../../report/index.ts"
import { compileVenture } from "../../venture/index.ts"
import { wordsOf } from "../../words/index.ts"
import type { PlanAnswer } from "../answer.ts"
import { planVenture } from "../plan/plan-venture.ts"

const full = "{ base: Llama-3.1-70B, method: full, data: [notes] }"
const rented = "{ gpu: H100-SXM, request: { input: 1000 token, output: 200 token } }"

/** Two projects on 4 L40S: `rich` trains all of a model of 70B and sells at three times the price. */
function venture(rich: string) {
  const first = smallProject({ gpu: "L40S", count: "4 GPU" })
  const second = smallProject({ model: rich, serving: rented })
  const project = second.slice(second.indexOf("  a:\n")).replace("  a:\n", "  rich:\n").replace("2000 USD", "6000 USD")
  const compiled = compileVenture(first + project, { file: "v.yaml" })
  if (compiled.venture === null) throw new Error(JSON.stringify(compiled.diagnostics))
  return compiled.venture
}

function planned(of: ReturnType<typeof venture>): PlanAnswer {
  const { answer, diagnostics } = planVenture(of, { samples: 512 })
  if (answer === null) throw new Error(JSON.stringify(diagnostics))
  return answer
}

describe("a rich project that does not fit", () => {
  const file = venture(full)
  const answer = planned(file)

  test("is not the best, though it would be worth more", () => {
    const { a, rich } = answer.projects
    expect(answer.best).toBe("a")
    expect(Number(rich?.objective.worth)).toBeGreaterThan(Number(a?.objective.worth))
    expect([a?.probabilityBest, rich?.probabilityBest]).toEqual([1, 0])
    expect(rich?.feasibility.verdict).toMatchObject({ canBeDone: false, limit: "memory", probability: 0 })
  })

  test.each(["en", "zh"] as const)("the verdict names it, why, and what would let it be done: %s", (language) => {
    const words = wordsOf(language)
    const text = planText(answer, [], file, pageOf(words, 1000))
    const [verdict = ""] = text.split(`\n${words.report.headings.ranking}`)
    expect(verdict).toContain(words.feasibility.fails.memory("0 %"))
    expect(verdict).toContain("--set rich.model.method=lora")
    expect(text).toContain(words.feasibility.notRanked(["rich"]))
  })
})

test("with the change that is told it is compared, and wins", () => {
  expect(planned(venture(full.replace("full", "lora"))).best).toBe("rich")
})

test("where nothing can be done the verdict says so, and what to do first", () => {
  const { venture: alone } = compileVenture(smallProject({ model: full, gpu: "L40S", count: "4 GPU", serving: rented }), {
    file: "v.yaml",
  })
  if (alone === null) throw new Error("no venture")
  const answer = planned(alone)
  const words = wordsOf("en")
  const text = planText(answer, [], alone, pageOf(words, 1000))
  expect(answer.best).toBe("a")
  expect(text).toContain("a cannot be done as it is written: the model fits into the memory in 0 % of the samples.")
  expect(text).toContain("First of all, make it possible: train by lora instead of full")
  expect(text).not.toMatch(/Choose a|Keep the cash/u)
})
