/**
 * Exponential, logarithm and power of two doubles at once. Largest relative errors, measured on 10⁷ figures each (see
 * vector-math.test.ts): exp 2e-16 (nearest subnormals: their own spacing), log 3e-16; a power with a whole exponent is
 * that of the host, any other one 3e-13 at the ends of the range.
 */
import { Code } from "./code.ts"

const log2e = Math.LOG2E
/** ln 2 in two parts; products of the first with whole numbers up to 2048 are exact. Source: fdlibm e_exp.c, W. J. Cody and W. Waite 1980. */
const [ln2High, ln2Low] = [6.9314718036912381649e-1, 1.90821492927058770002e-10]
/** 1.5 · 2^52: a double beyond it has its whole part in its lowest bits. */
const magic = 6755399441055744

/** A polynomial with the lowest power first, by Estrin's scheme: short chains, which two lanes can fill. */
export function polynomial(code: Code, coefficients: readonly number[], x: number): void {
  const powers: number[] = [x]
  let width = 2
  while (width < coefficients.length) {
    const last = powers.at(-1) ?? x
    const square = code.local("v128")
    code.get(last).get(last).vector("multiply").set(square)
    powers.push(square)
    width *= 2
  }
  const part = (from: number, level: number): void => {
    if (level < 0) {
      code.double(coefficients[from] ?? 0)
      return
    }
    const half = from + 2 ** level
    part(from, level - 1)
    if (half >= coefficients.length) return
    part(half, level - 1)
    code
      .get(powers[level] ?? x)
      .vector("multiply")
      .vector("add")
  }
  part(0, powers.length - 1)
}

/** 2^n for whole doubles n from -1022 to 1023. */
function powerOfTwo(code: Code, n: number): void {
  code
    .get(n)
    .double(magic)
    .vector("add")
    .integer(52)
    .vector("shiftLeftLong")
    .bits(1023n << 52n)
    .vector("addLong")
}

const exponentialSeries = Array.from(
  { length: 14 },
  (_, k) => 1 / Array.from({ length: k }, (_, j) => j + 1).reduce((a, b) => a * b, 1),
)

/** Locals: x = 0. Source of the reduction: Cody and Waite 1980; the polynomial is Taylor's, |r| <= ln(2) / 2. */
export function exponential(): Code {
  const code = new Code(1)
  const [x, n, r, p, half] = [0, code.local("v128"), code.local("v128"), code.local("v128"), code.local("v128")]
  code.get(x).double(-746).vector("max").double(710).vector("min").tee(x)
  code.double(log2e).vector("multiply").vector("nearest").set(n)
  code.get(x).get(n).double(ln2High).vector("multiply").vector("subtract")
  code.get(n).double(ln2Low).vector("multiply").vector("subtract").set(r)
  polynomial(code, exponentialSeries, r)
  code.set(p)
  // In two steps: 2^n alone would leave the range where the result is still in it.
  code.get(n).double(0.5).vector("multiply").vector("floor").set(half)
  code.get(p)
  powerOfTwo(code, half)
  code.vector("multiply")
  code.get(n).get(half).vector("subtract").set(n)
  powerOfTwo(code, n)
  code.vector("multiply")
  return code
}

const logarithmSeries = Array.from({ length: 11 }, (_, k) => 2 / (2 * k + 1))
const smallestNormal = 2.2250738585072014e-308

/** Locals: x = 0. m · 2^e with m in [√½, √2); log m = 2 artanh((m - 1) / (m + 1)). */
export function logarithm(): Code {
  const code = new Code(1)
  const x = 0
  const [tiny, scaled, m, e, big, s, q] = Array.from({ length: 7 }, () => code.local("v128")) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ] // as many as asked for
  code.get(x).double(smallestNormal).vector("less").set(tiny)
  code
    .get(x)
    .double(2 ** 54)
    .vector("multiply")
    .get(x)
    .get(tiny)
    .vector("select")
    .set(scaled)
  exponentOf(code, scaled)
  code.get(tiny).double(54).vector("and").vector("subtract").set(e)
  code.get(scaled).bits(0xfffffffffffffn).vector("and")
  code
    .bits(1023n << 52n)
    .vector("or")
    .set(m)
  code.get(m).double(Math.SQRT2).vector("more").set(big)
  code.get(e).get(big).double(1).vector("and").vector("add").set(e)
  code.get(m).double(0.5).vector("multiply").get(m).get(big).vector("select").set(m)
  code.get(m).double(1).vector("subtract").get(m).double(1).vector("add").vector("divide").tee(s)
  code.get(s).vector("multiply").set(q)
  code.get(e).double(ln2High).vector("multiply")
  polynomial(code, logarithmSeries, q)
  code.get(s).vector("multiply").get(e).double(ln2Low).vector("multiply").vector("add").vector("add").set(s)
  withEnds(code, x, s)
  return code
}

/** Of a positive normal double, as a double: its upper bits, read as the lowest of one beyond 2^52. */
function exponentOf(code: Code, x: number): void {
  code.get(x).integer(52).vector("shiftRightLong").bits(0x4330000000000000n).vector("or")
  code.double(4503599627370496 + 1023).vector("subtract")
}

/** Leaves `s`, the logarithm of `x`: infinity and no number stay what they are, 0 is -Infinity, below it is no number. */
function withEnds(code: Code, x: number, s: number): void {
  const unlike = (test: () => void, value: number): void => {
    code.double(value).get(s)
    test()
    code.vector("select").set(s)
  }
  unlike(() => code.get(x).double(0).vector("equal"), Number.NEGATIVE_INFINITY)
  unlike(() => code.get(x).double(0).vector("less"), Number.NaN)
  unlike(() => code.get(x).double(Number.POSITIVE_INFINITY).vector("equal"), Number.POSITIVE_INFINITY)
  unlike(() => code.get(x).get(x).vector("notEqual"), Number.NaN)
  code.get(s)
}

/** Numbers of the functions that a power calls. */
export type Calls = { readonly exp: number; readonly log: number; readonly hostPower: number }

/**
 * Locals: base = 0, exponent = 1. Where a lane has a base that is not positive and finite, or a whole exponent (whose
 * result may be exact, and a `ceil` of it must not see the last digit), the host computes both.
 */
export function raising({ exp, log, hostPower }: Calls): Code {
  const code = new Code(2)
  const [base, exponent] = [0, 1]
  code.get(base).double(0).vector("more").get(base).double(Number.POSITIVE_INFINITY).vector("less").vector("and")
  code.get(exponent).get(exponent).vector("floor").vector("notEqual").vector("and")
  code.get(exponent).vector("abs").double(Number.POSITIVE_INFINITY).vector("less").vector("and")
  code.vector("allTrue")
  code.when(() => {
    code.get(exponent).get(base).call(log).vector("multiply").call(exp).return()
  })
  code.double(0)
  for (const lane of [0, 1] as const) code.get(base).lane(lane).get(exponent).lane(lane).call(hostPower).replaceLane(lane)
  return code
}
