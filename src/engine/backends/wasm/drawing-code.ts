/** Scrambled Sobol points and the inverse distribution functions that most inputs need, two or four at a time. */
import { pieces, reach, terms, width } from "../../run/logit-table.ts"
import { normalQuantileTable, type RationalFunction } from "../../run/normal.ts"
import { scrambleConstants } from "../../run/sobol.ts"
import { Code, type VectorInstruction } from "./code.ts"
import { polynomial } from "./vector-math.ts"

/**
 * Parameters: address of the direction numbers, address of the differences of four neighbours, index of the first point, that point
 * before scrambling, index of the end, seed, where to write. Indexes are multiples of 4. Gray code order.
 */
export function sobolColumn(): Code {
  const code = new Code(7)
  const [row, fourApart, index, base, end, seed, out] = [0, 1, 2, 3, 4, 5, 6]
  const [x, seeds, odd] = [code.local("v128"), code.local("v128"), code.local("v128")]
  code.get(seed).vector("splatInteger").set(seeds)
  code.get(seeds).integer(16).vector("shiftRightIntegers").integers(1, 1, 1, 1).vector("or").set(odd)
  code.loop(
    () => {
      code.get(base).vector("splatInteger").get(fourApart).load(0).vector("xor").set(x)
      scramble(code, x, seeds, odd)
      const toUnit = (): void =>
        void code
          .vector("toDoubles")
          .double(0.5)
          .vector("add")
          .double(2 ** -32)
          .vector("multiply")
      code.get(out).get(x)
      toUnit()
      code.store(0)
      code.get(out).upperHalf(x)
      toUnit()
      code.store(16)
      code.get(out).integer(32).addInteger().set(out)
      // From 4j to 4j + 4 the Gray code changes bit 1 and the lowest bit that 4j + 4 has.
      code.get(index).integer(4).addInteger().set(index)
      code.get(base).get(row).loadInteger(4).xorInteger()
      code.get(row).get(index).trailingZeros().integer(2).shiftLeftInteger().addInteger().loadInteger(0).xorInteger().set(base)
    },
    () => code.get(index).get(end).lessInteger(),
  )
  return code
}

/** Owen's scrambling by a hash, as `scramble` in run/sobol.ts, of four points. */
function scramble(code: Code, x: number, seeds: number, odd: number): void {
  const step = (instruction: VectorInstruction, other: () => void): void => {
    code.get(x)
    other()
    code.vector(instruction).set(x)
  }
  const timesItself = (factor: number): void =>
    step("xor", () => void code.get(x).integers(factor, factor, factor, factor).vector("multiplyIntegers"))
  const [first, second, third] = scrambleConstants
  reverseBits(code, x)
  timesItself(first)
  step("addIntegers", () => void code.get(seeds))
  step("multiplyIntegers", () => void code.get(odd))
  timesItself(second)
  timesItself(third)
  reverseBits(code, x)
}

function reverseBits(code: Code, x: number): void {
  for (const [shift, mask] of [
    [1, 0x55555555],
    [2, 0x33333333],
    [4, 0x0f0f0f0f],
    [8, 0x00ff00ff],
    [16, 0x0000ffff],
  ] as const) {
    code.get(x).integer(shift).vector("shiftRightIntegers").integers(mask, mask, mask, mask).vector("and")
    code.get(x).integers(mask, mask, mask, mask).vector("and").integer(shift).vector("shiftLeftIntegers").vector("or").set(x)
  }
}

/** Parameters: address, number of bytes (a multiple of 16). Each double u there becomes what `change` makes of the local that it is in. */
function column(parameters: number, change: (code: Code, u: number) => void): Code {
  const code = new Code(parameters)
  const [address, bytes] = [0, 1]
  const [end, u] = [code.local("i32"), code.local("v128")]
  code.get(address).get(bytes).addInteger().set(end)
  code.loop(
    () => {
      code.get(address).load(0).set(u)
      code.get(address)
      change(code, u)
      code.store(0)
    },
    () => code.get(address).integer(16).addInteger().tee(address).get(end).lessInteger(),
  )
  return code
}

const centre = 0.425

/**
 * The normal quantile of Wichura's AS 241, as `normalQuantile` in run/normal.ts. Both lanes lie in the middle part three
 * times in four; the tails are worked out only otherwise.
 */
export function normalColumn(log: number): Code {
  return column(2, (code, u) => {
    const [q, result] = [code.local("v128"), code.local("v128")]
    code.get(u).double(0.5).vector("subtract").set(q)
    const square = code.local("v128")
    code.double(0.180625).get(q).get(q).vector("multiply").vector("subtract").set(square)
    code.get(q)
    ratio(code, normalQuantileTable.central, square)
    code.vector("multiply").set(result)
    const isOutside = code.local("v128")
    code.get(q).vector("abs").double(centre).vector("more").tee(isOutside).vector("anyTrue")
    code.when(() => tails(code, u, q, result, isOutside, log))
    code.get(result)
  })
}

