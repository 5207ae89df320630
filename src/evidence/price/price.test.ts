// Surveys of prices beside closed forms, tables counted by hand, and choices made by a known law.
import "../../../tests/support/seeded.ts"
import fc from "fast-check"
import { expect, test } from "vitest"
import type { Diagnostic } from "../../diagnostics/index.ts"
import { uniforms } from "../random.ts"
import { readTable } from "../read-table.ts"
import type { PriceAsked } from "./asked.ts"
import { type PriceAnswer, priceTable } from "./price-table.ts"

type Kind = PriceAnswer["kind"]
type Of<K extends Kind> = Extract<PriceAnswer, { readonly kind: K }>
type Lax<Asked> = Asked extends unknown ? Omit<Asked, "alpha"> : never

function asking(rows: readonly string[], asked: Lax<PriceAsked>): { answer: PriceAnswer | null; told: Diagnostic[] } {
  const told: Diagnostic[] = []
  const report = (one: Diagnostic): void => void told.push(one)
  const table = readTable(rows.join("\n"), "survey.csv", report)
  return { answer: table === null ? null : priceTable(table, { alpha: 0.05, ...asked }, report), told }
}

function answerOf<K extends Kind>(rows: readonly string[], asked: Extract<Lax<PriceAsked>, { readonly kind: K }>): Of<K> {
  const { answer, told } = asking(rows, asked)
  if (answer === null || answer.kind !== asked.kind) throw new Error(JSON.stringify(told))
  return answer as Of<K> // of the kind that was asked for
}

const four = ["too_cheap", "cheap", "expensive", "too_expensive"] as const
const westendorp = { kind: "van-westendorp", columns: four } as const

test("van Westendorp of prices spread evenly over 4, two apart: crossings at 3, 5, 5 and 7", () => {
  // Too cheap 1 − p/4 meets not cheap (p − 2)/4 at 3; cheap 1 − (p − 2)/4 meets expensive (p − 4)/4 at 5; and so on. Between 4 and 6 nobody refuses.
  const rows = Array.from({ length: 400 }, (_, k) => [0, 2, 4, 6].map((more) => (k + 0.5) / 100 + more).join(","))
  const { lower, optimal, indifference, upper, inconsistent } = answerOf([four.join(","), ...rows], westendorp)
  expect([lower?.price, optimal?.price, indifference?.price, upper?.price]).toEqual(
    [3, 5, 5, 7].map((price) => expect.closeTo(price, 1)),
  )
  expect(inconsistent).toBe(0)
  for (const point of [lower, indifference, upper]) {
    expect(point?.interval?.[0]).toBeLessThan(point?.price ?? 0)
    expect(point?.interval?.[1]).toBeGreaterThan(point?.price ?? 0)
  }
})

test("van Westendorp: respondents whose prices do not rise are left out and counted", () => {
  const rows = Array.from({ length: 12 }, (_, k) => `${k + 1},${k + 3},${k + 5},${k + 8}`)
  const answer = answerOf([four.join(","), ...rows, "9,5,10,12", "5,5,6,7"], westendorp)
  expect([answer.rows, answer.inconsistent]).toEqual([12, 2])
})

test("van Westendorp: the range holds the optimum and the indifference, whatever the answers", () => {
  const steps = fc.tuple(...[1, 2, 3, 4].map(() => fc.integer({ min: 1, max: 30 })))
  fc.assert(
    fc.property(fc.array(steps, { minLength: 10, maxLength: 25 }), (people) => {
      const rows = people.map((person) =>
        person.map((_, k) => person.slice(0, k + 1).reduce((sum, step) => sum + step, 0)).join(","),
      )
      const { lower, optimal, indifference, upper } = answerOf([four.join(","), ...rows], westendorp)
      const [low, high] = [lower?.price ?? 0, upper?.price ?? 0]
      for (const point of [optimal, indifference]) {
        expect(point?.price).toBeGreaterThanOrEqual(low - 1e-9)
        expect(point?.price).toBeLessThanOrEqual(high + 1e-9)
      }
    }),
    { numRuns: 10 },
  )
})

/** Of each price, how many buy of ten. */
const gaborRows = (buys: Readonly<Record<number, number>>): string[] =>
  Object.entries(buys).flatMap(([price, buy]) => Array.from({ length: 10 }, (_, k) => `r${k},${price},${k < buy ? "yes" : "no"}`))

test("Gabor–Granger by hand: shares, pooled neighbours, revenue, arc elasticity", () => {
  const { prices, best, respondents, isAtEnd } = answerOf(["who,price,buys", ...gaborRows({ 10: 9, 20: 5, 30: 6, 40: 1 })], {
    kind: "gabor-granger",
    columns: ["price", "buys", "who"],
  })
  expect(prices.map(({ share, fitted, revenue }) => [share, fitted, revenue])).toEqual([
    [0.9, 0.9, 9],
    [0.5, 0.55, 11],
    [0.6, 0.55, expect.closeTo(16.5, 12)],
    [0.1, 0.1, 4],
  ])
  // (0.55 − 0.9) / 1.45 over (20 − 10) / 30.
  expect(prices[1]?.elasticity).toBeCloseTo((-0.35 / 1.45) * 3, 12)
  expect(best).toMatchObject({ price: 30, share: 0.55 })
  expect([respondents, isAtEnd]).toEqual([10, null])
})

