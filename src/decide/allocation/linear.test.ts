// Linear programmes with known answers.
import { describe, expect, test } from "vitest"
import { type LinearProblem, loadLinearSolver } from "./linear.ts"

const solve = await loadLinearSolver()
const free = { least: 0, most: Number.POSITIVE_INFINITY }

describe("product mix: 30 x + 50 y with x + 2 y <= 100, x + y <= 70, y <= 45 (shadow_price_lp of the golden figures)", () => {
  const problem: LinearProblem = {
    gains: [30, 50],
    columns: [free, free],
    rows: [
      {
        factors: [
          [0, 1],
          [1, 2],
        ],
        is: "<=",
        bound: 100,
      },
      {
        factors: [
          [0, 1],
          [1, 1],
        ],
        is: "<=",
        bound: 70,
      },
      { factors: [[1, 1]], is: "<=", bound: 45 },
    ],
  }
  test("2700 at (40, 30), prices 20, 10 and 0", () => {
    expect(solve(problem)).toEqual({
      ...{ status: "optimal", value: 2700, x: [40, 30], duals: [20, 10, 0], reducedCosts: [0, 0], isOfFixed: false },
    })
  })

  test.each([0, 1, 2])("one more of bound %d adds its price", (k) => {
    const rows = problem.rows.map((row, at) => (at === k ? { ...row, bound: row.bound + 1 } : row))
    expect(solve({ ...problem, rows }).value).toBeCloseTo(2700 + ([20, 10, 0][k] ?? 0), 9)
  })
})

// Seven items of S. Martello, P. Toth, "Knapsack Problems" (Wiley 1990), example 2.3, with a capacity of 50.
const profits = [70, 20, 39, 37, 7, 5, 10]
const weights = [31, 10, 20, 19, 4, 3, 6]
const knapsack = (isWhole: boolean): LinearProblem => ({
  gains: profits,
  columns: profits.map(() => ({ least: 0, most: 1, isWhole })),
  rows: [{ factors: weights.map((weight, k) => [k, weight] as const), is: "<=", bound: 50 }],
})

test("a knapsack in wholes brings what the table of all its subsets says, its prices are those of what was packed", () => {
  const all = Array.from({ length: 2 ** 7 }, (_, set) => profits.map((_, k) => (set >> k) & 1))
  const sum = (set: readonly number[], of: readonly number[]): number => set.reduce((total, x, k) => total + x * (of[k] ?? 0), 0)
  const best = Math.max(...all.filter((set) => sum(set, weights) <= 50).map((set) => sum(set, profits)))
  const { value, x, isOfFixed, duals } = solve(knapsack(true))
  expect([value, best]).toEqual([107, 107])
  expect(sum(x, profits)).toBe(best)
  expect(isOfFixed).toBe(true)
  expect(duals).toEqual([0])
})

test("in parts it is filled by profit over weight, and its price is that of the item that is cut", () => {
  const { value, x, duals } = solve(knapsack(false))
  expect(x.map((part) => Number(part.toFixed(9)))).toEqual([1, 1, 0.45, 0, 0, 0, 0])
  // 70 of 31, then 20 of 10 (ratio 2), then 9 of the 20 of item 3 (ratio 1.95).
  expect(value).toBeCloseTo(70 + 20 + (9 * 39) / 20, 9)
  expect(duals[0]).toBeCloseTo(39 / 20, 9)
})

test.each([
  ["infeasible", [{ factors: [[0, 1]], is: ">=", bound: 2 } as const], 1],
  ["unbounded", [], Number.POSITIVE_INFINITY],
])("what has no best answer is told: %s", (status, rows, most) => {
  const { x, ...solution } = solve({ gains: [1], columns: [{ least: 0, most }], rows })
  expect(solution.status).toBe(status)
  expect(x).toEqual([])
})

test("an equation and a bound from below have their prices, a dearer start a negative one", () => {
  // max x + 3 y with x + y = 10, x >= 4: one more of x costs 2, one more of both adds 3.
  const solution = solve({
    gains: [1, 3],
    columns: [free, free],
    rows: [
      {
        factors: [
          [0, 1],
          [1, 1],
        ],
        is: "=",
        bound: 10,
      },
      { factors: [[0, 1]], is: ">=", bound: 4 },
    ],
  })
  expect(solution).toMatchObject({ value: 22, x: [4, 6], duals: [3, -2] })
})
