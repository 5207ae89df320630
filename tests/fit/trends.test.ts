// The fit of trends: its file is current, it finds a known rate again, and it meets what others published on the same data.
import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type TrendObservation, trendObservations, trendPoints, trendSeries } from "../../src/data/index.ts"
import { logLinear } from "../../tools/fit/trends/regression.ts"
import { fittedFile, fittedText } from "../../tools/fit/trends.ts"

const fitOf = (id: string) => {
  const series = trendSeries.find((one) => one.id === id)
  if (series === undefined) throw new Error(id)
  return series.fit
}

test("trends-fitted.json is what the fit says today", () => {
  expect(JSON.parse(readFileSync(fittedFile, "utf8"))).toEqual(JSON.parse(fittedText()))
})

/** Without scatter: two groups of different height, one rate. */
const exact = (rate: number, heights: readonly number[]): TrendObservation[] =>
  heights.flatMap((height, group) =>
    [2022, 2023.5, 2025].map((time) => ({
      ...{ time, value: height * Math.exp(rate * (time - 2022)) },
      ...{ group: String(group), cluster: String(group) },
    })),
  )

describe("log-linear regression within groups", () => {
  test("what has no scatter is found exactly, whatever its heights", () => {
    const number = fc.double({ min: -3, max: 3, noNaN: true })
    const height = fc.double({ min: 0.01, max: 1000, noNaN: true })
    fc.assert(
      fc.property(number, height, height, (rate, a, b) => {
        const { slope, half, spread } = logLinear(exact(rate, [a, b]))
        expect(slope).toBeCloseTo(rate, 9)
        expect(half).toBeLessThan(1e-6)
        expect(spread).toBeLessThan(1e-6)
      }),
      { numRuns: 50 },
    )
  })

  test("the ordinary slope and its error: 1, 2, 1.3, 3.75, 2.25 at 1 to 5 (Lane, Online Statistics Education, 14: 0.425 and 0.964)", () => {
    const values = [1, 2, 1.3, 3.75, 2.25]
    const rows = values.map((y, k) => ({ time: k + 1, value: Math.exp(y), group: "", cluster: String(k) }))
    const { slope, spread } = logLinear(rows)
    expect(slope).toBeCloseTo(0.425, 12)
    expect(spread).toBeCloseTo(0.9645, 3)
  })

  test("what moves beside the time is taken out", () => {
    const rows = [0, 1, 2, 3, 4, 5].flatMap((time) =>
      [0, 1].map((beside) => ({
        time,
        beside: beside + time / 3,
        value: Math.exp(-0.2 * time + 0.7 * (beside + time / 3)),
        group: "",
        cluster: `${time}`,
      })),
    )
    expect(logLinear(rows).slope).toBeCloseTo(-0.2, 9)
  })

  test("a group of one tells nothing", () => {
    const rows = exact(-0.3, [1, 5])
    expect(logLinear([...rows, { time: 2030, value: 99, group: "alone", cluster: "alone" }])).toEqual(logLinear(rows))
  })
})

describe("against what is known of the same data", () => {
  test("Epoch AI's rents within provider and accelerator: 261 rows, -5 % a year (rent.trend of benchmarks.json)", () => {
    const { observations, groups } = fitOf("provider-rents")
    expect([observations, groups]).toEqual([261, 64])
    expect(logLinear(trendObservations("provider-rents")).slope).toBeCloseTo(-0.054, 2)
  })

  test("price of a capability: 5 to 10 times cheaper in a year (Gundlach et al., arXiv 2511.23455, abstract)", () => {
    const times = 1 / (1 + fitOf("capability-prices").growth)
    expect(times).toBeGreaterThan(5)
    expect(times).toBeLessThan(10)
  })

  test("in the first year it falls 9 to 900 times, 50 in the middle (Epoch AI, LLM inference price trends, 2025-03-12)", () => {
    const { growth, low, high } = fitOf("frontier-token-prices")
    expect(1 / (1 + growth)).toBeCloseTo(50, -1)
    expect(1 / (1 + high)).toBeGreaterThan(9)
    expect(1 / (1 + low)).toBeLessThan(900)
  })

  test("energy efficiency 40 % a year, prices of hardware -30 % (AI Index 2025, leading chips): ours of all chips are slower", () => {
    expect(fitOf("energy-efficiency").growth).toBeGreaterThan(0.2)
    expect(fitOf("energy-efficiency").growth).toBeLessThan(0.4)
    expect(fitOf("machine-prices").growth).toBeLessThan(-0.1)
    expect(fitOf("machine-prices").growth).toBeGreaterThan(-0.3)
  })

  test("training compute doubles in 5 to 7 months (AI Index 2025: 5; Epoch AI: 4 to 5 times a year)", () => {
    const months = (12 * Math.log(2)) / Math.log(1 + fitOf("training-compute").growth)
    expect(months).toBeGreaterThan(5)
    expect(months).toBeLessThan(7)
  })
})

test("every point has a day, a figure, and stands in order", () => {
  const { rents, machines, capability, electricity, compute } = trendPoints
  const figures = [
    rents.map((r) => r[3]),
    machines.map((r) => r[2]),
    capability.map((r) => r[2]),
    electricity.map((r) => r[1]),
    compute.map((r) => r[3]),
  ]
  const days = [
    rents.map((r) => r[2]),
    machines.map((r) => r[1]),
    capability.map((r) => r[1]),
    electricity.map((r) => r[0]),
    compute.map((r) => r[2]),
  ]
  expect(figures.flat().every((figure) => figure > 0 && Number.isFinite(figure))).toBe(true)
  expect(days.flat().filter((day) => !/^20[12]\d-(0[1-9]|1[0-2])(-\d\d)?$/u.test(day))).toEqual([])
})
