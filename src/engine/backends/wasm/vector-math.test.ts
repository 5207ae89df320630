// The vector functions against those of the host, over their whole range and at its ends; where the host has relaxed
// instructions, with them and without.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { GraphBuilder } from "../../graph/graph.ts"
import type { Op } from "../../graph/operators.ts"
import { power } from "../../graph/power.ts"
import { hasRelaxedSimd } from "./simd.ts"
import { compileWasm } from "./wasm.ts"

/** What vector-math.ts tells, and the host's own unit in the last place. */
const [mostOfExp, mostOfLog] = [6.5e-16, 8.5e-16]

const variants = [
  { name: "plain", isRelaxed: false },
  { name: "relaxed", isRelaxed: true },
].filter(({ isRelaxed }) => hasRelaxedSimd() || !isRelaxed)

/** One operation on pairs of figures. */
function computedBy(isRelaxed: boolean, op: Op, left: readonly number[], right: readonly number[] = left): Float64Array {
  const graph = new GraphBuilder()
  const args = right === left ? [graph.input(0)] : [graph.input(0), graph.input(1)]
  const { kernel } = compileWasm(graph, 1, [graph.operation(op, ...args)], isRelaxed)
  const out = new Float64Array(left.length)
  kernel([Float64Array.from(left), Float64Array.from(right)], [], left.length, 0, left.length, [out])
  return out
}

function relativeError(got: number, right: number): number {
  if (Object.is(got, right) || got === right) return 0
  return Math.abs(got - right) / Math.abs(right)
}

const ends = [
  0,
  -0,
  1,
  -1,
  5e-324,
  2.2250738585072014e-308,
  Number.MAX_VALUE,
  Infinity,
  -Infinity,
  Number.NaN,
  709.78,
  709.79,
  -745.13,
  -745.14,
  1e-17,
]

describe.each(variants)("$name", ({ isRelaxed }) => {
  const computed = (op: Op, left: readonly number[], right?: readonly number[]): Float64Array =>
    computedBy(isRelaxed, op, left, right)

  describe("exp", () => {
    test.each(ends)("of %s", (x) => {
      const [got = 0] = computed("exp", [x, x])
      expect(relativeError(got, Math.exp(x))).toBeLessThan(Math.abs(Math.exp(x)) < 1e-300 ? 1 : mostOfExp)
    })
    test("is right to the last places where its result is a normal number", () => {
      const figure = fc.double({ min: -708, max: 709, noNaN: true })
      fc.assert(
        fc.property(fc.array(figure, { minLength: 2, maxLength: 200 }), (xs) => {
          const got = computed("exp", xs)
          for (const [k, x] of xs.entries()) expect(relativeError(got[k] ?? 0, Math.exp(x)), String(x)).toBeLessThan(mostOfExp)
        }),
      )
    })
  })

  describe("log", () => {
    test.each(ends)("of %s", (x) => {
      const [got = 0] = computed("log", [x, x])
      expect(relativeError(got, Math.log(x))).toBeLessThan(mostOfLog)
    })
    test("is right to the last places, close to 1 too", () => {
      const figure = fc.oneof(
        fc.double({ min: 1e-320, max: 1e308, noNaN: true }),
        fc.double({ min: 0.99, max: 1.01, noNaN: true }),
      )
      fc.assert(
        fc.property(fc.array(figure, { minLength: 2, maxLength: 200 }), (xs) => {
          const got = computed("log", xs)
          for (const [k, x] of xs.entries()) expect(relativeError(got[k] ?? 0, Math.log(x)), String(x)).toBeLessThan(mostOfLog)
        }),
      )
    })
  })

  describe("power", () => {
    test.each(
      ends.flatMap((base) => [-2, -1, -0.5, 0, 0.5, 1, 3, Infinity, Number.NaN].map((exponent) => [base, exponent] as const)),
    )("%s ^ %s", (base, exponent) => {
      const [got = 0] = computed("power", [base, base], [exponent, exponent])
      expect(relativeError(got, base ** exponent)).toBeLessThan(1e-12)
    })
    test("with whole exponents is that of the interpreter to the last bit", () => {
      const whole = fc.integer({ min: -40, max: 40 })
      fc.assert(
        fc.property(fc.double({ min: -20, max: 20, noNaN: true }), whole, (base, exponent) => {
          expect(computed("power", [base, base], [exponent, exponent])[0]).toBe(power(base, exponent))
        }),
      )
    })
    test("is within 1e-12 of the host's over the range of numbers", () => {
      const pair = fc.tuple(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), fc.double({ min: -30, max: 30, noNaN: true }))
      fc.assert(
        fc.property(fc.array(pair, { minLength: 2, maxLength: 100 }), (pairs) => {
          const got = computed(
            "power",
            pairs.map(([base]) => base),
            pairs.map(([, exponent]) => exponent),
          )
          for (const [k, [base, exponent]] of pairs.entries())
            expect(relativeError(got[k] ?? 0, base ** exponent)).toBeLessThan(1e-12)
        }),
      )
    })
  })

  describe("round", () => {
    test.each([0.5, -0.5, 1.5, 2.5, -2.5, 0.49999999999999994, -0.49999999999999994, 4503599627370495.5, 1e300, ...ends])(
      "%s",
      (x) => {
        const whole = Math.trunc(x)
        const right = Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole
        expect((computed("round", [x, x])[0] ?? 1) + 0).toBe(right + 0)
      },
    )
  })
})
