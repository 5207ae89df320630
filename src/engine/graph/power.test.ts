// Powers against exact ones: fractions of whole numbers of any length, rounded once.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { power } from "./power.ts"

const view = new DataView(new ArrayBuffer(8))

/** A double as a whole number times a power of two. */
function exactly(x: number): { whole: bigint; shift: bigint } {
  view.setFloat64(0, Math.abs(x))
  const bits = view.getBigUint64(0)
  const [exponent, fraction] = [bits >> 52n, bits & ((1n << 52n) - 1n)]
  const whole = exponent === 0n ? fraction : fraction | (1n << 52n)
  return { whole: x < 0 ? -whole : whole, shift: (exponent === 0n ? 1n : exponent) - 1075n }
}

/** The error of `got` for base ^ exponent, in units of its last digit. */
function unitsOff(got: number, base: number, exponent: number): number {
  const { whole, shift } = exactly(base)
  const { whole: gotWhole, shift: gotShift } = exactly(got)
  const count = BigInt(Math.abs(exponent))
  // got * 2^a against whole^n * 2^b, or against its reciprocal: both sides as whole numbers.
  const [top, topShift] = [whole ** count, shift * count]
  const [left, right, apart] = exponent >= 0 ? [gotWhole, top, gotShift - topShift] : [gotWhole * top, 1n, gotShift + topShift]
  const [a, b] = apart >= 0n ? [left << apart, right] : [left, right << -apart]
  const unit = exponent >= 0 ? 1n : top
  const [scaled] = [apart >= 0n ? unit << apart : unit]
  const difference = a > b ? a - b : b - a
  return Number((difference * 1000n) / (scaled < 0n ? -scaled : scaled)) / 1000
}

describe("a whole exponent", () => {
  test.each([
    [10, 3, 1000],
    [10, 22, 1e22],
    [3, 33, 5559060566555523],
    [-2, 3, -8],
    [2, -3, 0.125],
    [-0.5, -5, -32],
    [1.5, 10, 57.6650390625],
    [2, 800, 2 ** 800],
    [1, 1073741824, 1],
  ])("%d ^ %d is exact", (base, exponent, expected) => expect(power(base, exponent)).toBe(expected))

  test("is within one unit of the last digit of the exact power", () => {
    const base = fc.oneof(fc.double({ min: 0.3, max: 3, noNaN: true }), fc.double({ min: -20, max: 20, noNaN: true }))
    fc.assert(
      fc.property(base, fc.integer({ min: -120, max: 120 }), (x, n) => {
        const got = power(x, n)
        fc.pre(Math.abs(got) > 1e-270 && Math.abs(got) < 1e270)
        expect(unitsOff(got, x, n)).toBeLessThanOrEqual(1)
      }),
      { seed: 1, numRuns: 3000 },
    )
  })

  test("far up as well", () => {
    const near = fc.double({ min: 0.9999, max: 1.0001, noNaN: true })
    fc.assert(
      fc.property(near, fc.integer({ min: 1000, max: 3000 }), (x, n) => {
        expect(unitsOff(power(x, n), x, n)).toBeLessThanOrEqual(1)
      }),
      { seed: 1, numRuns: 60 },
    )
  })
})

// ECMAScript 2025, 6.1.6.1.3 Number::exponentiate: what is exact there is the same on every host.
const ends = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0, 5e-324, 1e-200, -1e200, 1.7e308, 1, -1, 2]
const exponents = [0, -0, 1, -1, 2, 3, -3, 0.5, -1.5, 5, 2 ** 31, 2 ** 53, Number.NaN, Infinity, -Infinity]
test.each(ends.flatMap((base) => exponents.map((exponent) => [base, exponent] as const)))(
  "%d ^ %d at the ends is the host's",
  (base, exponent) => {
    const [got, host] = [power(base, exponent), base ** exponent]
    if (Number.isFinite(host) && host !== 0 && Math.abs(host) > 1e-300) expect(Math.abs(got / host - 1)).toBeLessThan(1e-15)
    else expect(got).toBe(host)
  },
)

test("its text is a program by itself", () => {
  const alone = new Function(`return ${power.toString()}`)() as typeof power // that is what it is the text of
  for (const [base, exponent] of [
    [1.07, 36],
    [1.07, -36],
    [2, 0.5],
  ] as const)
    expect(alone(base, exponent)).toBe(power(base, exponent))
})
