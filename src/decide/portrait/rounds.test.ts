// What a round pays for agrees with the tables by year; what investors have of it is told of the samples in which it closes.
import { expect, test } from "vitest"
import { compileVenture } from "../../venture/index.ts"
import type { Portrait } from "../answer.ts"
import { planVenture } from "../plan/plan-venture.ts"

const funding = (rounds: string): string => `venturi: 1
start: 2027-01
horizon: 36 months
resources: { cash: 300k USD, people: [ { role: sales, count: 1 person } ] }
projects:
  shop:
    market: { customers: 3000 customer, share: 20 %, adoption: { p: 10 %/year, q: 60 %/year } }
    revenue: [ { name: seats, kind: subscription, price: 20 to 60 USD/customer/month } ]
    costs: [ { name: rent, amount: 4k USD/month } ]
    tax: { country: US }
    funding:
${rounds}
`

function portraitOf(rounds: string): Portrait {
  const { venture, diagnostics } = compileVenture(funding(rounds), { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  const { answer } = planVenture(venture, { samples: 512 })
  if (answer === null) throw new Error("no answer")
  return answer.portrait
}

const seed = "      - { name: seed, kind: equity, amount: 500k USD, dilution: 20 %, after: month 0, probability: 50 % }"
const loan = "      - { name: bank, kind: loan, amount: 100k USD, rate: 6 %/year, months: 24 month, after: month 12 }"
const late = "      - { name: late, kind: priced, amount: 1M USD, pre_money: 4M USD, after: month 24 }"

test("the money of a round is counted until the next is due, whatever their order in the file", () => {
  const { rounds } = portraitOf([late, loan, seed].join("\n"))
  expect(rounds.map(({ name, from, last, until, ends }) => ({ name, from, last, until, ends }))).toMatchObject([
    { name: "seed", from: 0, last: 11, until: 12, ends: "next" },
    { name: "bank", from: 12, last: 23, until: 24, ends: "next" },
    { name: "late", from: 24 },
  ])
})

test("what is spent and received in a year of the plan is what its tables by year say", () => {
  const { rounds, years } = portraitOf([seed, loan, late].join("\n"))
  const yearOf = (name: string, year: number): number => years[`shop.${name}`]?.mean[year] ?? 0
  for (const [year, { spent, received, uses, unit }] of rounds.slice(0, 2).entries()) {
    expect(unit).toBe("USD")
    const expected = yearOf("business.costs", year) + yearOf("tax.paid", year) + yearOf("funding.payments", year)
    expect(spent).toBeCloseTo(expected, 4)
    expect(uses.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(spent, 6)
    expect(received).toBeCloseTo(yearOf("business.collected", year), 4)
  }
})

test("investors' figures are those of the samples in which the round closes; a loan sells no shares", () => {
  const { rounds } = portraitOf([seed, loan].join("\n"))
  const [first, second] = rounds
  expect(first?.closes).toBeCloseTo(0.5, 2)
  expect(first?.returns?.held).toMatchObject({ p5: 0.2, mean: 0.2, p95: 0.2 })
  expect(first?.returns?.invested).toMatchObject({ unit: "USD", mean: 500_000 })
  const { worth, multiple } = first?.returns ?? {}
  expect((multiple?.mean ?? 0) * 500_000).toBeCloseTo(worth?.mean ?? Number.NaN, 3)
  expect(second?.returns).toBeNull()
})

test("a round that never closes has no returns; a project without rounds tells none", () => {
  expect(portraitOf(seed.replace("50 %", "0 %")).rounds[0]?.returns).toBeNull()
  expect(portraitOf("      []").rounds).toEqual([])
})

test("after the last round money is counted until operations carry themselves, in the month that is told of it elsewhere", () => {
  const { venture } = compileVenture(funding(seed).replace("20 to 60", "4 to 60"), { file: "venture.yaml" })
  const { answer } = venture === null ? { answer: null } : planVenture(venture, { samples: 512 })
  const [round] = answer?.portrait.rounds ?? []
  const { p50 = null, never = 0 } = answer?.projects.shop?.breakEvenMonth ?? {}
  expect(never).toBeGreaterThan(0.2)
  expect(round).toMatchObject({ ends: "alone", until: Math.floor(p50 ?? Number.NaN) })
})
