// Choices by dominance, risk and criteria whose answers are known by hand: each file says why.
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { type PlanAnswer, planVenture } from "../../src/decide/index.ts"
import type { Diagnostic } from "../../src/diagnostics/index.ts"
import { compileVenture } from "../../src/venture/index.ts"
import { commandOf } from "../support/command.ts"

type Planned = { readonly answer: PlanAnswer; readonly diagnostics: readonly Diagnostic[] }

function planned(name: string): Planned {
  const file = `preference-${name}.yaml`
  const text = readFileSync(new URL(file, import.meta.url), "utf8")
  const { venture, diagnostics } = compileVenture(text, { file })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer, diagnostics: more } = planVenture(venture, { samples: 8192 })
  if (answer === null) throw new Error(JSON.stringify(more))
  return { answer, diagnostics: [...diagnostics, ...more] }
}

const near = (x: number, digits = 2): number => expect.closeTo(x, digits) as number // as such a matcher is used

test("dominance", () => {
  expect(planned("dominance").answer.preference?.dominance).toEqual([
    { better: "steady", worse: "shaky", order: "second" },
    { better: "steady", worse: "less", order: "statewise" },
  ])
})

describe("a risk tolerance", () => {
  const { answer } = planned("tolerance")
  test("chooses the calm project, worth its certain amount", () => {
    expect(answer.best).toBe("calm")
    expect(answer.projects.calm?.objective).toMatchObject({ mean: near(100, 1), worth: near(96, 1) })
    expect(answer.projects.bold?.objective.worth).toBeCloseTo(84, 0)
  })
  test("says where the choice changes", () => {
    expect(answer.preference?.risk?.byTolerance).toEqual([
      { best: "bold", from: near(80, 0), to: null },
      { best: "calm", from: expect.any(Number), to: near(80, 0) },
    ])
  })
})

describe("SMAA", () => {
  const { answer } = planned("acceptability")
  const { projects = {}, choices } = answer.preference?.criteria ?? {}
  test("ranks by all weights", () => {
    expect(projects.A?.ranks).toEqual([near(0.5, 3), near(0.1, 3), near(0.4, 3)])
    expect(projects.B?.ranks).toEqual([near(0.5, 3), near(0.1, 3), near(0.4, 3)])
    expect(projects.C?.ranks).toEqual([0, near(0.8, 3), near(0.2, 3)])
  })
  test("central weights, and how sure", () => {
    expect(projects.A).toMatchObject({ central: { first: near(0.75), second: near(0.25) }, confidence: 1 })
    expect(projects.C).toMatchObject({ central: null, confidence: null })
  })
  test("equal weights: the sum has both ends before the middle", () => {
    expect([projects.A?.weighted, projects.B?.weighted, projects.C?.weighted]).toEqual([0.5, 0.5, near(0.4, 12)])
    expect(choices).toMatchObject({ objective: "A", weighted: "A", acceptability: "A", topsis: "A" })
  })
})

describe("weights of the file", () => {
  const { answer } = planned("weights")
  const { criteria } = answer.preference ?? {}
  test("sum up worth by worth", () => {
    expect(criteria?.projects.gamble?.weighted).toBeCloseTo(0.2, 3)
    expect(criteria?.projects.sure?.weighted).toBeCloseTo(0.8, 3)
    expect(criteria?.projects.middle?.weighted).toBeCloseTo(0.1 + 0.25 + 0.225, 3)
  })
  test("choose another project than the ranking, and say which criterion does it", () => {
    expect(criteria?.choices).toEqual({ objective: "gamble", weighted: "sure", acceptability: "sure", topsis: "sure" })
    expect(criteria?.because).toEqual({
      criterion: "survival",
      better: "sure",
      worse: "gamble",
      by: near(0.5, 3),
      lead: near(0.6, 3),
    })
  })
  test("survival is a probability, launch counts downwards", () => {
    const [ease, survival, speed] = criteria?.list ?? []
    expect(ease).toMatchObject({ weight: near(0.2, 12), interval: null, better: "higher" })
    expect(survival?.figures.gamble).toMatchObject({ mean: near(0.5, 3), worth: 0 })
    expect(speed).toMatchObject({ better: "lower", unit: "month", figures: { gamble: { worth: 0 }, sure: { worth: 1 } } })
  })
  test("expectation against survival: all three are on the front, none beats another in both", () => {
    expect(answer.preference?.front.map(({ project, isOnFront }) => [project, isOnFront])).toEqual([
      ["gamble", true],
      ["middle", true],
      ["sure", true],
    ])
  })
})

test("judgements give the eigenvector, and the one that fits least", () => {
  const { answer, diagnostics } = planned("judgements")
  const { list = [], consistency } = answer.preference?.criteria ?? {}
  const rows = [Math.cbrt(2 * 9), Math.cbrt(2 / 2), Math.cbrt(1 / 2 / 9)]
  const sum = rows.reduce((a, b) => a + b)
  expect(list.map(({ weight }) => weight)).toEqual(rows.map((x) => near(x / sum, 10)))
  const x = Math.cbrt(9 / 4)
  expect(consistency?.eigenvalue).toBeCloseTo(1 + x + 1 / x, 10)
  expect(consistency?.ratio).toBeCloseTo((x + 1 / x - 2) / 2 / 0.52, 10)
  expect(diagnostics.map(({ code }) => code)).not.toContain("judgements-inconsistent")
})

