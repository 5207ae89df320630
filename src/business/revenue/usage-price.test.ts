// Free parts, minima and steps: by hand for customers who are all alike, by numerical integration for those who differ.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { last, sell } from "../../../tests/support/revenue-lines.ts"
import type { Written } from "../../../tests/support/sample-business.ts"

const usage = (tokens: number) => ({ usage: { tokens: `${tokens} token/customer/month` } })
const bill = (line: Readonly<Record<string, Written>>, tokens: number): number => {
  const made = sell({ kind: "usage", ...line }, { sections: usage(tokens), months: 2 })
  expect(made.diagnostics).toEqual([])
  return last(made, "business.revenue.a.bill")
}

describe("customers who are all alike", () => {
  const price = "8 USD/Mtoken"
  const steps = { "0 token": "8 USD/Mtoken", "100M token": "5 USD/Mtoken", "1000M token": "2 USD/Mtoken" }
  test.each<[string, Readonly<Record<string, Written>>, number, number]>([
    ["below the free part", { price, free: "100k token/customer/month" }, 60_000, 0],
    ["beyond it", { price, free: "1M token/customer/month" }, 3e6, 16],
    ["the minimum", { price, minimum: "200 USD/customer/month" }, 3e6, 200],
    ["more than the minimum", { price, minimum: "200 USD/customer/month" }, 30e6, 240],
    ["within the first step", { steps }, 50e6, 400],
    ["into the second", { steps }, 300e6, 800 + 200 * 5],
    ["into the third", { steps }, 2000e6, 800 + 900 * 5 + 1000 * 2],
    ["steps behind a free part", { steps, free: "50M token/customer/month" }, 300e6, 50 * 8 + 200 * 5],
    ["a free part beyond the first step", { steps, free: "200M token/customer/month" }, 300e6, 100 * 5],
    ["a minimum that reaches into the second step", { steps, minimum: "1300 USD/customer/month" }, 150e6, 1300],
    ["the same with more use", { steps, minimum: "1300 USD/customer/month" }, 300e6, 800 + 200 * 5],
    ["all of it", { steps, free: "50M token/customer/month", minimum: "500 USD/customer/month" }, 130e6, 50 * 8 + 30 * 5],
    ["a discount", { steps, discount: "10 %" }, 300e6, 0.9 * 1800],
  ])("%s", (_, line, tokens, expected) => {
    // A thousandth of spread is the least; it moves a bill at its very edge only.
    expect(bill({ spread: "0", ...line }, tokens)).toBeCloseTo(expected, 2)
  })
})

/** Mean of f over a log-normal use by the midpoint rule in the normal variable. */
function meanOf(f: (use: number) => number, mean: number, spread: number): number {
  const sigma = Math.sqrt(Math.log(1 + spread ** 2))
  const [steps, reach] = [4000, 9]
  let [sum, weight] = [0, 0]
  for (let k = 0; k < steps; k++) {
    const z = -reach + ((k + 0.5) * 2 * reach) / steps
    const w = Math.exp((-z * z) / 2)
    sum += w * f(mean * Math.exp(sigma * z - sigma ** 2 / 2))
    weight += w
  }
  return sum / weight
}

describe("customers who differ", () => {
  const graduated = (use: number): number => 8 * Math.min(use, 100) + 5 * Math.max(0, use - 100)
  const steps = { "0 token": "8 USD/Mtoken", "100M token": "5 USD/Mtoken" }

  test.each([0.3, 1, 2])("the mean bill at a spread of %d, against integration", (spread) => {
    const line = { steps, free: "20M token/customer/month", minimum: "300 USD/customer/month", spread: String(spread) }
    const of = (use: number): number => Math.max(300, graduated(use) - graduated(Math.min(use, 20)))
    for (const mean of [5, 50, 200]) {
      const expected = meanOf(of, mean, spread)
      expect(Math.abs(bill(line, mean * 1e6) / expected - 1)).toBeLessThan(1e-4)
    }
  })

  test("a mean customer within the free part hides those beyond it", () => {
    const line = { price: "8 USD/Mtoken", free: "10M token/customer/month" }
    expect(bill({ ...line, spread: "0" }, 8e6)).toBeCloseTo(0, 6)
    expect(bill({ ...line, spread: "1" }, 8e6)).toBeGreaterThan(15)
  })

  test("more use, a smaller free part or a higher minimum never lower a bill", () => {
    const figure = fc.double({ min: 0, max: 500, noNaN: true })
    fc.assert(
      fc.property(figure, figure, figure, fc.double({ min: 0, max: 3, noNaN: true }), (use, free, minimum, spread) => {
        const of = (u: number, f: number, m: number): number =>
          bill(
            {
              steps,
              spread: String(spread),
              free: `${f}M token/customer/month`,
              minimum: `${m} USD/customer/month`,
            },
            u * 1e6,
          )
        const one = of(use, free, minimum)
        const slack = 1e-3 + 1e-5 * one
        expect(one).toBeGreaterThanOrEqual(minimum - 1e-9)
        expect(of(use * 1.2, free, minimum)).toBeGreaterThanOrEqual(one - slack)
        expect(of(use, free * 0.8, minimum)).toBeGreaterThanOrEqual(one - slack)
        expect(of(use, free, minimum * 1.2)).toBeGreaterThanOrEqual(one - slack)
      }),
      { numRuns: 25, seed: 11 },
    )
  })
})

test("tokens that are read, cached and written have prices of their own", () => {
  const tokenSplit = { input: "serving.input", output: "serving.output", cached: "serving.cached" }
  const lines = { "serving.input": "3000 token/request", "serving.output": "1000 token/request", "serving.cached": "0.5" }
  const price = { input: "2 USD/Mtoken", cached: "0.2 USD/Mtoken", output: "8 USD/Mtoken" }
  const options = { sections: usage(4e6), lines, given: { tokenSplit }, months: 2 }
  const made = sell({ kind: "usage", price }, options)
  expect(made.diagnostics).toEqual([])
  // Of 4M tokens 1.5M are read, 1.5M cached, 1M written.
  expect(last(made, "business.revenue")).toBeCloseTo(100 * (3 + 0.3 + 8), 6)
  const without = sell({ kind: "usage", price: { input: "2 USD/Mtoken", output: "8 USD/Mtoken" } }, options)
  expect(last(without, "business.revenue")).toBeCloseTo(100 * (6 + 8), 6)
})
