import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { generatedFunction } from "../backends/generated.ts"
import { type Op, operators, roundHalfAway } from "./operators.ts"

const all = Object.keys(operators) as Op[]

describe("an operator row", () => {
  test.each(all)("%s: its code computes its value", (op) => {
    const row = operators[op]
    const names = ["a", "b", "c"].slice(0, row.arity)
    const code = generatedFunction(names, `return ${row.js(...names)}`) as (...args: number[]) => number
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: row.arity, maxLength: row.arity }),
        (args) => {
          expect(code(...args)).toEqual(row.value(...args))
        },
      ),
    )
  })

  test.each(all)("%s: the code of its slopes computes its slopes", (op) => {
    const row = operators[op]
    const names = ["a", "b", "c"].slice(0, row.arity)
    const code = generatedFunction([...names, "result"], `return [${row.jsSlope(names, "result").join()}]`) as (
      ...args: number[]
    ) => number[]
    const figures = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: row.arity, maxLength: row.arity })
    fc.assert(
      fc.property(figures, (args) => {
        const result = row.value(...args)
        expect(code(...args, result)).toEqual(row.slope(args, result))
      }),
    )
  })

  test.each(all)("%s: its slope is the limit of differences where it is smooth", (op) => {
    const row = operators[op]
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: row.arity, maxLength: row.arity }), (steps) => {
        fc.pre(new Set(steps).size === steps.length) // min(a, a) has a kink
        const args = steps.map((n) => 0.31 + 0.0371 * n)
        const slope = row.slope(args, row.value(...args))
        args.forEach((x, k) => {
          const at = (d: number): number => row.value(...args.map((y, j) => (j === k ? x + d : y)))
          const [wide, narrow] = [(at(1e-4) - at(-1e-4)) / 2e-4, (at(1e-5) - at(-1e-5)) / 2e-5]
          if (Math.abs(wide - narrow) > 1e-3 * (1 + Math.abs(wide))) return // a jump or a kink is near
          expect(Math.abs((slope[k] ?? Number.NaN) - narrow)).toBeLessThan(1e-3 * (1 + Math.abs(narrow)))
        })
      }),
      { seed: 1 },
    )
  })

  test.each(all)("%s: stays finite, or says that it may not", (op) => {
    const row = operators[op]
    const figures = [-1e6, -1.5, -1, 0, 0.5, 1, 1e6]
    const cases = Array.from({ length: row.arity }).reduce<number[][]>(
      (some) => some.flatMap((args) => figures.map((figure) => [...args, figure])),
      [[]],
    )
    expect(cases.every((args) => Number.isFinite(row.value(...args)))).toBe(row.staysFinite === true)
  })

  test.each([
    [0.5, 1],
    [-0.5, -1],
    [2.5, 3],
    [-2.5, -3],
    [0.49999999999999994, 0],
    [1.4, 1],
    [4503599627370497, 4503599627370497],
  ])("round(%d) is %d: halves go away from zero", (x, rounded) => {
    expect(roundHalfAway(x) + 0).toBe(rounded)
  })

  test.each([
    [7, 3, 1],
    [-7, 3, 2],
    [7, -3, -2],
    [6, 3, 0],
  ])("mod(%d, %d) is %d: the divisor's sign", (a, b, rest) => {
    expect(operators.mod.value(a, b)).toBe(rest)
  })
})
