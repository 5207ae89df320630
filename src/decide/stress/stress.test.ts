// Blows on what rooms make: the example of the front page, with everything that can be struck.
import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { compileVenture, type Venture } from "../../venture/index.ts"
import { readSubjects } from "../choose/subject.ts"
import { drained } from "../drained.ts"
import { type Ground, groundSteps, runOf } from "../plan/ground.ts"
import { stressBench } from "./bench.ts"
import { casesOf } from "./cases.ts"
import { stressOf } from "./stress.ts"

function compiled(text: string): Venture {
  const { venture, diagnostics } = compileVenture(text, { file: "v.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

function groundOf(text: string, samples: number): Ground {
  const venture = compiled(text)
  return drained(groundSteps(venture, readSubjects(venture).subjects, { samples }, () => {}))
}

describe("the first example", () => {
  const text = readFileSync(new URL("../../../examples/first/venture.yaml", import.meta.url), "utf8")
  const ground = groundOf(text, 1024)
  const projects = ground.chosen.map(({ subject }) => subject.project)
  const cases = casesOf(ground.venture, projects)
  const bench = stressBench(ground, cases)

  test("without a blow is what was planned, to the last bit", () => {
    for (const [k, one] of ground.chosen.entries()) {
      const subject = bench?.subjects[k]
      if (bench === null || subject === undefined) throw new Error("no bench")
      expect(bench.strike(subject, [], 1, bench.samplers.full).trial.objective).toEqual(runOf(ground, one).objective)
      // Blows that are nothing strike nothing.
      const { blows } = cases.find(({ name }) => name === "launch") ?? { blows: [] }
      expect(bench.strike(subject, blows, 0, bench.samplers.full).trial.objective).toEqual(runOf(ground, one).objective)
    }
  })

  test("suffers from each", () => {
    const stress = stressOf(ground)
    const best = ground.best.subject.project.name
    const before = runOf(ground, ground.best).answer
    for (const one of stress?.cases ?? []) {
      const after = one.projects[best]
      expect(after?.survival).toBeLessThanOrEqual(before.survival ?? 1)
      if (one.name !== "funding") expect(after?.worth).toBeLessThan(before.objective.worth ?? 0)
      if (one.breaking.kind === "breaks") expect(one.breaking.times).toBeGreaterThan(0)
    }
    expect(stress?.cases.map(({ name }) => name)).toEqual(expect.arrayContaining(["revenue", "launch", "churn", "price"]))
  })
})

describe("what a blow strikes", () => {
  const text = `venturi: 1
assumptions: { price: "uniform(8, 12) USD", idle: 3 USD }
projects:
  a: { formulas: { n: "choose 1, 2, 3", launch: 2 month, value: "= n * price - launch * 1 USD/month" } }
  b: { formulas: { value: 1 USD } }
stress:
  draws: { price: -50 % }
  figures: { launch: +4 months }
  nothing: { idle: -50 % }
`
  const stress = stressOf(groundOf(text, 2048))
  const worth = (name: string): number | null | undefined => stress?.cases.find((one) => one.name === name)?.projects.a?.worth

  // 3 times 10 on average less 2: the decision stays as it was chosen.
  test.each([
    ["launch", 28 - 6],
    ["price", 28 - 7.5],
    ["draws", 28 - 15],
    ["figures", 28 - 4],
  ])("%s", (name, left) => {
    expect(worth(name)).toBeCloseTo(left, 3)
  })

  test("what nothing depends on is not told", () => {
    expect(stress?.cases.map(({ name }) => name)).toEqual(["launch", "price", "draws", "figures"])
  })

  test("without ruin there is no breaking point, and no pair is deadly", () => {
    expect(stress?.cases.every(({ breaking }) => breaking.kind === "unknown")).toBe(true)
    expect(stress?.deadly).toBeNull()
  })

  test("where nothing can be struck there is no answer", () => {
    expect(stressOf(groundOf('venturi: 1\nprojects: { a: { formulas: { value: "uniform(1, 2) USD" } } }\n', 512))).toBeNull()
  })
})

test("ruin that is there already is told so", () => {
  const text = `venturi: 1
projects:
  a: { formulas: { revenue: "uniform(0, 10) USD", cash: = revenue - 6 USD, value: = revenue } }
`
  expect(stressOf(groundOf(text, 1024))?.cases.map(({ breaking }) => breaking.kind)).toEqual(["broken"])
})

test("a figure that is struck in two ways suffers from each", () => {
  const text = `venturi: 1
projects:
  a: { formulas: { price: 10 USD, value: = 3 * price } }
  b: { formulas: { value: 1 USD } }
stress: { dumped: { price: -5 USD } }
`
  const cases = stressOf(groundOf(text, 512))?.cases ?? []
  expect(cases.map(({ name, projects }) => [name, projects.a?.worth])).toEqual([
    ["price", expect.closeTo(22.5, 9)],
    ["dumped", expect.closeTo(15, 9)],
  ])
})

test("what all share may be chosen otherwise in each project", () => {
  const text = `venturi: 1
formulas: { n: "choose 1, 2, 3" }
projects:
  a: { formulas: { launch: 2 month, value: "= n * 10 USD - launch * 1 USD/month" } }
  b: { formulas: { launch: 2 month, value: "= 25 USD - n * 1 USD - launch * 1 USD/month" } }
`
  const [late] = stressOf(groundOf(text, 512))?.cases ?? []
  expect([late?.projects.a?.worth, late?.projects.b?.worth]).toEqual([expect.closeTo(22, 9), expect.closeTo(16, 9)])
})
