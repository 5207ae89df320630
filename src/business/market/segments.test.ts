import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { businessOf, type Written } from "../../../tests/support/sample-business.ts"

const adoption = { p: "3 %/year", q: "38 %/year" }

describe("segments", () => {
  test("two halves of a market adopt as the whole does", () => {
    const half = { customers: "5000 customer" }
    const split = businessOf(
      {
        market: {
          adoption,
          segments: [
            { name: "a", ...half },
            { name: "b", ...half },
          ],
        },
        churn: "10 %/year",
      },
      { months: 60 },
    )
    const whole = businessOf({ market: { adoption, customers: "10000 customer" }, churn: "10 %/year" }, { months: 60 })
    expect(split.diagnostics).toEqual([])
    for (const name of ["business.joining", "business.customers", "business.adopters"]) {
      const [one, other] = [split.figures(name), whole.figures(name)]
      for (const [t, figure] of one.entries()) expect(figure).toBeCloseTo(other[t] ?? Number.NaN, 8)
    }
    expect(split.figures("business.segments.a.weight").at(-1)).toBeCloseTo(0.5, 12)
  })

  test("each has its own size, share, growth, curve and opening", () => {
    const segments = [
      { name: "hospitals", customers: "1000 customer", share: "10 %", growth: "44 %/year", existing: "7 customer" },
      { name: "clinics", customers: "4000 customer", begins: "month 6", adoption: { p: "10 %/year", q: "0 %/year" } },
    ]
    const filters = [{ name: "digital", share: "50 %" }]
    const market = { adoption, share: "20 %", sales_cycle: "2 month", filters, segments }
    const { figures } = businessOf({ market, churn: "0 %/year" }, { months: 25 })
    const at = (name: string, t: number): number => figures(`business.${name}`)[t] ?? Number.NaN
    expect(["tam", "sam", "som"].map((name) => at(name, 0))).toEqual([5000, 2500, 50 + 400])
    expect(at("segments.hospitals.potential", 24)).toBeCloseTo(50 * 1.44 ** 2, 8)
    expect(at("segments.clinics.opening", 0)).toBe(8)
    expect(figures("business.segments.clinics.joining").slice(0, 8)).toEqual(Array(8).fill(0))
    expect(at("segments.clinics.adopters", 19)).toBeCloseTo(400 * (1 - Math.exp(-0.1)), 8)
    expect(at("customers", 1)).toBe(7)
    expect(at("customers", 24)).toBeCloseTo(at("segments.hospitals.adopters", 24) + at("segments.clinics.adopters", 24), 8)
  })

  test("what holds back holds back by who would join", () => {
    const eager = { p: "9000 %/year", q: "0 %/year" }
    const segments = [
      { name: "a", customers: "300 customer", adoption: eager },
      { name: "b", customers: "100 customer", adoption: eager },
    ]
    const { figures } = businessOf({ market: { segments, onboarding: "8 customer/month" } })
    expect(figures("business.segments.a.joining")[0]).toBeCloseTo(6, 3)
    expect(figures("business.segments.b.joining")[0]).toBeCloseTo(2, 3)
  })
})

test("joining of the segments is that of the whole, never negative and never above who is left", () => {
  const inputs = {
    ...{ a: "uniform(0, 1) customer", b: "uniform(0, 1) customer", p: "uniform(0, 1) %/year", q: "uniform(0, 1) %/year" },
    ...{ pace: "uniform(0, 1) customer/month", "resources.channels.c.reach": "uniform(0, 1) customer" },
  }
  const market: Written = {
    ...{ adoption: { p: "= p", q: "= q" }, onboarding: "= pace" },
    segments: [
      { name: "a", customers: "= a" },
      { name: "b", customers: "= b", begins: "month 3", growth: "-20 %/year" },
    ],
  }
  const { figures, diagnostics } = businessOf({ market }, { months: 24, given: { channels: ["c"] }, lines: inputs })
  expect(diagnostics).toEqual([])
  const upTo = (max: number): fc.Arbitrary<number> => fc.double({ min: 0, max, noNaN: true })
  const cases = fc.record({
    ...{ a: upTo(2000), b: upTo(2000), p: upTo(300), q: upTo(600), pace: upTo(90), "resources.channels.c.reach": upTo(900) },
  })
  fc.assert(
    fc.property(cases, (at) => {
      const of = (name: string): number[] => figures(`business.${name}`, at)
      const [whole, a, b] = [of("joining"), of("segments.a.joining"), of("segments.b.joining")]
      const [leftA, leftB] = [of("segments.a.unserved"), of("segments.b.unserved")]
      for (const [t, sum] of whole.entries()) {
        const [one, other] = [a[t] ?? Number.NaN, b[t] ?? Number.NaN]
        expect(one + other).toBeCloseTo(sum, 8)
        for (const [figure, left] of [
          [one, leftA[t]],
          [other, leftB[t]],
        ] as const) {
          expect(figure).toBeGreaterThanOrEqual(0)
          expect(figure).toBeLessThanOrEqual((left ?? 0) * (1 + 1e-9) + 1e-9)
        }
      }
    }),
    { numRuns: 40, seed: 3 },
  )
})
