// Whatever is sold: collected = revenue + Δdeferred - Δunbilled - Δreceivables in every month, and nothing is negative.
import fc from "fast-check"
import { expect, test } from "vitest"
import { sellAll } from "../../../tests/support/revenue-lines.ts"
import type { SampleBusiness, Written } from "../../../tests/support/sample-business.ts"

const share = fc.integer({ min: 0, max: 100 }).map((percent) => `${percent} %`)
const months = fc.double({ min: 0, max: 9, noNaN: true }).map((figure) => `${figure} month`)
const figure = (unit: string, max = 100) => fc.double({ min: 0, max, noNaN: true }).map((amount) => `${amount} ${unit}`)
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: "" })

/** Left out where it is empty. */
const common = {
  share: some(share),
  terms: some(months),
  refunds: some(share),
  bad_debt: some(share),
  from: some(months),
  until: some(months),
}

const price = (unit: string) =>
  fc.oneof(
    figure(unit),
    fc.tuple(figure(unit), figure(unit)).map(([first, then]) => ({ "month 0": first, "month 7": then })),
  )

const kinds: readonly fc.Arbitrary<Readonly<Record<string, Written>>>[] = [
  fc.record({ ...common, kind: fc.constant("subscription"), price: price("USD/customer/month") }),
  fc.record({
    ...common,
    kind: fc.constant("subscription"),
    price: price("USD/seat/month"),
    annual_share: share,
    annual_discount: some(share),
    refund_unused: some(share),
  }),
  fc.record({
    ...common,
    kind: fc.constant("usage"),
    price: figure("USD/Mtoken"),
    free: some(figure("Mtoken/customer/month")),
    minimum: some(figure("USD/customer/month")),
  }),
  fc.record({
    ...common,
    kind: fc.constant("licence"),
    price: price("USD/customer"),
    maintenance: figure("%/year"),
    renewal: some(share),
    billing: fc.constantFrom("monthly", "annual"),
  }),
  fc.record({
    ...common,
    kind: fc.constant("service"),
    people: fc.constant("engineer"),
    price: price("USD/person-day"),
    work: figure("person-day/customer", 20),
    milestones: fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), months).map(([first, then, after]) => [
      { share: `${first} %`, at: "start" },
      { share: `${then} %`, after },
    ]),
  }),
  fc.record({
    ...common,
    kind: fc.constant("marketplace"),
    orders: figure("order/customer/month"),
    value: figure("USD/order"),
    take: share,
  }),
  fc.record({
    ...common,
    kind: fc.constant("performance"),
    baseline: figure("USD/customer/month"),
    achieved: figure("USD/customer/month"),
    fee: share,
    risk: share,
    proves: some(months),
  }),
]

const lines = fc
  .array(fc.oneof(...kinds), { minLength: 1, maxLength: 4 })
  .map((all) => all.map((line, k) => ({ ...line, name: `l${k}` })))

const options = {
  months: 18,
  churn: "40 %/year",
  sections: {
    market: { customers: "1000 customer", existing: "50 customer", adoption: { p: "30 %/year", q: "40 %/year" } },
    usage: { seats: "3 seat/customer", tokens: "20M token/customer/month" },
  },
  given: { roles: ["engineer"] },
}

/** Without what the random choice left out. */
function made(all: readonly Readonly<Record<string, Written>>[], more: Readonly<Record<string, string>> = {}): SampleBusiness {
  const written = all.map((line) => Object.fromEntries(Object.entries(line).filter(([, value]) => value !== "")))
  return sellAll(written, {
    ...options,
    lines: { "business.collection_time": "45 day", "team.roles.engineer.people": "4 person", ...more },
  })
}

function figuresOf(business: SampleBusiness, name: string): readonly number[] {
  return business.model.quantities.has(name) ? business.figures(name) : Array<number>(options.months).fill(0)
}

/** What the stock is before the first month, told by its first month's flow. */
function expectBalance(business: SampleBusiness): void {
  const [revenue, collected, deferred, unbilled, receivables] = [
    ...["business.revenue", "business.collected", "business.deferred", "business.unbilled", "business.receivables"],
  ].map((name) => figuresOf(business, name))
  const at = (figures: readonly number[] | undefined, t: number): number => figures?.[t] ?? Number.NaN
  const opening = at(collected, 0) - at(revenue, 0) + at(unbilled, 0) + at(receivables, 0) - at(deferred, 0)
  expect(opening).toBeLessThanOrEqual(1e-6 * (1 + Math.abs(at(revenue, 0))))
  let [earned, paid] = [0, 0]
  for (let t = 0; t < options.months; t++) {
    earned += at(revenue, t)
    paid += at(collected, t)
    const expected = earned + at(deferred, t) + opening - at(unbilled, t) - at(receivables, t)
    expect(Math.abs(paid - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, earned, Math.abs(paid), at(deferred, t)))
  }
}

test("money and revenue agree in every month", () => {
  fc.assert(
    fc.property(lines, (all) => {
      const business = made(all)
      expect(business.diagnostics).toEqual([])
      expectBalance(business)
    }),
    { numRuns: 40, seed: 17 },
  )
})

test("nothing that is sold, earned, owed or billed by us is negative", () => {
  const names = ["revenue", "recurring", "deferred", "unbilled", "receivables", "refunds", "fees", "written_off", "carried"]
  fc.assert(
    fc.property(lines, (all) => {
      const business = made(all, { "business.payment_fee": "3 %", "business.bad_debt": "2 %" })
      const own = [...business.model.quantities.keys()].filter((name) => /^business\.revenue\.[^.]+\.(amount|sold)$/u.test(name))
      for (const name of [...names.map((each) => `business.${each}`), ...own])
        for (const figure of figuresOf(business, name)) expect(figure).toBeGreaterThanOrEqual(-1e-6)
      for (const figure of figuresOf(business, "business.recurring_share")) expect(figure).toBeLessThanOrEqual(1 + 1e-9)
    }),
    { numRuns: 40, seed: 19 },
  )
})

test("a risk that acts on revenue, or a formula in the place of a line, moves the money just as much", () => {
  fc.assert(
    fc.property(lines, (all) => {
      expectBalance(made(all, { "business.revenue": "= 0.7 * business.revenue.l0.amount" }))
      expectBalance(made(all, { "business.revenue.l0.amount": "= t * 100 USD/month/month" }))
    }),
    { numRuns: 15, seed: 23 },
  )
})

test("with the same customers a higher price earns no less", () => {
  const dearer = { subscription: "USD/customer/month", licence: "USD/customer" } as const
  fc.assert(
    fc.property(
      fc.constantFrom("subscription", "licence"),
      fc.double({ min: 1, max: 99, noNaN: true }),
      share,
      (kind, low, part) => {
        const at = (amount: number): readonly number[] =>
          made([
            {
              name: "a",
              kind,
              price: `${amount} ${dearer[kind]}`,
              share: part,
              ...(kind === "licence" ? { maintenance: "9 %/year" } : {}),
            },
          ]).figures("business.revenue")
        const more = at(low * 1.5)
        for (const [t, figure] of at(low).entries()) expect(more[t]).toBeCloseTo(figure * 1.5, 6)
      },
    ),
    { numRuns: 10, seed: 29 },
  )
})
