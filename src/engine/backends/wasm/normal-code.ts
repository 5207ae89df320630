/**
 * The normal quantile of Wichura's AS 241, as `normalQuantile` in run/normal.ts, of a column in place. Three points in twenty lie in
 * the tails; whether one does cannot be foretold, so none is asked: all are listed, those in the middle part overwritten by
 * the next, and the tails worked out afterwards, two of the list at a time. Largest relative error against a 64-bit mantissa on
 * 2.6 · 10⁶ points: 8.4e-16 plain, 8.0e-16 relaxed.
 */
import { normalQuantileTable, type RationalFunction } from "../../run/normal.ts"
import { Code } from "./code.ts"
import { logarithmOfNormal, polynomial } from "./vector-math.ts"

const centre = 0.425
/** An entry of the list: a point, and at the second offset the address that it came from. */
const [entryBytes, addressAt] = [16, 8]

/**
 * Parameters: address, number of bytes (a multiple of 16), address of the list, with room for an entry more than there are points;
 * what lies before it (16 bytes) is overwritten. Points lie in (0, 1) and are no smaller than 2^-1022.
 */
export function normalColumn(isRelaxed: boolean): Code {
  const code = new Code(3, isRelaxed)
  const [address, bytes, list] = [0, 1, 2]
  const [stop, next, u] = [code.local("i32"), code.local("i32"), code.local("v128")]
  code.get(address).get(bytes).addInteger().set(stop)
  code.get(list).set(next)
  code.loop(
    () => {
      code.get(address).load(0).set(u)
      middle(code, u, address, next)
    },
    () => code.get(address).integer(16).addInteger().tee(address).get(stop).lessInteger(),
  )
  // The list may have an odd number of entries: one more that goes nowhere.
  code.get(next).double(0.5).storeLane(0, 0)
  code.get(next).get(list).integer(-entryBytes).addInteger().storeInteger(addressAt)
  code.get(list).get(next).lessInteger()
  code.when(() =>
    code.loop(
      () => tails(code, list),
      () =>
        code
          .get(list)
          .integer(2 * entryBytes)
          .addInteger()
          .tee(list)
          .get(next)
          .lessInteger(),
    ),
  )
  return code
}

/** Of both points what the middle part gives, and their entries; `next` moves on behind those that lie outside. */
function middle(code: Code, u: number, address: number, next: number): void {
  const [q, square, outside] = [code.local("v128"), code.local("v128"), code.local("i32")]
  code.get(u).double(0.5).vector("subtract").set(q)
  code.get(q).vector("abs").double(centre).vector("more").vector("upperBits").set(outside)
  for (const lane of [0, 1] as const) {
    code.get(next).get(u).storeLane(lane, 0)
    code
      .get(next)
      .get(address)
      .integer(8 * lane)
      .addInteger()
      .storeInteger(addressAt)
    // Bit `lane` of `outside`, times the bytes of an entry.
    code
      .get(outside)
      .integer(1 << lane)
      .andInteger()
    code
      .integer(4 - lane)
      .shiftLeftInteger()
      .get(next)
      .addInteger()
      .set(next)
  }
  code
    .minusProduct(
      () => code.double(0.180625),
      () => code.get(q),
      () => code.get(q),
    )
    .set(square)
  code.get(address).get(q)
  ratio(code, normalQuantileTable.central, square)
  code.vector("multiply").store(0)
}

/** Of two entries of the list, stored where they came from. */
function tails(code: Code, entry: number): void {
  const [u, r, s, z, far] = Array.from({ length: 5 }, () => code.local("v128")) as [number, number, number, number, number] // as many as asked for
  code.get(entry).get(entry).loadLower(0).loadUpper(entryBytes).set(u)
  // The smaller of u and 1 - u, each exact.
  code.double(1).get(u).vector("subtract").get(u).vector("quickMin").set(s)
  logarithmOfNormal(code, s)
  code.vector("negate").vector("sqrt").set(r)
  code.get(r).double(1.6).vector("subtract").set(s)
  ratio(code, normalQuantileTable.middle, s)
  code.set(z)
  code.get(r).double(5).vector("more").tee(far).vector("anyTrue")
  code.when(() => {
    code.get(r).double(5).vector("subtract").set(s)
    ratio(code, normalQuantileTable.tail, s)
    code.get(z).get(far).choose().set(z)
  })
  // With the sign of u - 0.5.
  code.get(z).get(u).double(0.5).vector("subtract").double(-0).vector("and").vector("or").set(z)
  code.get(entry).loadInteger(addressAt).get(z).storeLane(0, 0)
  code
    .get(entry)
    .loadInteger(entryBytes + addressAt)
    .get(z)
    .storeLane(1, 0)
}

function ratio(code: Code, { top, bottom }: RationalFunction, x: number): void {
  polynomial(code, top, x)
  polynomial(code, bottom, x)
  code.vector("divide")
}
