// Work for hire: what is ordered is done as people have time, and billed as agreed; nothing is lost on the way.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { last, sell, sellAll, total } from "../../../tests/support/revenue-lines.ts"

const market = { customers: "1000 customer", existing: "0 customer" }
const once = { "business.joining": "= if(t == 0 month, 10 customer/month, 0 customer/month)" }
const team = { "team.roles.engineer.people": "5 person" }
const options = { sections: { market }, lines: { ...once, ...team }, given: { roles: ["engineer"] }, months: 12 }
const work = {
  ...{ kind: "service", people: "Engineer", utilisation: "80 %", days: "20 day/month", work: "40 person-day/customer" },
  ...{ price: "1000 USD/person-day", terms: "0 month" },
}

/** A person-day is a day's part of a person-month in base units. */
const days = (figures: readonly number[]): number[] => figures.map((figure) => Math.round(figure * 30.4375 * 1e6) / 1e6)

describe("400 days ordered, 80 done a month", () => {
  const made = sell(work, options)
  test("they wait in the backlog, and are earned as they are done", () => {
    expect(made.diagnostics).toEqual([])
    expect(days(made.figures("business.revenue.a.backlog"))).toEqual([320, 240, 160, 80, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(made.figures("business.revenue").slice(0, 6)).toEqual(
      [80_000, 80_000, 80_000, 80_000, 80_000, 0].map((figure) => expect.closeTo(figure, 6)),
    )
    expect(total(made.figures("business.recurring"))).toBe(0)
  })

  test("the price is that of the order", () => {
    const price = { "month 0": "1000 USD/person-day", "month 1": "5000 USD/person-day" }
    expect(total(sell({ ...work, price }, options).figures("business.revenue"))).toBeCloseTo(400_000, 6)
  })

  test("billed at the start, it is owed as work; billed late, it is owed to us", () => {
    const start = sell({ ...work, milestones: [{ share: "100 %", at: "start" }] }, options)
    expect(start.diagnostics).toEqual([])
    expect(start.figures("business.collected")[0]).toBeCloseTo(400_000, 6)
    expect(start.figures("business.deferred")[0]).toBeCloseTo(320_000, 6)
    expect(start.figures("business.unbilled")[0]).toBeCloseTo(0, 6)
    const late = sell({ ...work, milestones: [{ share: "100 %", after: "4 month" }] }, options)
    expect(late.figures("business.unbilled")[3]).toBeCloseTo(320_000, 6)
    expect(late.figures("business.collected")[4]).toBeCloseTo(400_000, 6)
    expect(last(late, "business.unbilled")).toBeCloseTo(0, 6)
  })

  test("a retention: 30 % at the start, 60 % as it is done, 10 % after half a year", () => {
    const milestones = [
      { share: "30 %", at: "start" },
      { share: "60 %", at: "done" },
      { share: "10 %", after: "6 month" },
    ]
    const collected = sell({ ...work, milestones }, options).figures("business.collected")
    expect(collected[0]).toBeCloseTo(120_000 + 48_000, 6)
    expect(collected[1]).toBeCloseTo(48_000, 6)
    expect(collected[6]).toBeCloseTo(40_000, 6)
  })
})

test("two lines share the same people, the first one first", () => {
  const first = { ...work, name: "a", work: "4 person-day/customer" }
  const made = sellAll([first, { ...work, name: "b" }], options)
  expect(days(made.figures("business.revenue.a.sold")).slice(0, 2)).toEqual([40, 0])
  expect(days(made.figures("business.revenue.b.sold")).slice(0, 2)).toEqual([40, 80])
})

test("work by the month for each customer", () => {
  const lines = { ...team, "business.customers": "10 customer" }
  const made = sell({ ...work, work: "2 person-day/customer/month" }, { ...options, lines })
  expect(days(made.figures("business.revenue.a.sold")).slice(0, 2)).toEqual([20, 20])
})

describe("work at a fixed price", () => {
  const fixed = { ...work, price: "30000 USD/customer" }

  test("is earned as it is done, whatever the days", () => {
    const made = sell(fixed, options)
    expect(made.diagnostics).toEqual([])
    expect(days(made.figures("business.revenue.a.sold")).slice(0, 6)).toEqual([80, 80, 80, 80, 80, 0])
    expect(made.figures("business.revenue").slice(0, 6)).toEqual(
      [60_000, 60_000, 60_000, 60_000, 60_000, 0].map((x) => expect.closeTo(x, 6)),
    )
    expect(total(made.figures("business.recurring"))).toBe(0)
  })

  test("is for work that each customer orders once", () => {
    const { diagnostics } = sell({ ...fixed, work: "2 person-day/customer/month" }, options)
    expect(diagnostics.map(({ code }) => code)).toContain("wrong-unit")
  })
})

describe("a retainer with the work that it takes", () => {
  const care = {
    kind: "service",
    people: "engineer",
    work: "3 person-day/customer/month",
    price: "900 USD/customer/month",
    terms: "0 month",
  }
  const lines = { ...team, "business.customers": "10 customer", "business.joining": "5 customer/month" }

  test("recurs, and takes its people before the lines below it", () => {
    const made = sellAll(
      [
        { ...care, name: "a" },
        { ...work, name: "b" },
      ],
      { ...options, lines },
    )
    expect(made.diagnostics).toEqual([])
    expect(days(made.figures("business.revenue.a.effort"))[0]).toBe(30)
    expect(days(made.figures("business.revenue.b.sold"))[0]).toBe(50)
    expect(made.figures("business.recurring")[0]).toBeCloseTo(9000, 6)
  })

  test("is paid by the customer where a formula says so", () => {
    const made = sell(
      { ...care, price: "= 900 USD/customer/month", work: "= 3 person-day/customer/month", per: "customer" },
      { ...options, lines },
    )
    expect(made.diagnostics).toEqual([])
    expect(days(made.figures("business.revenue.a.effort"))[0]).toBe(30)
  })

  test("never waits, so that what tells of waiting work is a mistake", () => {
    const { diagnostics } = sell(
      { ...care, utilisation: "80 %", milestones: [{ share: "30 %", at: "start" }] },
      { ...options, lines },
    )
    expect(diagnostics.map(({ code, params }) => [code, params.key])).toEqual([
      ["key-alone", "utilisation"],
      ["key-alone", "milestones"],
    ])
  })
})

test("what is ordered is done or waits, in days and in money, whatever the people and the orders", () => {
  const figure = fc.double({ min: 0, max: 30, noNaN: true })
  fc.assert(
    fc.property(figure, figure, fc.double({ min: 0, max: 8, noNaN: true }), (people, ordered, later) => {
      const joining = `= ${ordered} customer/month * mod(t / 1 month, 3)`
      const lines = { "business.joining": joining, "team.roles.engineer.people": `${people} person` }
      const milestones = [
        { share: "20 %", at: "start" },
        { share: "30 %", after: `${later} month` },
      ]
      const made = sell({ ...work, milestones }, { ...options, lines })
      const sum = (name: string): number => total(made.figures(`business.revenue.a.${name}`))
      expect(sum("sold") + last(made, "business.revenue.a.backlog")).toBeCloseTo(sum("ordered"), 6)
      expect(sum("amount") + last(made, "business.revenue.a.book")).toBeCloseTo(sum("ordered_worth"), 3)
      for (const name of ["sold", "backlog", "amount", "book", "deferred", "unbilled"])
        expect(Math.min(...made.figures(`business.revenue.a.${name}`))).toBeGreaterThanOrEqual(-1e-6)
    }),
    { numRuns: 25, seed: 5 },
  )
})