test("Gabor–Granger: the best of the prices at their end says that more should be asked", () => {
  const asked = { kind: "gabor-granger", columns: ["price", "buys"] } as const
  expect(answerOf(["who,price,buys", ...gaborRows({ 10: 9, 20: 8 })], asked).isAtEnd).toBe("high")
  expect(answerOf(["who,price,buys", ...gaborRows({ 10: 9, 20: 3 })], asked).isAtEnd).toBe("low")
})

test("conjoint in closed form: of two brands in every task the worth is the log of the ratio of choices", () => {
  const rows = Array.from({ length: 50 }, (_, k) => [`${k},a,${k < 35 ? 1 : 0}`, `${k},b,${k < 35 ? 0 : 1}`]).flat()
  const answer = answerOf(["task,brand,chosen", ...rows], { kind: "conjoint", task: ["task"], chosen: "chosen", by: ["brand"] })
  const [worth] = answer.worths
  expect(worth).toMatchObject({ column: "brand", level: "b", pay: null })
  expect(worth?.worth).toBeCloseTo(Math.log(15 / 35), 9)
  expect(worth?.error).toBeCloseTo(Math.sqrt(1 / 15 + 1 / 35), 9)
  expect(answer.logLikelihood).toBeCloseTo(35 * Math.log(0.7) + 15 * Math.log(0.3), 9)
  expect(answer.blindLogLikelihood).toBeCloseTo(50 * Math.log(0.5), 9)
})

/** Choices by worths −0.05 a unit of price, 1 for a brand and 0.5 for help: payments 20 and 10. */
function chosenRows(tasks: number): string[] {
  const uniform = uniforms(11)
  return Array.from({ length: tasks }, (_, task) => {
    const offers = [0, 1, 2].map(
      () => [10 * Math.ceil(4 * uniform()), uniform() < 0.5 ? "own" : "other", uniform() < 0.5 ? "yes" : "no"] as const,
    )
    const worths = offers.map(
      ([price, brand, help]) =>
        -0.05 * price + (brand === "own" ? 1 : 0) + (help === "yes" ? 0.5 : 0) - Math.log(-Math.log(uniform())),
    )
    const best = worths.indexOf(Math.max(...worths))
    return offers.map(
      ([price, brand, help], k) => `r${Math.floor(task / 5)},${task},${price},${brand},${help},${k === best ? "yes" : "no"}`,
    )
  }).flat()
}

test("conjoint of a known law: worths and payments within their intervals", () => {
  const { worths, isPriceFelt, isClustered, respondents } = answerOf(["who,task,price,brand,help,chosen", ...chosenRows(1500)], {
    kind: "conjoint",
    task: ["who", "task"],
    chosen: "chosen",
    by: ["price", "brand", "help"],
    price: "price",
  })
  const made: Readonly<Record<string, readonly [worth: number, pay: number]>> = {
    price: [-0.05, 0],
    brand: [-1, -20],
    help: [0.5, 10],
  }
  expect([isPriceFelt, isClustered, respondents]).toEqual([true, true, 300])
  for (const { column, level, interval, pay } of worths) {
    // The baseline of the brand is the more frequent one.
    const side = level === "own" ? -1 : 1
    const [worth, payment] = (made[column] ?? [0, 0]).map((figure) => side * figure)
    expect(interval[0]).toBeLessThan(worth ?? 0)
    expect(interval[1]).toBeGreaterThan(worth ?? 0)
    if (pay === null) expect(column).toBe("price")
    else {
      expect(pay.interval[0]).toBeLessThan(payment ?? 0)
      expect(pay.interval[1]).toBeGreaterThan(payment ?? 0)
    }
  }
})

const choice = { kind: "conjoint", task: ["task"], chosen: "chosen", by: ["brand"] } as const
test.each<[string, readonly string[], Lax<PriceAsked>, string]>([
  ["three columns", ["a,b,c", "1,2,3"], { kind: "van-westendorp", columns: ["a", "b", "c"] }, "evidence-price-columns"],
  ["too few respondents", [four.join(","), "1,2,3,4", "2,3,4,5"], westendorp, "evidence-few-rows"],
  [
    "words for prices",
    ["price,buys", "ten,yes", "20,no"],
    { kind: "gabor-granger", columns: ["price", "buys"] },
    "evidence-price-number",
  ],
  [
    "numbers for yes",
    ["price,buys", "10,7", "20,3"],
    { kind: "gabor-granger", columns: ["price", "buys"] },
    "evidence-price-truth",
  ],
  ["one price", ["price,buys", "10,yes", "10,no"], { kind: "gabor-granger", columns: ["price", "buys"] }, "evidence-constant"],
  ["nothing chosen", ["task,brand,chosen", "1,a,yes", "1,b,no", "2,a,no", "2,b,no"], choice, "evidence-price-choice"],
  ["one alternative", ["task,brand,chosen", "1,a,yes", "1,b,no", "2,a,yes"], choice, "evidence-price-choice"],
  [
    "always one brand",
    ["task,brand,chosen", ...Array.from({ length: 8 }, (_, k) => [`${k},a,yes`, `${k},b,no`]).flat()],
    choice,
    "evidence-fit-separation",
  ],
  [
    "a price that is none of the parts",
    ["task,brand,chosen,price", "1,a,yes,3", "1,b,no,4"],
    { ...choice, price: "price" },
    "evidence-price-by",
  ],
])("%s: refused", (_, rows, asked, code) => {
  const { answer, told } = asking(rows, asked)
  expect(answer).toBeNull()
  expect(told.map((one) => one.code)).toEqual([code])
})
