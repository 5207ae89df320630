import { expect, test } from "vitest"
import type { Setting } from "../../src/serving/calibration/setting.ts"
import { coverageOf, judged } from "../../tools/fit/serving/coverage.ts"
import type { NearMiss } from "../../tools/fit/serving/near-misses.ts"
import { spreadProblem } from "../../tools/fit/serving/spread-problem.ts"
import { solveSpreads, startOf } from "../../tools/fit/serving/spread-solve.ts"
import { intervalTable, quantile } from "../../tools/fit/serving/spreads.ts"
import { seeded } from "../../tools/fit/statistics.ts"

function settingOf(engine: string): Setting {
  const levels = {
    ...{ engine, device: "A", server: `${engine} on A`, version: null, release: null, era: null, engineEra: null },
    ...{ weights: null, experts: null, format: null, engineFormat: null, structure: "dense", engineStructure: `${engine} dense` },
    ...{ model: null, engineModel: null, sharing: "matrices", served: null, pools: "one pool", size: "other" },
  }
  return { levels }
}

/** Normal misses of two engines, one of which is foretold four times as well; 20 rows a group. */
function missesOf(groups: number): readonly NearMiss[] {
  const random = seeded(17)
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Array.from({ length: groups * 20 }, (_, k) => {
    const engine = k % 2 === 0 ? "sure" : "unsure"
    const error = normal() * (engine === "sure" ? 0.1 : 0.4)
    const row = { id: `${k}`, kind: "row", setting: settingOf(engine), group: `${Math.floor(k / 20)}`, source: "", figures: [] }
    return {
      ...{ one: row, metric: "tpot", error, roofline: 0, naive: 0, leftOut: "group", nearness: "engine on device" },
      known: new Set(["structure", "engine", "engineStructure", "sharing"]),
    } satisfies NearMiss
  })
}

test("spreads tell what is foretold well from what is not", () => {
  const misses = missesOf(25)
  const problem = spreadProblem(misses, "tpot")
  const values = solveSpreads(problem, [...misses.keys()], startOf(problem), 25)
  const of = (engine: string): number =>
    problem.unknowns.reduce((sum, { factor, level }, k) => {
      const isOwn = (factor === "engine" && level === engine) || (factor === "engineStructure" && level === `${engine} dense`)
      return sum + (isOwn ? values[k]! : 0)
    }, 0)
  expect(of("unsure") - of("sure")).toBeGreaterThan(0.85 * Math.log(4))
  expect(of("unsure") - of("sure")).toBeLessThan(1.05 * Math.log(4))
})

test("intervals cover nine figures of ten of groups that they were not made of, of either engine", () => {
  const all = judged(missesOf(25), "tpot")
  expect(coverageOf(all).covered).toBeCloseTo(0.9, 1)
  const [sure, unsure] = ["sure", "unsure"].map((engine) =>
    coverageOf(all.filter(({ miss }) => miss.one.setting.levels.engine === engine)),
  )
  for (const some of [sure, unsure]) expect(Math.abs((some?.covered ?? 0) - 0.9)).toBeLessThan(0.05)
  expect(Math.log(unsure?.width ?? 0) / Math.log(sure?.width ?? 1)).toBeCloseTo(4, 0)
})

test("the table has every metric and nearness once, and farther ones are no narrower", () => {
  const { misses, spreads } = intervalTable(missesOf(10), { servers: [], engines: [], devices: [] })
  expect(misses.length).toBe(12)
  const own = misses.filter(({ metric }) => metric === "tpot")
  for (const [k, { low, high }] of own.entries()) {
    expect(low).toBeLessThanOrEqual(own[Math.max(0, k - 1)]?.low ?? 0)
    expect(high).toBeGreaterThanOrEqual(own[Math.max(0, k - 1)]?.high ?? 0)
  }
  expect(spreads.some(({ factor }) => String(factor) === "nearness")).toBe(false)
})

test.each([
  [[], 0.05, -1.65],
  [[], 0.95, 1.65],
  [[3], 0.95, 3],
  [[0, 1, 2, 3], 0.5, 1.5],
])("the quantile of %j at %d is %d", (sorted, share, value) => expect(quantile(sorted, share)).toBeCloseTo(value))
