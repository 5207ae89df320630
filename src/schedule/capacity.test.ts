import { describe, expect, test } from "vitest"
import { planModel } from "../../tests/support/plan-model.ts"
import { atMedian, readSection } from "../../tests/support/rooms.ts"
import { mapOf, quantity } from "../shape/index.ts"
import { scheduleMeanings } from "../words/meanings-schedule.ts"
import { type Group, poolSupplies } from "./index.ts"

describe("people and GPUs bound the plan", () => {
  const engineers = (need: string, name = "a"): string => `{ task: ${name}, takes: 2 month, needs: { ml-engineer: ${need} } }`
  const one = (have: string, need: string): number[] => {
    const made = planModel(`[${engineers(need)}]`, { have })
    expect(made.diagnostics.filter((d) => d.severity === "error")).toEqual([])
    return ["available_ml_engineer", "stretch", "lasts", "end"].flatMap((name) => atMedian(made, `plan.a.${name}`))
  }

  test.each([
    ["as many as needed", "2 person", "2 person", [2, 1, 2, 2]],
    ["more do not hurry it", "5 person", "1 person", [5, 1, 2, 2]],
    ["half take twice the time", "1 person", "2 person", [1, 2, 4, 4]],
    ["nobody never ends it", "0 person", "1 person", [0, Infinity, Infinity, Infinity]],
    ["nobody is needed and nobody is there", "0 person", "0 person", [0, 1, 2, 2]],
    ["a need to be chosen", "1 person", "'choose 2, 3 person'", [1, 2, 4, 4]],
    ["people by month count in the month of the beginning", "{ month 0: 1 person, month 1: 4 person }", "4 person", [1, 4, 8, 8]],
    ["a formula counts likewise", '"= 1 person"', "2 person", [1, 2, 4, 4]],
  ])("%s", (_, count, need, expected) => {
    expect(one(`ML_engineer: ${count}`, need)).toEqual(expected)
  })

  test("people by month: beyond the horizon the last month counts, also of what never begins", () => {
    const have = "ML_engineer: { month 0: 0 person, month 11: 2 person }, physician: 0 person"
    const late = planModel(`[{ task: x, takes: 20 month }, ${engineers("4 person").replace("a,", "a, after: x,")}]`, { have })
    expect(atMedian(late, "plan.a.end")).toEqual([24])
    const never =
      "[{ task: x, takes: 1 month, needs: { physician: 1 person } }, { task: a, after: x, takes: 1 month, needs: { ml-engineer: 2 person } }]"
    expect(atMedian(planModel(never, { have }), "plan.a.stretch")).toEqual([1])
    expect(atMedian(planModel(never, { have }), "launch")).toEqual([Infinity])
  })

  test("the scarcest counts, GPUs too", () => {
    const made = planModel(
      "[{ task: a, takes: 1 month, needs: { ml-engineer: 3 person, cluster: 40 GPU, physician: 0.2 person } }]",
    )
    expect(made.diagnostics.map((d) => d.code)).toEqual(["need-exceeds", "need-exceeds"])
    expect(atMedian(made, "launch")).toEqual([5])
  })

  test("the training task is stretched by people alone: the estimate knows its GPUs", () => {
    const needs = (text: string): number[] =>
      atMedian(planModel(`[{ task: tune, takes: training, needs: { ${text} } }]`), "plan.tune.lasts")
    expect(needs("cluster: 80 GPU")).toEqual([3])
    expect(needs("cluster: 80 GPU, ml-engineer: 4 person")).toEqual([6])
  })

  test("what takes no time needs nobody; a milestone neither", () => {
    const have = "ML_engineer: 0 person"
    const made = planModel(
      "[{ task: a, takes: 0 month, needs: { ml-engineer: 1 person } }, { milestone: b, after: a, needs: { ml-engineer: 1 person } }]",
      { have },
    )
    expect(atMedian(made, "plan.b.end")).toEqual([0])
  })

  test("what never ends costs nothing, and nothing after it either", () => {
    const made = planModel(
      "[{ task: a, takes: 2 month, cost: 8 USD, needs: { ml-engineer: 1 person } }, { task: b, after: a, takes: 1 month, cost: 4 USD }, { milestone: c, after: b, cost: 1 USD }]",
      { have: "ML_engineer: 0 person" },
    )
    expect(atMedian(made, "plan.spending")).toEqual(Array.from({ length: 12 }, () => 0))
    const slow = planModel("[{ task: a, takes: 2 month, cost: 8 USD, needs: { ml-engineer: 4 person } }]")
    expect(atMedian(slow, "plan.spending").slice(0, 5)).toEqual([2, 2, 2, 2, 0])
  })

  const plan =
    "[{ task: a, takes: 2 month, needs: { ml-engineer: 3 person } }, { task: b, takes: 2 month, after: a, needs: { ml-engineer: 3 person } }]"
  test.each<[string, Omit<Group, "count">, readonly [string, string], readonly [number, number]]>([
    ["from the beginning", { part: null, begin: "came", until: null, waitsFor: [] }, ["month", "0 month"], [3, 3]],
    ["in the middle of a: in time for b", { part: null, begin: "came", until: null, waitsFor: [] }, ["month", "1 month"], [2, 3]],
    ["and gone before b", { part: null, begin: "came", until: "gone", waitsFor: [] }, ["month", "0 month"], [3, 2]],
    [
      "after a, counted for b alone",
      { part: null, begin: "plan.a.end", until: null, waitsFor: ["a"] },
      ["month", "0 month"],
      [2, 3],
    ],
    ["after b, for neither", { part: null, begin: "plan.b.end", until: null, waitsFor: ["b"] }, ["month", "0 month"], [2, 2]],
    [
      "after the launch, for neither",
      { part: null, begin: "launch", until: null, waitsFor: ["launch"] },
      ["month", "0 month"],
      [2, 2],
    ],
  ])("a hire who comes %s", (_, hire, came, expected) => {
    const made = planModel(plan, { hires: [hire], lines: { came, gone: ["month", "2 month"] } })
    expect(made.diagnostics.filter((d) => d.severity === "error")).toEqual([])
    expect(["a", "b"].map((name) => atMedian(made, `plan.${name}.available_ml_engineer`)[0])).toEqual(expected)
  })

  test("a hire after the milestone called launch works on what follows it, by way of others too", () => {
    const made = planModel(
      `[${engineers("3 person")}, { milestone: Launch, after: a }, { milestone: m, after: Launch }, { task: b, after: m, takes: 1 month, needs: { ml-engineer: 3 person } }]`,
      { hires: [{ part: null, begin: "launch", until: null, waitsFor: ["launch"] }] },
    )
    expect(["a", "b"].map((name) => atMedian(made, `plan.${name}.stretch`)[0])).toEqual([1.5, 1])
  })

  test("a pool is found by its field", () => {
    const { fields } = readSection(mapOf(quantity(null)), "resources.gpus.lab", "{ count: 8 GPU, cost: 1 USD/GPU/hour }")
    const [lab] = poolSupplies([{ name: "lab", count: 8 }], fields)
    expect(lab).toMatchObject({ name: "lab", most: 8, groups: [{ count: { name: "resources.gpus.lab.count" } }] })
    expect(lab?.groups).toHaveLength(1)
  })

  test("every quantity has its words", () => {
    const keys = planModel("[{ task: a, takes: training, cost: 1 USD, needs: { ml-engineer: 1 person } }]").lowered.quantities
    expect(keys.map((row) => row.meaning).filter((key) => !(key in scheduleMeanings))).toEqual([])
  })
})
