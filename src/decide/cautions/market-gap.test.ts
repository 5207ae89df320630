// Customers counted from above and from below: told where they lie far apart, with the input that would close the gap.
import { describe, expect, test } from "vitest"
import { compileVenture, type Venture } from "../../venture/index.ts"
import { runVenture } from "../run/run-venture.ts"
import { type Counts, closing } from "./closing-gap.ts"
import { marketGaps } from "./market-gap.ts"

function ventureOf(market: string): Venture {
  const text = `venturi: 1
currency: USD
horizon: 60 months
resources:
  cash: 2M USD
  people: [ { role: sales, count: 2 person, pay: 5k USD/person/month } ]
  channels: [ { name: group, reach: 40 customer } ]
projects:
  a:
    market: { adoption: { p: 3 %/year, q: 38 %/year }, ${market} }
    revenue: [ { name: s, kind: subscription, price: 500 USD/customer/month } ]
    plan: [ { milestone: launch } ]
`
  const { venture, diagnostics } = compileVenture(text, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

const sellers = "sellers: { role: sales, deals: 0.5 to 2 customer/person/month }"
const channels = "channels: { conversion: 20 to 30 % }"

describe("a gap", () => {
  test("is told with both figures and the least certain input that closes it", () => {
    const told = marketGaps(ventureOf(`total: 300 to 500 customer, filters: [ { name: fit, share: 20 to 80 % } ], ${channels}`))
    expect(told).toMatchObject([
      { code: "market-gap", severity: "warning", params: { project: "a", input: "market.filters.fit.share" } },
    ])
    // 387 customers, 40 % of them, a third of these by Bass's curve; 40 · 24.5 % from below.
    const { above, below, to } = (told[0]?.params ?? {}) as Readonly<Record<string, string>>
    expect(Number(above)).toBeCloseTo(387.3 * 0.4 * 0.3312, 0)
    expect(Number(below)).toBeCloseTo(9.8, 1)
    expect(Number.parseFloat(to ?? "")).toBeCloseTo((40 * Number(below)) / Number(above), 1)
  })

  test("no share above one and no factor above ten is offered: then the least certain is named without a value", () => {
    const told = marketGaps(ventureOf(`total: 30k to 50k customer, filters: [ { name: fit, share: 20 to 80 % } ], ${channels}`))
    expect(told).toMatchObject([{ code: "market-gap", params: { input: "market.filters.fit.share" } }])
    expect(told[0]?.params).not.toHaveProperty("to")
    const low = marketGaps(ventureOf("total: 600 to 800 customer, channels: { conversion: 4 to 20 % }"))
    expect(low.map(({ params }) => params?.to)).toEqual([undefined])
  })

  test("is none where both agree, or where reports on one market would differ as much", () => {
    expect(marketGaps(ventureOf(`total: 200 to 800 customer, ${sellers}, ${channels}`))).toEqual([])
    expect(marketGaps(ventureOf(`customers: 600 customer, ${sellers}, ${channels}`))).toEqual([])
  })

  test("is not looked for where nothing is counted from below, or nothing new is said", () => {
    expect(marketGaps(ventureOf("customers: 90000 customer"))).toEqual([])
  })

  test("is told by run too", () => {
    const venture = ventureOf(`total: 90k customer, ${sellers}`)
    expect(runVenture(venture, { samples: 64, quantities: ["business.joining"] }).diagnostics.map(({ code }) => code)).toContain(
      "market-gap",
    )
  })
})

describe("what closes it", () => {
  const counts: Counts = { above: 400, below: 100, channels: 40, sellers: 60, curve: { p: 0.0025, q: 0.0317, months: 60 } }

  test.each([
    ["a factor", "factor", 1 / 4],
    ["what divides", "divisor", 4],
    ["channels beside the sellers", "channels", 340 / 40],
    ["sellers beside the channels", "sellers", 360 / 60],
  ] as const)("%s", (_, side, by) => {
    expect(closing(side, counts)).toBeCloseTo(by, 12)
  })

  test("the rates of the curve, put back into Bass's closed form", () => {
    const { p, q, months } = { p: 0.0025, q: 0.0317, months: 60 }
    const share = (a: number, b: number): number => {
      const left = Math.exp(-(a + b) * months)
      return (a * (1 - left)) / (a + b * left)
    }
    expect(share(p * closing("innovation", counts), q) / share(p, q)).toBeCloseTo(1 / 4, 9)
    expect(closing("imitation", counts)).toBeNaN()
    const near = { ...counts, below: 300 }
    expect(share(p, q * closing("imitation", near)) / share(p, q)).toBeCloseTo(3 / 4, 9)
  })

  test("nothing where the curve would have to be steeper than all at once", () => {
    expect(closing("innovation", { ...counts, above: 1, below: 900 })).toBeNaN()
  })
})