test("judgements in a circle are warned of, at one of them", () => {
  const { answer, diagnostics } = planned("circle")
  expect(answer.preference?.criteria?.list.map(({ weight }) => weight)).toEqual([1, 1, 1].map(() => near(1 / 3, 10)))
  const [warned] = diagnostics.filter(({ code }) => code === "judgements-inconsistent")
  expect(warned).toMatchObject({ severity: "warning", params: { ratio: 1.3, given: 3, implied: 1 } })
  expect(warned?.span).not.toBeNull()
})

test("an order of importance", () => {
  const { list = [], projects = {}, weights } = planned("order").answer.preference?.criteria ?? {}
  expect(weights).toBe("ordered")
  expect(list.map(({ weight }) => weight)).toEqual([11, 5, 2].map((x) => near(x / 18, 12)))
  expect(projects.north?.anyWeights[0]).toBeCloseTo(3 / 4, 2)
  expect(projects.north?.weighted).toBeCloseTo(11 / 18, 12)
})

test("scores that are drawn", () => {
  const { list = [], projects = {} } = planned("scores").answer.preference?.criteria ?? {}
  expect(projects.north?.ranks[0]).toBeCloseTo(7 / 8, 2)
  expect(projects.north?.confidence).toBeCloseTo(7 / 8, 2)
  expect(list[0]?.figures).toMatchObject({ north: { mean: near(1), p5: near(0.55), worth: 1 }, south: { worth: 0 } })
})

describe("a criterion of which nothing is known", () => {
  const text = `venturi: 1
criteria:
  odd: { weight: 9, quantity: odd }
  fit: { weight: 1, scores: { north: 1, south: 2 } }
projects:
  north: { formulas: { u: "uniform(0, 1)", none: = 0 * u, odd: = none / none, value: 1 USD } }
  south: { formulas: { odd: 1, value: 2 USD } }`
  const { venture } = compileVenture(text, { file: "v.yaml" })
  if (venture === null) throw new Error("no venture")
  const { answer, diagnostics } = planVenture(venture, { samples: 512 })
  test("is left out, with a warning at its place", () => {
    expect(answer?.preference?.criteria?.list.map(({ name, weight }) => [name, weight])).toEqual([["fit", 1]])
    const warned = diagnostics.filter(({ code }) => code === "criterion-unknown")
    expect(warned.map(({ params, span }) => [params.criterion, text.slice(span?.start, span?.end)])).toEqual([["odd", "odd"]])
  })
})

test("a month that never comes counts as the horizon", () => {
  const text = `venturi: 1
horizon: 10 months
criteria: { speed: { quantity: launch } }
projects:
  a: { formulas: { u: "uniform(0, 1)", launch: "= if(u < 0.5, 2 month, first(t > 99 month))", value: 1 USD } }
  b: { formulas: { launch: 4 month, value: 2 USD } }`
  const { venture } = compileVenture(text, { file: "v.yaml" })
  if (venture === null) throw new Error("no venture")
  const { answer } = planVenture(venture, { samples: 4096 })
  const { list = [], projects = {} } = answer?.preference?.criteria ?? {}
  expect(list[0]?.figures).toMatchObject({ a: { mean: near(6, 1), worth: 0 }, b: { mean: 4, worth: 1 } })
  expect(projects.a?.ranks[0]).toBeCloseTo(0.5, 2)
})

test("a single project has nothing to choose from", () => {
  const { venture } = compileVenture("venturi: 1\nprojects: { a: { formulas: { value: 1 USD } } }", { file: "v.yaml" })
  if (venture === null) throw new Error("no venture")
  expect(planVenture(venture, { samples: 64 }).answer?.preference).toBeNull()
})

test("through the command line, with a weight set from outside the file", async () => {
  const file = fileURLToPath(new URL("preference-weights.yaml", import.meta.url))
  const { code, out } = await commandOf(["plan", file, "--json", "--samples", "512", "--set", "criteria.ease.weight=92"])
  expect(code).toBe(0)
  const { best, preference } = JSON.parse(out) as PlanAnswer
  expect(best).toBe("gamble")
  expect(preference?.criteria?.list.map(({ weight }) => weight)).toEqual([0.92, 0.05, 0.03].map((x) => near(x, 12)))
  expect(preference?.criteria?.choices.weighted).toBe("gamble")
})

test("decisions that were tried stand on the line that they are known to lie on", () => {
  const text = `venturi: 1
projects:
  a: { formulas: { n: "choose 1, 2, 3, 4, 5", u: "uniform(0, 1)", ruin: = u < n / 10, value: = n * 1 USD } }
  b: { formulas: { ruin: 0, value: 1 USD } }`
  const { venture } = compileVenture(text, { file: "v.yaml" })
  if (venture === null) throw new Error("no venture")
  const { front = [] } = planVenture(venture, { samples: 8192 }).answer?.preference ?? {}
  const ofA = front.filter(({ project }) => project === "a")
  expect(ofA.filter(({ isBest }) => isBest)).toMatchObject([{ expected: 5, survival: near(0.5) }])
  expect(new Set(ofA.map(({ expected }) => expected))).toEqual(new Set([1, 2, 3, 4, 5]))
  for (const { expected, survival } of ofA) expect(survival).toBeCloseTo(1 - expected / 10, 2)
  // One of `a` is worth as much as `b` and survives less often.
  expect(front.filter(({ isOnFront }) => !isOnFront).map(({ project, expected }) => [project, expected])).toEqual([["a", 1]])
})
