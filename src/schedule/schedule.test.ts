import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { planModel } from "../../tests/support/plan-model.ts"
import { atMedian, spread } from "../../tests/support/rooms.ts"
import { createSampler, quantilesOf } from "../engine/index.ts"

/** The plan of the Chinese medical-record venture, times in weeks, most likely ones if `mode`. */
function medicalPlan(isModal: boolean): string {
  const takes = (low: number, mode: number, high: number): string =>
    isModal ? `takes: ${mode} week` : `takes: "pert(${low}, ${mode}, ${high}) week"`
  return `
  - { task: agreement, ${takes(6, 9, 18)} }
  - { task: deid, after: agreement, ${takes(4, 6, 10)}, needs: { ML engineer: 1 person } }
  - { task: cpt, after: deid, ${takes(1, 2, 4)}, needs: { cluster: 8 GPU, ML engineer: 1 person } }
  - { task: sft, after: cpt, ${takes(3, 4, 7)}, needs: { cluster: 8 GPU, ml-engineer: 2 person, physician: 0.4 person } }
  - { task: eval, after: sft, ${takes(3, 5, 9)}, needs: { physician: 0.4 person } }
  - { task: filing, after: sft, ${takes(8, 12, 24)} }
  - { task: appliance, after: deid, ${takes(4, 6, 9)} }
  - { task: pilot, after: [eval, appliance], ${takes(8, 10, 16)} }
  - { task: first-sale, after: [pilot, filing], ${takes(8, 14, 30)}, needs: { sales: 1 person } }`
}

const weeksPerMonth = 365.25 / 12 / 7

describe("the plan of the medical venture", () => {
  test("most likely times finish in 50 weeks", () => {
    const made = planModel(medicalPlan(true))
    expect(made.diagnostics).toEqual([])
    expect((atMedian(made, "launch")[0] ?? 0) * weeksPerMonth).toBeCloseTo(50, 9)
  })

  test("PERT times: p10, p50 and p90 of the finish", () => {
    const made = planModel(medicalPlan(false))
    expect(made.diagnostics).toEqual([])
    const node = made.model.quantities.get("launch")?.node ?? -1
    const [finish = new Float64Array()] = createSampler(made.model, { samples: 8192, seed: 1 }).run([node])
    const quantiles = quantilesOf(finish, finish.length, [0.1, 0.5, 0.9])
    const expected = [48.7, 54.7, 61.7]
    for (const [k, weeks] of expected.entries())
      expect(Math.abs(((quantiles[k] ?? 0) * weeksPerMonth) / weeks - 1)).toBeLessThan(0.01)
    const late = finish.filter((months) => months * weeksPerMonth <= 50).length / finish.length
    expect(late).toBeCloseTo(0.168, 1)
  })
})

describe("begin, end, launch", () => {
  test("a task begins when all it waits for have ended, and no earlier than `from`", () => {
    const made = planModel(`
  - { task: a, takes: 2 month }
  - { task: b, takes: 3 month, from: month 1 }
  - { milestone: both, after: [a, b] }
  - { task: c, after: both, takes: 1 month, from: month 9 }`)
    expect(made.diagnostics).toEqual([])
    const at = (name: string): number => atMedian(made, name)[0] ?? Number.NaN
    expect(["a.end", "b.begin", "b.end", "both.begin", "both.end", "c.begin", "c.end"].map((name) => at(`plan.${name}`))).toEqual(
      [2, 1, 4, 4, 4, 9, 10],
    )
    expect(at("launch")).toBe(10)
    expect([...made.lowered.taskEnds.keys()]).toEqual(["a", "b", "both", "c", "launch"])
  })

  test("without a plan the launch is when training is done", () => {
    expect(atMedian(planModel("[]"), "launch")).toEqual([3])
    expect(atMedian(planModel("[]"), "plan.spending")).toEqual([0])
  })

  test("the milestone called launch counts, whatever comes later", () => {
    const made = planModel(
      "[{ task: a, takes: 2 month }, { milestone: launch, after: a }, { task: b, after: launch, takes: 4 month }]",
    )
    expect(atMedian(made, "launch")).toEqual([2])
  })

  test("`training` takes what the planner says", () => {
    const made = planModel("[{ task: a, takes: 2 month }, { task: tune, after: a, takes: training }]", { training: "1.5 month" })
    expect(made.diagnostics).toEqual([])
    expect(atMedian(made, "launch")).toEqual([3.5])
    expect(made.lowered).toMatchObject({ trainingBegin: "plan.tune.begin", trainingLasts: "plan.tune.lasts" })
  })

  test("the example of the language", () => {
    const made = planModel(`
  - { task: curate, takes: 2 to 5 month, needs: { ml-engineer: 1 person } }
  - { task: tune,   after: curate, takes: training }
  - { task: trial,  after: tune, takes: 3 to 9 month }
  - { milestone: launch, after: trial }`)
    expect(made.diagnostics).toEqual([])
    const [low, middle, high] = spread(made, "launch")
    expect(low).toBeGreaterThan(8)
    expect(middle).toBeCloseTo(Math.sqrt(10) + 3 + Math.sqrt(27), 0)
    expect(high).toBeLessThan(17)
  })
})

