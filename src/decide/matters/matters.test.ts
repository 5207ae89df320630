// `--matters`: which inputs are told of, by which measure, in which unit and month; what cannot be divided says so.
import { describe, expect, test } from "vitest"
import { compileVenture, type Venture } from "../../venture/index.ts"
import type { Matter, MattersAnswer } from "./answer.ts"
import { mattersOf } from "./matters.ts"

function ventureOf(lines: string): Venture {
  const { venture, diagnostics } = compileVenture(`horizon: 12 months\n${lines}`, { file: "venture.yaml" })
  if (venture === null) throw new Error(JSON.stringify(diagnostics))
  return venture
}

function answerOf(lines: string, name: string, month?: number): MattersAnswer {
  const { answer } = mattersOf(ventureOf(lines), name, { samples: 4000, ...(month === undefined ? {} : { month }) })
  if (answer === null) throw new Error("no answer")
  return answer
}

const shop = `
assumptions:
  price: 20 to 40 USD/customer/month
  growth: 10 to 30 customer/month
  rent: normal(500, 20) USD/month
formulas:
  customers: { start: 100 customer, change: = growth }
  profit: = customers * price - rent
  broke: = profit < 3k USD/month
  first_profit: = first(profit > 8k USD/month)
  same: = 3 USD
  endless: = 1 / (0 * price)
`
const pathsOf = ({ inputs }: MattersAnswer): string[] => inputs.map(({ input }) => input)
const one = ({ inputs }: MattersAnswer, path: string): Matter => {
  const found = inputs.find(({ input }) => input === path)
  if (found === undefined) throw new Error(`no ${path}`)
  return found
}

describe("a monthly quantity", () => {
  test("is told of at the end, or in the month asked for", () => {
    expect(answerOf(shop, "profit").month).toBe(11)
    const early = answerOf(shop, "profit", 0)
    expect(early.month).toBe(0)
    // In the first month price decides, at the end growth as much.
    expect(pathsOf(early)[0]).toBe("price")
    expect(one(early, "growth").total?.value ?? 1).toBeLessThan(one(answerOf(shop, "profit"), "growth").total?.value ?? 0)
  })

  test("has the shares of every month, whichever is told of", () => {
    const [early, late] = [one(answerOf(shop, "profit", 0), "price"), one(answerOf(shop, "profit"), "price")]
    expect(early.byMonth?.first).toHaveLength(12)
    expect(early.byMonth).toEqual(late.byMonth)
    expect(early.byMonth?.total[0]).toEqual(early.total)
  })

  test("holds what matters early alone, with its share of each month", () => {
    const later = Array.from({ length: 15 }, (_, k) => `  x${k}: normal(${k}, 1)`).join("\n")
    const sum = Array.from({ length: 15 }, (_, k) => `x${k}`).join(" + ")
    const lines = `assumptions:\n  early: normal(0, 1)\n${later}\nformulas: { y: "= if(t < 1 month, early, ${sum})" }`
    const answer = answerOf(lines, "y")
    const early = one(answer, "early")
    expect(early.total?.value).toBe(0)
    expect(early.byMonth?.total.map((share) => Math.round(share?.value ?? Number.NaN))).toEqual([1, ...new Array(11).fill(0)])
    expect(early.byMonth?.shapley).toBeNull()
  })

  test("where inputs are correlated, parts of each month add up to all", () => {
    const { inputs, measure } = answerOf(`${shop}\ncorrelations: [ { between: [price, growth], rank: -0.5 } ]`, "profit")
    expect(measure).toBe("shapley")
    for (const month of [0, 5, 11]) {
      const parts = inputs.map(({ byMonth }) => byMonth?.shapley?.[month]?.value ?? Number.NaN)
      expect(parts.reduce((all, part) => all + part, 0)).toBeCloseTo(1, 9)
    }
    for (const { shapley, byMonth } of inputs) expect(byMonth?.shapley?.[11]).toEqual(shapley)
  })

  test("a month beyond the horizon is a mistake", () => {
    const { answer, diagnostics } = mattersOf(ventureOf(shop), "profit", { month: 12 })
    expect(answer).toBeNull()
    expect(diagnostics.map(({ code }) => code)).toEqual(["month-outside"])
  })
})

