import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { businessOf, type Written } from "../../../tests/support/sample-business.ts"

const bass = { market: { customers: "10000 customer", adoption: { p: "3 %/year", q: "38 %/year" } }, churn: "0 %/year" }

/** Closed form of Bass (1969). */
const share = (p: number, q: number, years: number): number =>
  (1 - Math.exp(-(p + q) * years)) / (1 + (q / p) * Math.exp(-(p + q) * years))

describe("Bass diffusion by the exact step", () => {
  const customers = businessOf(bass, { months: 120 }).figures("business.customers")

  test.each([
    [1, 357.582],
    [2, 850.563],
    [3, 1505.001],
    [5, 3311.986],
    [10, 8128.032],
  ])("after %d years %d customers of 10 000 have adopted", (years, expected) => {
    expect(customers[years * 12 - 1]).toBeCloseTo(expected, 3)
    expect(Math.abs((customers[years * 12 - 1] ?? 0) / (10000 * share(0.03, 0.38, years)) - 1)).toBeLessThan(1e-9)
  })

  test("a launch within a month gives the part of the month that is left", () => {
    const late = businessOf(bass, { months: 24, lines: { launch: "6.25 month" } })
    const figures = late.figures("business.customers")
    expect(figures[5]).toBe(0)
    expect(figures[17]).toBeCloseTo(10000 * share(0.03, 0.38, 11.75 / 12), 8)
    expect(late.figures("business.live").slice(5, 8)).toEqual([0, 1, 1])
  })

  test("nobody joins when the launch never comes, or without innovators and word of mouth", () => {
    const never = businessOf(bass, { months: 24, lines: { launch: "= first(t > 99 month)" } })
    expect(never.figures("business.customers").at(-1)).toBe(0)
    const none = businessOf(
      { market: { customers: "10000 customer", adoption: { p: "0 %/year", q: "0 %/year" } } },
      { months: 24 },
    )
    expect(none.figures("business.joining", {})).toEqual(Array(24).fill(0))
  })

  test("growth is effective: a year on, the potential is greater by the yearly rate", () => {
    const { figures } = businessOf({ market: { ...bass.market, growth: "21 %/year", share: "50 %" } }, { months: 25 })
    expect(figures("business.potential")[0]).toBe(5000)
    expect(figures("business.potential")[24]).toBeCloseTo(5000 * 1.21 ** 2, 8)
  })

  test("opening waits for market and sales cycle", () => {
    const { figures } = businessOf(
      { market: { ...bass.market, begins: "month 8", sales_cycle: "3 month" } },
      { lines: { launch: "4 month" } },
    )
    expect(figures("business.opening")).toEqual([11])
  })
})

describe("churn", () => {
  test("is an effective yearly probability and takes of the customers a month earlier", () => {
    const { figures } = businessOf(
      { market: { ...bass.market, existing: "1000 customer", adoption: { p: "0 %/year", q: "0 %/year" } }, churn: "20 %/year" },
      { months: 12 },
    )
    expect(figures("business.customers").at(-1)).toBeCloseTo(800, 9)
  })
})

describe("channels", () => {
  const channels = ["hospitals"]
  const lines = { "resources.channels.hospitals.reach": "80 customer" }
  const none = { customers: "10000 customer", adoption: { p: "0 %/year", q: "0 %/year" } }

  test("their customers sign at a steady pace from the opening on", () => {
    const { figures } = businessOf(
      { market: { ...none, channels: { conversion: "25 %", takes: "4 month" } }, churn: "0 %/year" },
      { given: { channels }, lines },
    )
    expect(figures("business.customers").slice(0, 6)).toEqual([5, 10, 15, 20, 20, 20])
  })

  test("draw others after them, so that one more reached customer is worth more than itself", () => {
    const market = { ...none, adoption: { p: "0 %/year", q: "40 %/year" }, channels: { conversion: "25 %", takes: "4 month" } }
    const at = (reach: string): number =>
      businessOf({ market, churn: "0 %/year" }, { given: { channels }, lines: { "resources.channels.hospitals.reach": reach } })
        .figures("business.customers")
        .at(-1) ?? 0
    expect(at("81 customer") - at("80 customer")).toBeGreaterThan(0.25)
  })

  test("an unknown one is named with the nearest", () => {
    const { diagnostics } = businessOf(
      { market: { ...none, channels: { names: ["hospitels"] } } },
      { given: { channels }, lines },
    )
    expect(diagnostics).toMatchObject([
      {
        code: "unknown-channel",
        params: { name: "hospitels", nearest: ["hospitals"] },
        span: { file: "file.market.channels.names.0" },
      },
    ])
  })
})