/** Tasks in any order of the file; each waits for some of those with a lower number. */
const anyPlan = fc.array(fc.record({ takes: fc.integer({ min: 0, max: 9 }), waits: fc.array(fc.nat(7), { maxLength: 3 }) }), {
  minLength: 1,
  maxLength: 8,
})

test("every task begins when the longest way to it has been gone", () => {
  fc.assert(
    fc.property(anyPlan, (tasks) => {
      const after = tasks.map(({ waits }, k) => waits.filter((other) => other < k))
      const ends: number[] = []
      for (const [k, { takes }] of tasks.entries())
        ends.push(Math.max(0, ...(after[k] ?? []).map((other) => ends[other] ?? 0)) + takes)
      const lines = tasks.map(
        ({ takes }, k) => `{ task: t${k}, takes: ${takes} month, after: [${(after[k] ?? []).map((other) => `t${other}`)}] }`,
      )
      const made = planModel(`[${lines.toReversed().join(", ")}]`)
      expect(made.diagnostics).toEqual([])
      expect(tasks.map((_, k) => atMedian(made, `plan.t${k}.end`)[0])).toEqual(ends)
      // No task is the training, so it is awaited too: 3 months.
      expect(atMedian(made, "launch")).toEqual([Math.max(3, ...ends)])
    }),
    { numRuns: 60, seed: 1 },
  )
})

describe("what tasks cost", () => {
  test("is spread over the time they take; what takes no time is paid at once", () => {
    const made = planModel(`
  - { task: a, takes: 2.5 month, cost: 100 USD }
  - { milestone: fee, after: a, cost: 7 USD }
  - { task: quick, after: a, takes: 0 month, cost: 5 USD }`)
    expect(made.diagnostics).toEqual([])
    expect(atMedian(made, "plan.spending").slice(0, 4)).toEqual([40, 40, 20 + 12, 0])
  })
})

describe("mistakes", () => {
  test.each<[string, string, string[], object]>([
    [
      "an unknown task",
      "[{ task: pilot, takes: 1 month }, { task: b, takes: 1 month, after: pilto }]",
      ["unknown-task"],
      { name: "pilto", nearest: ["pilot"] },
    ],
    [
      "a loop",
      "[{ task: a, takes: 1 month, after: c }, { task: b, takes: 1 month, after: a }, { task: c, takes: 1 month, after: [b] }]",
      ["plan-loop"],
      { loop: ["a", "c", "b", "a"] },
    ],
    ["waiting for oneself", "[{ task: a, takes: 1 month, after: a }]", ["plan-loop"], { loop: ["a", "a"] }],
    ["a duplicate", "[{ task: a, takes: 1 month }, { task: a, takes: 1 month }]", ["duplicate-name"], { name: "a" }],
    ["a task without its time", "[{ task: a }]", ["task-needs-time"], { task: "a" }],
    ["a milestone that takes time", "[{ milestone: a, takes: 1 month }]", ["milestone-takes-time"], { milestone: "a" }],
    ["neither task nor milestone", "[{ takes: 1 month }]", ["task-or-milestone"], {}],
    ["both", "[{ task: a, milestone: b, takes: 1 month }]", ["task-or-milestone"], {}],
    ["a name that no formula can hold", '[{ task: "1, 2", takes: 1 month }]', ["bad-name"], {}],
    [
      "a role that nobody has",
      "[{ task: a, takes: 1 month, needs: { ml-enginer: 1 person } }]",
      ["unknown-role"],
      { nearest: ["ML engineer"] },
    ],
    [
      "a pool that is not there",
      "[{ task: a, takes: 1 month, needs: { clutser: 1 GPU } }]",
      ["unknown-pool"],
      { nearest: ["cluster"] },
    ],
    [
      "more people than there will ever be",
      "[{ task: a, takes: 1 month, needs: { ml-engineer: 3 person } }]",
      ["need-exceeds"],
      { wanted: 3, most: 2 },
    ],
    ["a need in another unit", "[{ task: a, takes: 1 month, needs: { cash: 3 USD } }]", ["wrong-unit"], { expected: "person" }],
    [
      "training twice",
      "[{ task: a, takes: training }, { task: b, takes: training }]",
      ["training-planned-twice"],
      { task: "b", first: "a" },
    ],
  ])("%s", (_, plan, expected, params) => {
    const { diagnostics } = planModel(plan)
    expect(diagnostics.map((d) => d.code)).toEqual(expected)
    expect(diagnostics[0]?.params).toMatchObject(params)
    expect(diagnostics[0]?.span).not.toBeNull()
  })

  test("all are told at once", () => {
    const { diagnostics } = planModel("[{ task: a, after: x }, { task: b, takes: 1 month, needs: { doctor: 1 person } }]")
    expect(diagnostics.map((d) => d.code)).toEqual(["task-needs-time", "unknown-task", "unknown-role"])
  })
})
