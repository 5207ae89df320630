/** Trends and rules: names lead to one entry each, sources are there, texts are quantities of the language. */
import { describe, expect, test } from "vitest"
import { noUnits, parseValue, printDimension } from "../units/index.ts"
import { findRule, findTrend, trendNames, trendRules, trendSeries } from "./index.ts"
import { normalName } from "./names.ts"

const entries = [...trendSeries, ...trendRules]
const address = /https?:\/\/\S+\.\S+|[\w.-]+\/[\w.-]+(:[^@;]+)?@[0-9a-f]{7,}/

/** The unit of a figure; null for what is none. */
function unitOf(text: string): string | null {
  const value = parseValue(text, { file: "data", offset: 0 }, noUnits, () => {})
  return value?.kind === "random" || value?.kind === "constant" ? printDimension(value.unit.dimension) : null
}

test("names and aliases lead to one entry, of trends and rules together", () => {
  const names = entries.flatMap(({ id, aliases }) => [id, ...aliases]).map(normalName)
  expect(names.filter((name, k) => names.indexOf(name) !== k)).toEqual([])
  expect(trendSeries.map(({ id }) => findTrend(id))).toEqual(trendSeries)
  expect(trendRules.map(({ id }) => findRule(id))).toEqual(trendRules)
})

test("a name of words, an alias, another alphabet; what is unknown has near ones", () => {
  expect(findTrend("GPU rents")).toMatchObject({ id: "gpu-rents" })
  expect(findTrend("电价")).toMatchObject({ id: "electricity" })
  expect(findRule("大模型备案")).toMatchObject({ id: "cn-generative-ai-filing" })
  expect(findTrend("tokn prices")).toMatchObject({ nearest: expect.arrayContaining(["token prices"]) })
})

test("every trend is fitted", () => {
  expect(trendSeries).toHaveLength(trendNames.length)
  expect(trendSeries.length).toBeGreaterThan(10)
})

describe.each(entries.map((entry) => [entry.id, entry] as const))("%s", (_, { source, confidence }) => {
  test("has a public source", () => {
    expect(source.title).not.toBe("")
    expect(source.where ?? "").toMatch(address)
    expect(["published", "secondary"]).toContain(confidence)
  })
})

test.each(trendSeries.map((series) => [series.id, series] as const))(
  "%s is told in figures that a file could hold",
  (_, series) => {
    const { fit, until, levelOf } = series
    expect([unitOf(fit.yearly), unitOf(fit.level)]).toEqual(["", ""].map(() => unitOf("1")))
    expect(until === null ? "month" : unitOf(until)).toBe("month")
    expect(fit.low).toBeLessThan(fit.growth)
    expect(fit.growth).toBeLessThan(fit.high)
    expect(levelOf === null || trendSeries.some(({ id }) => id === levelOf)).toBe(true)
  },
)

test.each(trendRules.map((rule) => [rule.id, rule] as const))("%s has a day, countries, and figures", (_, rule) => {
  expect(rule.applies).toMatch(/^20\d\d-\d\d-\d\d$/u)
  expect(rule.countries.every((country) => /^[A-Z]{2}$/u.test(country))).toBe(true)
  expect([rule.cost, rule.upkeep, rule.delay].filter((text) => text !== null && unitOf(text) === null)).toEqual([])
  expect(rule.delay === null ? "month" : unitOf(rule.delay)).toBe("month")
})
