// What is on the screen when a figure is moved: that of a plan of the changed file with the decisions taken as they were.
import { describe, expect, test } from "vitest"
import { compileVenture, type Venture } from "../../venture/index.ts"
import { decisionsIn, planHeld } from "./plan-held.ts"
import { planVenture } from "./plan-venture.ts"

const text = `venturi: 1
constraints: [ short at end < 60 % ]
assumptions:
  demand: 20 to 80
  price: 4 to 6 USD
projects:
  stall:
    formulas:
      order: choose 0 to 100
      short: = if(demand > order, 1, 0)
      value: = price * min(order, demand) - 2 USD * order
  table:
    formulas: { value: = 20 * price }
`
const compiled = (of: string): Venture => {
  const { venture, diagnostics } = compileVenture(of, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}
const venture = compiled(text)
const options = { samples: 2000 }
const { answer: plan } = planVenture(venture, options)
if (plan === null) throw new Error("no plan")
const held = decisionsIn(plan)

test("at the decisions of a plan the figures are the plan's", () => {
  const { answer, diagnostics } = planHeld(venture, held, options)
  expect(diagnostics.map(({ code }) => code)).toEqual(["constraint-not-applied"])
  const { stall, table } = plan.projects
  const search = { tried: 1, isExhaustive: false, gap: null, optimism: null }
  expect(answer).toEqual({
    best: plan.best,
    because: plan.because,
    projects: { stall: { ...stall, search }, table: { ...table, search } },
    tied: plan.tied,
    samples: plan.samples,
    seed: plan.seed,
  })
})

test.each([
  ["a range moved", { price: "5 to 7 USD" }, (of: string) => of.replace("4 to 6 USD", "5 to 7 USD")],
  ["a range made certain", { demand: "50" }, (of: string) => of.replace("20 to 80", "50")],
  [
    "a figure of one project, by a shorter name",
    { "table.value": "= 30 * price" },
    (of: string) => of.replace("20 * price", "30 * price"),
  ],
])("%s: as if the file said so and the decisions were written", (_, set, change) => {
  const written = change(text).replace("choose 0 to 100", String(held["stall.order"]))
  const { answer: expected } = planVenture(compiled(written), options)
  const { answer } = planHeld(venture, held, { ...options, set })
  expect(answer?.best).toBe(expected?.best)
  for (const name of ["stall", "table"]) {
    const [mine, its] = [answer?.projects[name], expected?.projects[name]]
    expect(mine?.probabilityBest).toBe(its?.probabilityBest)
    expect(mine?.objective).toEqual(its?.objective)
    expect(mine?.constraints).toEqual(its?.constraints)
  }
})

test("a decision is a slider too", () => {
  const { answer } = planHeld(venture, { "stall.order": 10 }, options)
  expect(answer?.projects.stall?.decisions).toEqual({ "stall.order": { value: 10, unit: "" } })
  expect(answer?.projects.stall?.value.mean).toBeLessThan(plan.projects.stall?.value.mean ?? 0)
})

describe("what is wrong is told", () => {
  test.each([
    ["an unknown name", { pirce: "5 USD" }, "unknown-quantity"],
    ["a text that means nothing", { price: "5 to" }, /./],
    ["a wrong unit", { price: "5 GPU" }, /./],
  ])("%s", (_, set, code) => {
    const { answer, diagnostics } = planHeld(venture, held, { ...options, set })
    expect(answer).toBeNull()
    expect(diagnostics.filter(({ severity }) => severity === "error")[0]?.code).toMatch(code)
  })
})