test("figures stand in the units that the file uses", () => {
  const answer = answerOf(`assumptions: { wage: 5k to 7k USD/month, heads: 3 to 4 }\nformulas: { cost: = wage * heads }`, "cost")
  const wage = one(answer, "wage")
  expect([answer.unit, wage.unit]).toEqual(["USD/month", "USD/month"])
  expect(wage.low.input).toBeGreaterThan(4500)
  expect(wage.high.input).toBeLessThan(8000)
  expect(wage.onePercent.how).toBe("derivative")
  expect(wage.onePercent.change?.value).toBeCloseTo((answer.mean?.value ?? 0) / 100, 4)
})

test("the choice of how a change is found follows the graph", () => {
  const how = (name: string, path: string): string => one(answerOf(shop, name), path).onePercent.how
  expect(how("profit", "price")).toBe("derivative")
  expect(how("broke", "price")).toBe("differences")
  expect(how("first_profit", "growth")).toBe("differences")
  expect(
    one(answerOf(`assumptions: { luck: bernoulli(0.2), x: 1 to 2 }\nformulas: { y: = x + luck }`, "y"), "luck").onePercent,
  ).toMatchObject({ how: "probability" })
})

test("the course of a result runs through its range", () => {
  const { course, low, high } = one(answerOf(shop, "profit"), "price")
  expect(course).toHaveLength(10)
  for (const [k, point] of course.entries()) if (k > 0) expect(point.result).toBeGreaterThan(course[k - 1]?.result ?? 0)
  // Two tenths are a fifth.
  expect(((course[0]?.result ?? 0) + (course[1]?.result ?? 0)) / 2 / (low.result?.value ?? 0)).toBeCloseTo(1, 2)
  expect(((course[8]?.result ?? 0) + (course[9]?.result ?? 0)) / 2 / (high.result?.value ?? 0)).toBeCloseTo(1, 2)
})

test("of correlated inputs the variance is divided among all, the ones looked at quickly too", () => {
  const many = Array.from({ length: 15 }, (_, k) => `  x${k}: normal(${k}, ${k + 1})`).join("\n")
  const sum = Array.from({ length: 15 }, (_, k) => `x${k}`).join(" + ")
  const file = `assumptions:\n${many}\ncorrelations: [ { between: [x14, x13], rank: 0.5 } ]\nformulas: { y: = ${sum} }`
  const answer = answerOf(file, "y")
  expect(answer.measure).toBe("shapley")
  expect([answer.inputs.length, answer.others]).toEqual([12, 3])
  const parts = answer.inputs.map(({ shapley }) => shapley?.value ?? 0)
  expect(parts).toEqual(parts.toSorted((a, b) => b - a))
  expect(parts.reduce((all, part) => all + part, 0)).toBeGreaterThan(0.95)
  // A correlation between others changes nothing: no input of this quantity is tied to another of them.
  expect(answerOf(`${file.replace("y: =", "z: = x0 + x1 + x14, y: =")}`, "z").measure).toBe("sobol")
})

test.each([
  ["same", "certain"],
  ["endless", "unknown"],
])("%s is %s", (name, state) => {
  const answer = answerOf(shop, name)
  expect([answer.state, answer.inputs, answer.others]).toEqual([state, [], 0])
})

test("what is no number is named", () => {
  const { answer, diagnostics } = mattersOf(ventureOf("assumptions: { x: 1 to 2 }\nformulas: { y: = (x - x) / (x - x) }"), "y")
  expect(answer?.state).toBe("unknown")
  expect(diagnostics.map(({ code }) => code)).toEqual(["not-a-number"])
})

test("a time that never comes counts as the end of the horizon", () => {
  const answer = answerOf(shop, "first_profit")
  expect(answer.state).toBe("told")
  expect(answer.never?.countsAs).toBe(12)
  expect(answer.never?.share).toBeGreaterThan(0)
  expect(one(answer, "growth").rank?.value ?? 0).toBeLessThan(-0.3)
})

test("a name that nothing has is a mistake, with what is near", () => {
  const { answer, diagnostics } = mattersOf(ventureOf(shop), "profits")
  expect(answer).toBeNull()
  expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-quantity"])
})
