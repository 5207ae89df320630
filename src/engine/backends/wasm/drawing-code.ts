/** The figures that most inputs make of normal points, two at a time: an exponential, a series that ends in a logistic function. */
import { pieces, reach, terms, width } from "../../run/logit-table.ts"
import { Code } from "./code.ts"
import { exponentialOf } from "./vector-math.ts"

/** Parameters: address, number of bytes (a multiple of 16). Each double u there becomes what `change` makes of the local that it is in. */
function column(parameters: number, isRelaxed: boolean, change: (code: Code, u: number) => void): Code {
  const code = new Code(parameters, isRelaxed)
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

/** Parameters: address, bytes, shift, scale, factor (doubles): factor · exp(shift + scale · x). */
export function exponentialColumn(isRelaxed: boolean): Code {
  return column(5, isRelaxed, (code, x) => {
    code
      .plusProduct(
        () => code.get(2).splat(),
        () => code.get(3).splat(),
        () => code.get(x),
      )
      .set(x)
    exponentialOf(code, x)
    code.get(4).splat().vector("multiply")
  })
}

/**
 * Parameters: address, bytes, address of a table (see run/logit-table.ts), shift, scale, factor (doubles):
 * factor · (shift + scale · x), where the logit of x is the table's series at the normal score.
 */
export function logisticColumn(isRelaxed: boolean): Code {
  return column(6, isRelaxed, (code, z) => {
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
      .vector("quickMax")
      .double(pieces - 1)
      .vector("quickMin")
      .set(piece)
    code.get(at).get(piece).vector("subtract").double(2).vector("multiply").double(1).vector("subtract").set(x)
    const y = code.local("v128")
    clenshaw(code, x, addressesOf(code, piece, table))
    code.set(y)
    const share = code.local("v128")
    logistic(code, y)
    code.set(share)
    code.plusProduct(
      () => code.get(shift).splat(),
      () => code.get(scale).splat(),
      () => code.get(share),
    )
    code.get(factor).splat().vector("multiply")
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
  // Less b2 before the product comes to it: that is the short way from one b1 to the next.
  const coefficientLess = (j: number): void =>
    void code
      .get(upper)
      .get(lower)
      .loadLower(j * doubleBytes)
      .loadUpper(j * doubleBytes)
      .get(b2)
      .vector("subtract")
  const step = (j: number, factor: number): void =>
    void code.plusProduct(
      () => coefficientLess(j),
      () => code.get(factor),
      () => code.get(b1),
    )
  code.get(x).get(x).vector("add").set(double)
  code.double(0).set(b1).double(0).set(b2)
  for (let j = terms - 1; j > 0; j--) {
    step(j, double)
    code.set(next)
    code.get(b1).set(b2).get(next).set(b1)
  }
  step(0, x)
}

/** 1 / (1 + exp(-y)), with all digits in either tail. */
function logistic(code: Code, y: number): void {
  const small = code.local("v128")
  code.get(y).vector("abs").vector("negate").set(small)
  exponentialOf(code, small)
  code.set(small)
  code.get(small).double(1).get(y).double(0).vector("less").choose()
  code.double(1).get(small).vector("add").vector("divide")
}
