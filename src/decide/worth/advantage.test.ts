// Holdings beside market prices: what a newcomer would have to pay for each, worked by hand from the catalogue's figures.
import { describe, expect, test } from "vitest"
import { compileVenture, type Venture } from "../../venture/index.ts"
import type { PlanAnswer } from "../answer.ts"
import { planVenture } from "../plan/plan-venture.ts"

function compiled(text: string): Venture {
  const { venture, diagnostics } = compileVenture(text, { file: "v.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

function planned(text: string): PlanAnswer {
  const { answer, diagnostics } = planVenture(compiled(text), { samples: 64 })
  if (answer === null) throw new Error(JSON.stringify(diagnostics))
  return answer
}

/** Twelve months without discount; the value needs every resource. */
const problem = (resources: string, value: string): string => `
venturi: 1
currency: USD
country: US
horizon: 12 months
resources:
${resources}
projects:
  one:
    formulas:
      value: = ${value}
`

const gpus = (cost: string): string => `  gpus: [ { name: lab, gpu: H100-SXM, count: 8 GPU${cost} } ]`
const data = (more: string): string => `  data: [ { name: notes, size: 1000 sample${more} } ]`
const onGpus = "resources.gpus.lab.count * 1M USD/GPU"
const onData = "resources.data.notes.size * 1k USD/sample"

describe("prices, and how far ahead a holding is", () => {
  test.each([
    // 29 800 to 44 600 USD each: the middle of the range is the geometric one.
    [
      "GPUs that are bought",
      problem(gpus(", cost: owned"), onGpus).replace("12 months", "60 months"),
      "gpus.lab",
      "bought",
      8 * Math.sqrt(29800 * 44600),
      null,
    ],
    ["GPUs that are rented", problem(gpus(""), onGpus), "gpus.lab", "rented", null, 0],
    ["exclusive data", problem(data(", licence: exclusive"), onData), "data.notes", "not-for-sale", null, 1e6],
    ["data with a public source", problem(data(", source: somewhere"), onData), "data.notes", "public", 0, 0],
    // 0.012 to 0.063 USD a label, three to five annotators.
    [
      "samples that anybody may label",
      problem(data(""), onData),
      "data.notes",
      "labelled",
      1000 * Math.sqrt(0.012 * 0.063 * 15),
      null,
    ],
    [
      "data whose tokens nobody sells",
      problem(data("").replace("sample", "token"), onData.replace("sample", "token")),
      "data.notes",
      "unknown",
      null,
      1e6,
    ],
    ["cash that is worth more than itself", problem("  cash: 500 USD", "resources.cash * 2"), "cash", "money", 500, 500],
    ["cash that is worth less than itself", problem("  cash: 500 USD", "resources.cash * 0.5"), "cash", "money", 500, 250],
  ])("%s", (_, text, name, basis, price, ahead) => {
    const holding = planned(text).advantage?.holdings[name]
    expect(holding?.basis).toBe(basis)
    if (price === null) expect(holding?.price).toBeNull()
    else expect(holding?.price).toBeCloseTo(price, 6)
    expect(holding?.ahead).toBeCloseTo(ahead ?? price ?? 0, 6)
  })

  test("for a short time renting is cheaper than buying, and power and hosting are in the rent", () => {
    const holding = planned(problem(gpus(", cost: owned"), onGpus)).advantage?.holdings["gpus.lab"]
    expect(holding?.basis).toBe("rented-for-it")
    // 1.64 to 4.17 USD an hour, 8766 hours.
    expect(holding?.price).toBeCloseTo(8 * 8766 * Math.sqrt(1.64 * 4.17), 3)
    expect(holding?.ahead).toBeLessThan(0.98 * (holding?.price ?? 0))
    expect(holding?.ahead).toBeGreaterThan(0.8 * (holding?.price ?? 0))
  })

  test("a person who is paid less than usual is ahead by the difference, and by what it costs to find somebody", () => {
    const text = problem(
      "  people: [ { role: ml-engineer, count: 2 person, pay: 60k USD/person/year } ]",
      "resources.people.ml_engineer.count * 10M USD/person",
    )
    const usual = planned(text.replace(", pay: 60k USD/person/year", "")).advantage?.holdings["people.ml_engineer"]
    const holding = planned(text).advantage?.holdings["people.ml_engineer"]
    expect(holding?.price).toBeCloseTo(usual?.price ?? 0, 3)
    // A fee of 15 to 33 % of a year's pay: the horizon is one year.
    expect(usual?.ahead).toBeGreaterThan(0)
    const price = holding?.price ?? 0
    expect(holding?.ahead).toBeCloseTo(price - 120_000 + Math.sqrt(0.15 * 0.33) * price, 3)
  })

  test("money is no advantage where anything else is one", () => {
    const resources = `  cash: 500 USD\n${data(", licence: exclusive")}`
    const { advantage } = planned(problem(resources, "resources.cash * 2 + resources.data.notes.size * 0.1 USD/sample"))
    expect(advantage?.ranked).toEqual(["cash", "data.notes"])
    expect(advantage?.leading).toBe("data.notes")
    expect(advantage?.holdings["data.notes"]?.equity).toBeCloseTo(100 / 1100, 6)
  })

  test("what is maximised is no money: there is nothing to compare with prices", () => {
    expect(planned(problem("  cash: 500 USD", "resources.cash / 1 USD")).advantage).toBeNull()
  })
})

describe("without a resource", () => {
  const idle = `
venturi: 1
currency: USD
horizon: 12 months
resources:
  cash: 900 USD
  people: [ { role: engineer, count: 1 person, pay: 1 USD/person/year } ]
projects:
  one:
    formulas:
      launch: = if(resources.people.engineer.count > 0 person, 3 month, 99 month)
      value: = 600 USD + if(launch < 12 month, 400 USD, 0 USD)
`
  test("what never launches counts for nothing: idle cash is not what the project is worth", () => {
    expect(planned(idle).resources["people.engineer"]?.holding).toBeCloseTo(1000, 6)
  })

  test("a project that launches without it is chosen before one that keeps its cash", () => {
    const other = `${idle}  other:\n    formulas: { launch: 6 month, value: 300 USD }\n`
    expect(planned(other).resources["people.engineer"]?.holding).toBeCloseTo(700, 6)
  })

  test("what does not launch with it either is no loss", () => {
    const never = idle.replace("3 month, 99", "13 month, 99")
    expect(planned(never).resources["people.engineer"]?.holding).toBeCloseTo(0, 6)
  })
})

test("one fewer of people who cost more than they bring is worth more", () => {
  const text = problem(
    "  people: [ { role: engineer, count: 3 person, pay: 1 USD/person/year } ]",
    "min(resources.people.engineer.count, 2 person) * 100 USD/person - resources.people.engineer.count * 10 USD/person",
  )
  expect(planned(text).advantage?.holdings["people.engineer"]?.spare).toBeCloseTo(10, 6)
  const needed = text.replace("2 person", "3 person")
  expect(planned(needed).advantage?.holdings["people.engineer"]?.spare).toBeNull()
})
