// Every name that `plan` prints is one that `explain` takes, and gives the figure that `plan` gave.
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { explainQuantity, planVenture } from "../decide/index.ts"
import { compileVenture } from "../venture/index.ts"
import { wordsOf } from "../words/index.ts"
import { pageOf } from "./page.ts"
import { planText } from "./plan.ts"
import { planJson } from "./plan-json.ts"

const options = { samples: 1000 }
const file = "tests/cases/contract-example/venture.yaml"
const { venture } = compileVenture(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"), { file })
if (venture === null) throw new Error("the example does not compile")
const { answer } = planVenture(venture, options)
if (answer === null) throw new Error("the example has no plan")
const [name, project] = Object.entries(answer.projects)[0] ?? []

const meanOf = (path: string): number | null => {
  const quantity = explainQuantity(venture, path, { ...options, depth: 0 }).answer?.quantity
  return (quantity?.figures ?? quantity?.months.at(-1)?.figures)?.mean ?? null
}

test("each name opens", () => {
  const text = planText(answer, [], venture, pageOf(wordsOf("en"), 10_000))
  const lines = [...text.matchAll(/^explain: (.*)$/gmu)].flatMap(([, list = ""]) => list.split(", "))
  const inParentheses = [...text.matchAll(/[(;] ?([a-z_]+\.[\w.]+)\)/gu)].map(([, path = ""]) => path)
  expect(lines.length).toBeGreaterThan(10)
  expect(inParentheses.length).toBeGreaterThan(5)
  expect([...lines, ...inParentheses].filter((path) => meanOf(path) === null)).toEqual([])
})

test.each([
  ["value", project?.value.mean],
  ["ruin", 1 - (project?.survival ?? 0)],
  ["lowest_cash", project?.minimumCash?.mean],
  ["funding_need", project?.peakFunding?.mean],
  ["launch", project?.launchMonth?.mean],
  ["breakeven", project?.breakEvenMonth?.mean],
])("%s is the figure of the plan", (own, mean) => expect(meanOf(`${name}.${own}`)).toBeCloseTo(mean ?? Number.NaN, 6))

test("the JSON document has what the contract names, with figures in their units", () => {
  const json = planJson(answer, [], venture, wordsOf("en"))
  const stats = {
    unit: expect.any(String),
    ...Object.fromEntries(["mean", "sd", "p5", "p25", "p50", "p75", "p95"].map((key) => [key, expect.any(Number)])),
  }
  const amount = { value: expect.any(Number), unit: expect.any(String) }
  expect(json).toMatchObject({ best: name, warnings: [], samples: expect.any(Number), seed: 1 })
  expect(json.projects[json.best]).toMatchObject({
    ...Object.fromEntries(
      ["probabilityBest", "probabilityWins", "beatsNothing", "survival"].map((key) => [key, expect.any(Number)]),
    ),
    ...Object.fromEntries(["value", "minimumCash", "peakFunding", "launchMonth", "breakEvenMonth"].map((key) => [key, stats])),
    decisions: {},
  })
  expect(Object.keys(json.resources)).toEqual(expect.arrayContaining(["cash", "gpus.lab", "gpus.cloud"]))
  for (const resource of Object.values(json.resources)) {
    const interval = [expect.any(Number), expect.any(Number)]
    expect(resource).toMatchObject({
      unit: expect.any(String),
      perUnit: expect.any(Number),
      interval,
      holding: expect.any(Number),
    })
  }
  for (const one of json.sensitivities)
    expect(one).toMatchObject({ input: expect.any(String), first: expect.any(Number), total: expect.any(Number) })
  for (const one of json.information) expect(one).toMatchObject({ input: expect.any(String), ...amount })
  expect(json.actions.length).toBeGreaterThan(0)
  for (const { text, path, from, to, moves, cost, by } of json.actions) {
    expect([typeof text, typeof path, typeof moves.path, typeof moves.by.mean]).toEqual(["string", "string", "string", "number"])
    for (const one of [from, to, cost]) if (one !== null) expect(one).toEqual(amount)
    if (by !== null) expect(by).toMatch(/^\d{4}-\d{2}$/u)
  }
})

test("no more is lost without a resource than there is", () => {
  for (const { holding } of Object.values(answer.resources)) expect(holding).toBeLessThanOrEqual(project?.value.mean ?? 0)
})
