// Customers by age against the plain sum over cohorts: alive(c, k) = new_c · Π (1 - churn_j), cohort by cohort.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { businessOf, type Written } from "../../../tests/support/sample-business.ts"
import { agesOf } from "./ages.ts"

const months = 60
const market = { customers: "10000 customer", adoption: { p: "10 %/year", q: "60 %/year" } }
const monthly = (yearly: number): number => 1 - (1 - yearly) ** (1 / 12)

type Case = {
  readonly rate: number
  readonly early: number
  readonly settles: number
  readonly existing: number
  readonly term: number
}

const usual: Case = { rate: 0.12, early: 0.05, settles: 3, existing: 0, term: 1 }

function sectionsOf({ rate, early, settles, existing, term }: Case): { readonly [key: string]: Written } {
  return {
    market: { ...market, existing: `${existing} customer` },
    churn: {
      rate: `${rate * 100} %/year`,
      early: `${early * 100} %/month`,
      settles: `${settles} month`,
      contract: `${term} month`,
    },
  }
}

function run(one: Case, expansion: { readonly [key: string]: Written } = {}) {
  const made = businessOf({ ...sectionsOf(one), ...expansion }, { months })
  expect(made.diagnostics).toEqual([])
  return made
}

/** Share that leaves at each age, in the month after it, by the words of the docs alone. */
function hazard({ rate, early, settles, term }: Case, young: number): (age: number) => number {
  const wish = (age: number): number => Math.min(1, monthly(rate) + (age < young ? early * Math.exp(-age / settles) : 0))
  return (age) => {
    if ((age + 1) % term !== 0) return 0
    return 1 - Array.from({ length: term }, (_, j) => 1 - wish(age - j)).reduce((a, b) => a * b)
  }
}

/** Every cohort by itself, month after month; the customers of the start have settled, in a contract at any of its months. */
function cohortSum(one: Case, joining: readonly number[], young: number): number[] {
  const leaves = hazard(one, young)
  const settledAges = Array.from({ length: one.term }, (_, j) => Math.ceil(young / one.term) * one.term + j)
  const cohorts = [
    ...settledAges.map((age) => ({ born: -1 - age, alive: one.existing / one.term })),
    ...joining.map((count, born) => ({ born, alive: count })),
  ]
  return joining.map((_, month) => {
    let sum = 0
    for (const cohort of cohorts) {
      if (cohort.born < month) cohort.alive *= 1 - leaves(month - 1 - cohort.born)
      if (cohort.born <= month) sum += cohort.alive
    }
    return sum
  })
}

function youngOf(one: Case): number {
  const made = run(one)
  return made.rows.filter(({ name }) => /^business\.age\.\d+\.customers$/u.test(name)).length
}

function expectClose(got: readonly number[], wanted: readonly number[]): void {
  for (const [k, want] of wanted.entries()) expect(Math.abs((got[k] ?? Number.NaN) - want)).toBeLessThan(1e-9 * Math.max(1, want))
}