test("customers are never negative, joining neither, and no more adopt than there are", () => {
  const cases = fc.record({
    p: fc.double({ min: 0, max: 300, noNaN: true }),
    q: fc.double({ min: 0, max: 900, noNaN: true }),
    growth: fc.double({ min: -60, max: 80, noNaN: true }),
    churn: fc.double({ min: 0, max: 130, noNaN: true }),
    reach: fc.double({ min: 0, max: 3000, noNaN: true }),
    launch: fc.double({ min: 0, max: 30, noNaN: true }),
  })
  const market: Written = { customers: "1000 customer", growth: "= growth", adoption: { p: "= p", q: "= q" } }
  const lines = {
    p: "uniform(0, 1) %/year",
    q: "uniform(0, 1) %/year",
    growth: "uniform(0, 1) %/year",
    churn: "uniform(0, 1) %/year",
  }
  const sample = businessOf(
    { market },
    {
      months: 36,
      given: { channels: ["a"] },
      lines: { ...lines, launch: "uniform(0, 1) month", "resources.channels.a.reach": "uniform(0, 1) customer" },
    },
  )
  expect(sample.diagnostics).toEqual([])
  fc.assert(
    fc.property(cases, ({ reach, ...inputs }) => {
      const at = { ...inputs, "resources.channels.a.reach": reach, "market.channels.conversion": 20, "market.channels.takes": 3 }
      const [joining, customers, adopters, potential] = ["joining", "customers", "adopters", "potential"].map((name) =>
        sample.figures(`business.${name}`, at),
      )
      const most = Math.max(...(potential ?? []))
      expect(Math.min(...(joining ?? []))).toBeGreaterThanOrEqual(0)
      expect(Math.min(...(customers ?? []))).toBeGreaterThanOrEqual(0)
      expect(Math.max(...(adopters ?? []))).toBeLessThanOrEqual(most * (1 + 1e-9))
      for (const [t, c] of (customers ?? []).entries()) expect(c).toBeLessThanOrEqual((adopters?.[t] ?? 0) * (1 + 1e-9))
    }),
    { numRuns: 60, seed: 1 },
  )
})

// golden: ln(q/p)/(p + q) = 6.192619 years for p 3 %, q 38 % (Bass 1969).
test("most join in the month of Bass's peak", () => {
  const joining = businessOf(bass, { months: 120 }).figures("business.joining")
  const peak = joining.indexOf(Math.max(...joining))
  expect(Math.abs(peak + 0.5 - 6.192619 * 12)).toBeLessThan(1)
})

describe("from above and from below", () => {
  const given = { channels: ["a"], roles: ["sales"] }
  const lines = { "resources.channels.a.reach": "40 customer", "team.roles.sales.people": "2 person" }
  const sellers = { role: "sales", deals: "0.5 customer/person/month" }

  test("Bass's closed form at the end of the plan; channels and sellers over its months", () => {
    const market = { ...bass.market, filters: [{ share: "10 %" }], sellers, channels: { conversion: "25 %", takes: "3 month" } }
    const { figures } = businessOf({ market }, { months: 60, given, lines: { ...lines, launch: "12 month" } })
    expect(figures("business.from_above")[0]).toBeCloseTo(1000 * share(0.03, 0.38, 4), 8)
    expect(figures("business.from_below")[0]).toBeCloseTo(40 * 0.25 + 48, 8)
  })

  test("segments add up", () => {
    const segments = [{ customers: "600 customer" }, { customers: "400 customer", begins: "month 24" }]
    const { figures } = businessOf(
      { market: { adoption: bass.market.adoption, segments, sellers } },
      { months: 60, given, lines },
    )
    expect(figures("business.from_above")[0]).toBeCloseTo(600 * share(0.03, 0.38, 5) + 400 * share(0.03, 0.38, 3), 8)
  })

  test("a market that never opens, or without adoption, gives nobody", () => {
    const never = businessOf(
      { market: { ...bass.market, sellers } },
      { given, lines: { ...lines, launch: "= first(t > 99 month)" } },
    )
    expect(never.figures("business.from_above")).toEqual([0])
    expect(never.figures("business.from_below")[0]).toBeGreaterThan(0)
    const none = businessOf({ market: { ...bass.market, adoption: { p: "0 %/year", q: "0 %/year" }, sellers } }, { given, lines })
    expect(none.figures("business.from_above")).toEqual([0])
  })

  test("a file that says neither a total nor sellers is not counted twice", () => {
    expect(businessOf(bass, { given, lines }).rows.some(({ name }) => name === "business.from_below")).toBe(false)
  })
})
