/**
 * Exponential, logarithm and power of two doubles at once. Largest relative errors against 64-bit mantissas on 10⁷ figures each, the same
 * with relaxed instructions and without: exp 4.1e-16 (nearest subnormals: their own spacing), log 5.2e-16 (between 0.9 and 1.1:
 * 6.1e-16); a power with a whole exponent is that of the interpreter (graph/power.ts), any other one 3e-13 at the ends of the range.
 */
import { Code, type Emit } from "./code.ts"

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
    const first = (): void => part(from, level - 1)
    if (half >= coefficients.length) first()
    else
      code.plusProduct(
        first,
        () => part(half, level - 1),
        () => code.get(powers[level] ?? x),
      )
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

export function exponential(isRelaxed: boolean): Code {
  const code = new Code(1, isRelaxed)
  exponentialOf(code, 0)
  return code
}

/**
 * Leaves the exponential of the local `x`, and another figure in it. Source of the reduction: Cody and Waite 1980; the
 * polynomial is Taylor's, |r| <= ln(2) / 2.
 */
export function exponentialOf(code: Code, x: number): void {
  const [n, r, half] = [code.local("v128"), code.local("v128"), code.local("v128")]
  const times = (factor: number): [Emit, Emit] => [() => code.get(n), () => code.double(factor)]
  // No number stays none: of the quick ones the first operand is left where nothing can be compared.
  code.get(x).double(-746).vector("quickMax").double(710).vector("quickMin").tee(x)
  code.double(log2e).vector("multiply").vector("nearest").set(n)
  code.minusProduct(() => code.get(x), ...times(ln2High)).set(r)
  code.minusProduct(() => code.get(r), ...times(ln2Low)).set(r)
  // In two steps: 2^n alone would leave the range where the result is still in it.
  code.get(n).double(0.5).vector("multiply").vector("floor").set(half)
  polynomial(code, exponentialSeries, r)
  powerOfTwo(code, half)
  code.vector("multiply")
  code.get(n).get(half).vector("subtract").set(n)
  powerOfTwo(code, n)
  code.vector("multiply")
}

const logarithmSeries = Array.from({ length: 11 }, (_, k) => 2 / (2 * k + 1))
const smallestNormal = 2.2250738585072014e-308

export function logarithm(isRelaxed: boolean): Code {
  const code = new Code(1, isRelaxed)
  const x = 0
  const [tiny, scaled, e, s] = [code.local("v128"), code.local("v128"), code.local("v128"), code.local("v128")]
  code.get(x).double(smallestNormal).vector("less").set(tiny)
  code
    .get(x)
    .double(2 ** 54)
    .vector("multiply")
    .get(x)
    .get(tiny)
    .choose()
    .set(scaled)
  exponentOf(code, scaled)
  code.get(tiny).double(54).vector("and").vector("subtract").set(e)
  logarithmOf(code, scaled, e)
  code.set(s)
  withEnds(code, x, s)
  return code
}

/** Leaves the logarithm of the local `x` where both lanes are positive normal numbers. */
export function logarithmOfNormal(code: Code, x: number): void {
  const e = code.local("v128")
  exponentOf(code, x)
  code.set(e)
  logarithmOf(code, x, e)
}

/** With m in [√½, √2) instead of the m · 2^e that is given: log m = 2 artanh((m - 1) / (m + 1)). */
function logarithmOf(code: Code, x: number, e: number): void {
  const [m, big, s, q] = [code.local("v128"), code.local("v128"), code.local("v128"), code.local("v128")]
  code.get(x).bits(0xfffffffffffffn).vector("and")
  code
    .bits(1023n << 52n)
    .vector("or")
    .set(m)
  code.get(m).double(Math.SQRT2).vector("more").set(big)
  code.get(e).get(big).double(1).vector("and").vector("add").set(e)
  code.get(m).double(0.5).vector("multiply").get(m).get(big).choose().set(m)
  code.get(m).double(1).vector("subtract").get(m).double(1).vector("add").vector("divide").tee(s)
  code.get(s).vector("multiply").set(q)
  const [ofE, lower]: [Emit, Emit] = [() => code.get(e), () => code.get(e).double(ln2Low).vector("multiply")]
  const series = (): void => polynomial(code, logarithmSeries, q)
  code.plusProduct(
    () => code.plusProduct(lower, series, () => code.get(s)),
    ofE,
    () => code.double(ln2High),
  )
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
    code.choose().set(s)
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
 * result may be exact, and a `ceil` of it must not see the last digit), the function of the interpreter computes both.
 */
export function raising({ exp, log, hostPower }: Calls, isRelaxed: boolean): Code {
  const code = new Code(2, isRelaxed)
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