function tails(code: Code, u: number, q: number, result: number, isOutside: number, log: number): void {
  const [r, s, far] = [code.local("v128"), code.local("v128"), code.local("v128")]
  // The smaller of u and 1 - u, each exact.
  code.double(1).get(u).vector("subtract").get(u).vector("min").call(log).vector("negate").vector("sqrt").set(r)
  code.get(r).double(1.6).vector("subtract").set(s)
  ratio(code, normalQuantileTable.middle, s)
  const z = code.local("v128")
  code.set(z)
  code.get(r).double(5).vector("more").tee(far).vector("anyTrue")
  code.when(() => {
    code.get(r).double(5).vector("subtract").set(s)
    ratio(code, normalQuantileTable.tail, s)
    code.get(z).get(far).vector("select").set(z)
  })
  // With the sign of q.
  code.get(z).get(q).double(-0).vector("and").vector("or")
  code.get(result).get(isOutside).vector("select").set(result)
}

function ratio(code: Code, { top, bottom }: RationalFunction, x: number): void {
  polynomial(code, top, x)
  polynomial(code, bottom, x)
  code.vector("divide")
}

/** Parameters: address, bytes, shift, scale, factor (doubles): factor · exp(shift + scale · x). */
export function exponentialColumn(exp: number): Code {
  return column(5, (code, x) => {
    code.get(2).splat().get(3).splat().get(x).vector("multiply").vector("add").call(exp).get(4).splat().vector("multiply")
  })
}

/**
 * Parameters: address, bytes, address of a table (see run/logit-table.ts), shift, scale, factor (doubles):
 * factor · (shift + scale · x), where the logit of x is the table's series at the normal score.
 */
export function logisticColumn(exp: number): Code {
  return column(6, (code, z) => {
    const [table, shift, scale, factor] = [2, 3, 4, 5]
    const [at, piece, x] = [code.local("v128"), code.local("v128"), code.local("v128")]
    code
      .get(z)
      .double(reach)
      .vector("add")
      .double(1 / width)
      .vector("multiply")
      .tee(at)
    code
      .vector("floor")
      .double(0)
      .vector("max")
      .double(pieces - 1)
      .vector("min")
      .set(piece)
    code.get(at).get(piece).vector("subtract").double(2).vector("multiply").double(1).vector("subtract").set(x)
    const y = code.local("v128")
    clenshaw(code, x, addressesOf(code, piece, table))
    code.set(y)
    logistic(code, y, exp)
    code.get(scale).splat().vector("multiply").get(shift).splat().vector("add").get(factor).splat().vector("multiply")
  })
}

const doubleBytes = 8

/** Where the coefficients of each lane's piece begin, in a local of each lane. */
function addressesOf(code: Code, piece: number, table: number): readonly number[] {
  const whole = code.local("v128")
  code.get(piece).vector("toIntegers").set(whole)
  return ([0, 1] as const).map((lane) => {
    const address = code.local("i32")
    code
      .get(whole)
      .integerLane(lane)
      .integer(terms * doubleBytes)
      .multiplyInteger()
    code.get(table).addInteger().set(address)
    return address
  })
}

/** The sum of c[j] · T_j(x), as in run/logit-table.ts; each lane has coefficients of its own. */
function clenshaw(code: Code, x: number, [lower = 0, upper = 0]: readonly number[]): void {
  const [b1, b2, next, double] = [code.local("v128"), code.local("v128"), code.local("v128"), code.local("v128")]
  const coefficient = (j: number): Code =>
    code
      .get(upper)
      .get(lower)
      .loadLower(j * doubleBytes)
      .loadUpper(j * doubleBytes)
  code.get(x).get(x).vector("add").set(double)
  code.double(0).set(b1).double(0).set(b2)
  for (let j = terms - 1; j > 0; j--) {
    coefficient(j)
    code.get(double).get(b1).vector("multiply").vector("add").get(b2).vector("subtract").set(next)
    code.get(b1).set(b2).get(next).set(b1)
  }
  coefficient(0)
  code.get(x).get(b1).vector("multiply").vector("add").get(b2).vector("subtract")
}

/** 1 / (1 + exp(-y)), with all digits in either tail. */
function logistic(code: Code, y: number, exp: number): void {
  const small = code.local("v128")
  code.get(y).vector("abs").vector("negate").call(exp).set(small)
  code.get(small).double(1).get(y).double(0).vector("less").vector("select")
  code.double(1).get(small).vector("add").vector("divide")
}
