import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { businessOf, type SampleBusiness, type Written } from "../../../tests/support/sample-business.ts"

const base = { customers: "1000 customer", adoption: { p: "0 %/year", q: "0 %/year" } }
const rival = { name: "big", price: "10 USD/seat/month", quality: "60" }
const competition = { price: "10 USD/seat/month", quality: "60", weights: { price: "3", quality: "0.1" }, competitors: [rival] }

function compete(written: Written, more: Partial<Parameters<typeof businessOf>[1]> = {}): SampleBusiness {
  return businessOf({ market: { ...base, competition: written } }, { months: 25, ...more })
}

const shareOf = (written: Written, t = 0): number => compete(written).figures("business.market_share").at(t) ?? Number.NaN

describe("shares by the logit", () => {
  test("equal offers and buying nothing share evenly", () => {
    const { figures, diagnostics } = compete(competition)
    expect(diagnostics).toEqual([])
    for (const name of ["market_share", "outside_share", "rivals.big.share"])
      expect(figures(`business.${name}`)[0]).toBeCloseTo(1 / 3, 12)
    expect(figures("business.potential")[0]).toBeCloseTo(1000 / 3, 9)
  })

  // McFadden 1974: d ln s / d ln price = -weight · price / reference · (1 - s).
  test.each([5, 10, 17])("own-price elasticity at %d USD, by finite difference", (price) => {
    const at = (p: number): number => shareOf({ ...competition, price: `${p} USD/seat/month` })
    const s = at(price)
    const slope = Math.log(at(price * 1.0001) / at(price / 1.0001)) / Math.log(1.0001 ** 2)
    expect(slope).toBeCloseTo((-3 * price * (1 - s)) / 10, 5)
  })

  test("a competitor enters within a month and counts from then on", () => {
    const { figures } = compete({ ...competition, competitors: [{ ...rival, from: "6.25 month" }] })
    const shares = figures("business.market_share")
    expect(shares[5]).toBeCloseTo(1 / 2, 12)
    expect(shares[6]).toBeCloseTo(1 / 2.75, 12)
    expect(shares[7]).toBeCloseTo(1 / 3, 12)
  })

  test("a free model that gets better takes share year by year", () => {
    const free = { name: "open model", quality: "40", improves: "12 1/year" }
    const { figures } = compete({ ...competition, competitors: [rival, free] })
    const shares = figures("business.rivals.open_model.share")
    expect(figures("business.rivals.open_model.price")).toEqual([0])
    expect(shares[24]).toBeGreaterThan(shares[0] ?? 1)
    // Usual quality 50: u = 0.1 · (40 + 24 - 50) + 3 against 0.1 · 10 of ours after two years.
    expect(shares[24]).toBeCloseTo(Math.exp(4.4) / (Math.exp(4.4) + 2 * Math.exp(1) + 1), 10)
  })

  test("prices fall by the effective yearly rate, and answer to ours from the opening on", () => {
    const one = { ...rival, price_growth: "-30 %/year", reacts: "0.5" }
    const { figures } = compete(
      { ...competition, price: "4 USD/seat/month", reference_price: "10 USD/seat/month", competitors: [one] },
      { lines: { launch: "3 month" } },
    )
    const prices = figures("business.rivals.big.price")
    expect(prices[0]).toBe(1)
    expect(prices[24]).toBeCloseTo(0.49 * Math.sqrt(0.4), 10)
  })

  // Bijmolt, van Heerde and Pieters 2005: -2.62 in the mean of 1851 elasticities.
  test("without weights the price weighs as in the mean of many studies", () => {
    const written = { price: "10 USD", competitors: [{ name: "a", price: "10 USD" }] }
    expect(compete(written).figures("market.competition.weights.price")[0]).toBeCloseTo(2.62, 1)
  })

  test("our quality may be a formula over what the model is", () => {
    const quality = "= 100 - 20 * loss"
    const at = (loss: string): number =>
      compete({ ...competition, quality }, { lines: { loss } }).figures("business.market_share")[0] ?? Number.NaN
    expect(at("1.8")).toBeGreaterThan(at("2"))
    expect(at("2")).toBeCloseTo(1 / 3, 12)
  })

  test("an overwhelming offer is no infinite one", () => {
    const { figures } = compete({ ...competition, competitors: [{ ...rival, quality: "90000" }] })
    expect(figures("business.market_share")[0]).toBeCloseTo(0, 12)
    const sum = ["market_share", "outside_share", "rivals.big.share"].reduce(
      (all, name) => all + (figures(`business.${name}`)[0] ?? 0),
      0,
    )
    expect(sum).toBeCloseTo(1, 9)
  })
})

test("shares sum to one; quality wins share, price loses it, one more competitor takes of it", () => {
  const lines = {
    ...{ price: "uniform(0, 1) USD", other: "uniform(0, 1) USD", quality: "uniform(0, 1)", theirs: "uniform(0, 1)" },
    ...{ nothing: "uniform(0, 1)", third: "uniform(0, 1)" },
  }
  const two = {
    ...{ price: "= price", reference_price: "10 USD", quality: "= quality", outside: "= nothing" },
    weights: { price: "2", quality: "0.1" },
    competitors: [{ name: "a", price: "= other", quality: "= theirs" }],
  }
  const few = compete(two, { months: 1, lines })
  const more = compete({ ...two, competitors: [...two.competitors, { name: "b", quality: "= third" }] }, { months: 1, lines })
  expect([...few.diagnostics, ...more.diagnostics]).toEqual([])
  const upTo = (max: number): fc.Arbitrary<number> => fc.double({ min: 0, max, noNaN: true })
  const cases = fc.record({
    ...{ price: upTo(20), other: upTo(20), quality: upTo(40), theirs: upTo(40), third: upTo(40) },
    nothing: fc.double({ min: -4, max: 4, noNaN: true }),
  })
  fc.assert(
    fc.property(cases, (at) => {
      const of = (sample: SampleBusiness, name: string, over: object = {}): number =>
        sample.figures(`business.${name}`, { ...at, ...over })[0] ?? Number.NaN
      const sum = ["market_share", "outside_share", "rivals.a.share", "rivals.b.share"].reduce(
        (all, name) => all + of(more, name),
        0,
      )
      expect(sum).toBeCloseTo(1, 9)
      const own = of(few, "market_share")
      expect(of(few, "market_share", { quality: at.quality + 1 })).toBeGreaterThan(own)
      expect(of(few, "market_share", { price: at.price + 0.5 })).toBeLessThan(own)
      // A third one moves the usual quality too, so it is asked at the quality that the first one has.
      expect(of(more, "market_share", { third: at.theirs })).toBeLessThan(own)
    }),
    { numRuns: 60, seed: 4 },
  )
})

describe("mistakes", () => {
  test.each<[string, Written, string]>([
    ["nobody competes", { ...competition, competitors: [] }, "missing-key"],
    ["all are free", { price: "1 USD", weights: { price: "2" }, competitors: [{ name: "open" }] }, "market-reference-price"],
    ["quality without its weight", { ...competition, weights: { price: "2" } }, "missing-key"],
    [
      "a free price that falls",
      { ...competition, competitors: [rival, { name: "open", price_growth: "-9 %/year" }] },
      "market-free-price",
    ],
    ["two of one name", { ...competition, competitors: [rival, rival] }, "duplicate-name"],
    ["prices of two kinds", { ...competition, price: "10 USD/Mtoken" }, "market-price-units"],
  ])("%s", (_, written, code) => {
    expect(compete(written).diagnostics.map((d) => d.code)).toContain(code)
  })
})