describe("customers by age", () => {
  test.each([
    ["early leavers", usual],
    ["early leavers beside those of the start", { ...usual, existing: 800 }],
    ["everyone leaves at once", { ...usual, early: 1, settles: 0.5 }],
    ["yearly contracts", { ...usual, early: 0, term: 12, existing: 120 }],
    ["yearly contracts with early leavers", { ...usual, term: 12, existing: 60 }],
    ["contracts by the quarter", { ...usual, term: 3, rate: 0.5 }],
  ] as const)("are those of the sum over cohorts: %s", (_, one) => {
    const made = run(one)
    expectClose(made.figures("business.customers"), cohortSum(one, made.figures("business.joining"), youngOf(one)))
  })

  test("are those of the sum over cohorts, whatever the churn", () => {
    const share = (max: number) => fc.double({ min: 0, max, noNaN: true })
    const any = fc.record({
      rate: share(0.95),
      early: share(1),
      settles: fc.double({ min: 0.2, max: 8, noNaN: true }),
      existing: share(5000),
      term: fc.constantFrom(1, 1, 2, 6, 12),
    })
    fc.assert(
      fc.property(any, (one) => {
        const made = run(one)
        const customers = made.figures("business.customers")
        expectClose(customers, cohortSum(one, made.figures("business.joining"), youngOf(one)))
        for (const count of customers) expect(count).toBeGreaterThanOrEqual(-1e-9)
      }),
      { numRuns: 15, seed: 9 },
    )
  })

  test("as many classes as it takes for the early leaving to become less than 0.01 % a month", () => {
    const made = youngOf(usual)
    expect(0.05 * Math.exp(-made / 3)).toBeLessThan(0.0001)
    expect(0.05 * Math.exp(-(made - 1) / 3)).toBeGreaterThanOrEqual(0.0001)
    const given = { replaced: new Set<string>() }
    expect(agesOf({ ...plainChurn, contract: 12 }, given)).toEqual({ young: 12, term: 12, hasEarly: false, isObserved: false })
    // A year at least, to tell those who were there a year ago.
    expect(youngOf({ ...usual, settles: 0.5 })).toBe(12)
  })

  test("without early leavers and contracts: the same as a plain rate", () => {
    const plain = businessOf({ market, churn: "12 %/year" }, { months }).figures("business.customers")
    const mapped = businessOf({ market, churn: { rate: "12 %/year" } }, { months })
    expect(mapped.figures("business.customers")).toEqual(plain)
    const none = run({ ...usual, early: 0 })
    expectClose(none.figures("business.customers"), plain)
  })

  test("a rate written by the month is that of a month, as a mapping too", () => {
    const plain = businessOf({ market, churn: "2 %/month" }, { months }).figures("business.customers")
    expect(businessOf({ market, churn: { rate: "2 %/month" } }, { months }).figures("business.customers")).toEqual(plain)
  })

  test("more early leaving, no more customers", () => {
    const few = run({ ...usual, early: 0.02 }).figures("business.customers")
    const many = run({ ...usual, early: 0.1 }).figures("business.customers")
    for (const [k, count] of many.entries()) expect(count).toBeLessThanOrEqual((few[k] ?? 0) + 1e-9)
  })

  test("late answers go on acting: each month's rate at every age is multiplied", () => {
    const late = { given: { quality: "in_time" }, lines: { in_time: "= if(t >= 0 month, 0, 0)" }, months }
    const sections = { ...sectionsOf(usual), market: { ...market, late_response: "1" } }
    const made = businessOf(sections, late)
    const [, second = 0] = made.figures("business.age.0.rate")
    expect(second).toBeCloseTo(2 * (monthly(0.12) + 0.05), 12)
    expect(made.figures("business.customers").at(-1)).toBeLessThan(run(usual).figures("business.customers").at(-1) ?? 0)
  })
})

const plainChurn = {
  rate: {
    ...{ name: "churn", value: null, text: "", unit: "%/year", span: null, source: null },
    isResource: false,
    within: { least: 0 },
    meaning: "churn",
  },
  isMapping: false,
  early: null,
}

describe("the survival curve", () => {
  test("of a plain rate is a power, and the time stayed its sum", () => {
    const made = businessOf({ market, churn: "12 %/year" }, { months })
    const stay = 1 - monthly(0.12)
    const alive = Array.from({ length: 37 }, (_, k) => stay ** k)
    expect(made.figures("business.alive.36")[0]).toBeCloseTo(stay ** 36, 12)
    expect(made.figures("business.stayed.36")[0]).toBeCloseTo(
      alive.slice(0, 36).reduce((a, b) => a + b),
      9,
    )
  })

  test.each([1, 6, 12])("with early leavers is the product over the ages, with a contract of %i months too", (term) => {
    const one = { ...usual, term }
    const made = run(one)
    const leaves = hazard(one, youngOf(one))
    let [alive, stayed] = [1, 0]
    for (let age = 0; age <= 60; age++) {
      const name = `business.alive.${age}`
      if (made.model.quantities.has(name)) {
        expect(made.figures(name)[0]).toBeCloseTo(alive, 12)
        expect(made.figures(`business.stayed.${age}`)[0]).toBeCloseTo(stayed, 9)
      }
      stayed += alive
      alive *= 1 - leaves(age)
    }
  })

  test("nobody leaves: all are there, all the time", () => {
    const made = businessOf({ market, churn: "0 %/year" }, { months })
    expect(made.figures("business.alive.36")).toEqual([1])
    expect(made.figures("business.stayed.36")).toEqual([36])
  })
})
