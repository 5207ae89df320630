// Certain amounts with closed forms, and the places at which the choice changes.
import { describe, expect, test } from "vitest"
import { normalQuantile } from "../../engine/index.ts"
import { riskOf } from "./risk.ts"
import { certainAmount } from "./tolerance.ts"

const samples = 20_000
const normal = (mean: number, sd: number): Float64Array =>
  Float64Array.from({ length: samples }, (_, k) => mean + sd * normalQuantile((k + 0.5) / samples))

describe("a normal amount is worth mean - variance / (2 R) (Pratt 1964)", () => {
  test.each([
    [100, 20, 200],
    [100, 20, 50],
    [-50, 30, 100],
  ])("mean %d, sd %d, tolerance %d", (mean, sd, tolerance) => {
    expect(certainAmount(normal(mean, sd), tolerance)).toBeCloseTo(mean - sd ** 2 / (2 * tolerance), 1)
  })
})

test("an even bet that wins R and loses R / 2 is about what one with tolerance R just takes (Howard 1988)", () => {
  const bet = Float64Array.from({ length: samples }, (_, k) => (k % 2 === 0 ? 1000 : -500))
  expect(Math.abs(certainAmount(bet, 1000))).toBeLessThan(10)
})

test("far beyond what powers can hold", () => {
  expect(certainAmount(Float64Array.of(-1e9, 1e9), 1)).toBeCloseTo(-1e9 + Math.log(2), 0)
  expect(certainAmount(Float64Array.of(1, 2, 3), Number.POSITIVE_INFINITY)).toBe(2)
  expect(certainAmount(Float64Array.of(1, 2, 3), 1e15)).toBeCloseTo(2, 6)
})

const subjects = [
  { name: "bold", amounts: normal(120, 60), mayBeBest: true },
  { name: "calm", amounts: normal(100, 20), mayBeBest: true },
]

test("two normal amounts change places at R = (variance - variance) / (2 (mean - mean))", () => {
  const risk = riskOf({ subjects, kept: null }, { unit: "USD", factor: 10 }, 49)
  // 120 - 1800 / R = 100 - 200 / R at R = 80, which is 8 in this unit.
  expect(risk?.byTolerance).toEqual([
    { best: "bold", from: expect.closeTo(8, 1), to: null },
    { best: "calm", from: expect.any(Number), to: expect.closeTo(8, 1) },
  ])
  for (const { tolerance, best, worth } of risk?.tolerances ?? []) {
    expect(best).toBe(tolerance > 8.1 ? "bold" : "calm")
    if (tolerance > 5) expect(worth.calm).toBeCloseTo(10 - 4 / (2 * tolerance), 2)
  }
})

test("what breaks a constraint is never the best", () => {
  const [bold, calm] = subjects
  const risk = riskOf({ subjects: [{ ...bold!, mayBeBest: false }, calm!], kept: null }, { unit: "", factor: 1 }, 49)
  expect(risk?.byTolerance.map(({ best }) => best)).toEqual(["calm"])
})

test("amounts that are certain: the highest is the best at any tolerance", () => {
  const constant = (x: number): Float64Array => new Float64Array(8).fill(x)
  const risk = riskOf(
    {
      subjects: [
        { name: "a", amounts: constant(1), mayBeBest: true },
        { name: "b", amounts: constant(2), mayBeBest: true },
      ],
      kept: null,
    },
    { unit: "", factor: 1 },
    49,
  )
  expect(risk?.byTolerance).toEqual([{ best: "b", from: 0, to: null }])
  expect(risk?.tolerances).toEqual([])
})

test("relative aversion: 50 or 150 against a sure 85 change at the aversion where their utilities meet", () => {
  const even = Float64Array.from({ length: samples }, (_, k) => (k % 2 === 0 ? 50 : 150))
  const sure = new Float64Array(samples).fill(85)
  const risk = riskOf(
    {
      subjects: [
        { name: "even", amounts: even, mayBeBest: true },
        { name: "sure", amounts: sure, mayBeBest: true },
      ],
      kept: null,
    },
    { unit: "", factor: 1 },
    49,
  )
  const at = risk?.byAversion[0]?.to ?? 0
  expect(risk?.byAversion.map(({ best }) => best)).toEqual(["even", "sure"])
  expect((50 ** (1 - at) + 150 ** (1 - at)) / 2).toBeCloseTo(85 ** (1 - at), 6)
})

describe("beside the cash kept", () => {
  const unit = { unit: "USD", factor: 1 }
  const keeping = (kept: number): unknown =>
    riskOf({ subjects: [subjects[0]!], kept: new Float64Array(samples).fill(kept) }, unit, 49)?.keeping
  test("120 ± 60 is worth more than a sure 110 from R = 60² / (2 · 10) on", () => {
    expect(keeping(110)).toEqual({ from: expect.closeTo(180, 0) })
  })
  test("more than a sure 130 to nobody, more than nothing at all to whoever was looked at from some tolerance on", () => {
    expect(keeping(130)).toEqual({ from: null })
    expect(keeping(-1000)).toEqual({ from: 0 })
  })
  test("where all may be lost, no aversion of one or more is told", () => {
    const bet = { name: "bet", amounts: Float64Array.from({ length: 100 }, (_, k) => (k % 2) * 100), mayBeBest: true }
    const risk = riskOf({ subjects: [bet], kept: null }, unit, 9)
    expect(risk?.aversions.map(({ aversion }) => aversion)).toEqual([0, 0.5])
  })
})
