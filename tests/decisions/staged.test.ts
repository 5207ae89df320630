// Rights to stop whose worth is known by hand: each file says why.
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { type PlanAnswer, planVenture } from "../../src/decide/index.ts"
import { compileVenture } from "../../src/venture/index.ts"
import { commandOf } from "../support/command.ts"

function planned(name: string): PlanAnswer {
  const file = `staged-${name}.yaml`
  const text = readFileSync(new URL(file, import.meta.url), "utf8")
  const { venture, diagnostics } = compileVenture(text, { file })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  expect(diagnostics).toEqual([])
  const { answer, diagnostics: more } = planVenture(venture, { samples: 8192 })
  if (answer === null) throw new Error(JSON.stringify(more))
  return answer
}

const near = (x: number, digits = 2): number => expect.closeTo(x, digits) as number // as such a matcher is used

describe.each([
  ["coin", "coin", { without: 20, with: 50, blind: 20, foresight: 30 }],
  ["offers", "house", { without: 0.5, with: 0.7417, blind: 0.5, foresight: 0.3 }],
  ["months", "patent", { without: 50, with: 75, blind: 70, foresight: 35 }],
  ["switch", "bold", { without: 50, with: 54, blind: 50, foresight: 4 }],
] as const)("%s", (name, project, { without, with: worth, blind, foresight }) => {
  const { staged, projects } = planned(name)
  const found = staged[project]
  const digits = worth < 1 ? 2 : 0
  test("what the gates are worth", () => {
    expect(found).toMatchObject({ kind: "given", without: near(without, digits), with: near(worth, digits) })
    expect(found).toMatchObject({ blind: near(blind, digits), foresight: near(foresight, digits) })
    expect(found?.looking.value).toBeCloseTo(worth - blind, digits)
  })
  test("the ranking stays that of the projects as they run", () => {
    expect(projects[project]?.objective.mean).toBeCloseTo(without, digits)
  })
})

test("reservation values: an offer is taken from what those to come are worth", () => {
  const gates = planned("offers").staged.house?.gates ?? []
  expect(gates.map(({ name, month, rule }) => [name, month.mean, rule?.seen])).toEqual([
    ["first", 1, { path: "first", side: "above", threshold: near(0.6953, 1), unit: "" }],
    ["second", 2, { path: "second", side: "above", threshold: near(0.625, 1), unit: "" }],
    ["third", 3, { path: "third", side: "above", threshold: near(0.5, 1), unit: "" }],
  ])
  expect(gates[0]?.stops).toBeCloseTo(1 - 0.6953, 1)
})

test("months in a row: who sees nothing yet goes on, and stops in the first month that tells", () => {
  const gates = planned("months").staged.patent?.gates ?? []
  expect(gates.map(({ month, stops, held }) => [month.mean, stops, held])).toEqual([
    [0, 0, 1],
    [2, 0, 1],
    [4, near(0.5, 3), 1],
    [6, 0, near(0.5, 3)],
    [8, 0, near(0.5, 3)],
  ])
})

test("what a gate goes over to, and how often it is held", () => {
  const [gate] = planned("switch").staged.bold?.gates ?? []
  expect(gate).toMatchObject({ otherwise: "steady", held: near(0.5, 3), stops: near(0.2), sees: ["demand"] })
  expect(gate?.rule?.seen).toMatchObject({ side: "below", threshold: near(40, -1) })
})

test("through the command line, with what stopping gives set from outside the file", async () => {
  const file = fileURLToPath(new URL("staged-coin.yaml", import.meta.url))
  const set = ["--set", "coin.gates.after_the_flip.gets=10 USD"]
  const { code, out } = await commandOf(["plan", file, "--json", "--samples", "512", ...set])
  expect(code).toBe(0)
  const { staged } = JSON.parse(out) as PlanAnswer // the document of the contract
  expect(staged.coin?.gain.value).toBeCloseTo(35, 9)
})
