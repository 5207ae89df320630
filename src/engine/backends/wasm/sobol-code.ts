/** Scrambled Sobol points, four at a time: those of run/sobol.ts to the last bit. */
import { scrambleConstants } from "../../run/sobol.ts"
import { Code, type Emit } from "./code.ts"
import type { VectorInstruction } from "./instructions.ts"

/**
 * Parameters: address of the direction numbers, address of the differences of four neighbours, index of the first point, that point
 * before scrambling, index of the end, seed, where to write. Indexes are multiples of 4. Gray code order. Direction numbers, differences and
 * the point have their bits in reverse order, as the scrambling begins with.
 */
export function sobolColumn(isRelaxed: boolean): Code {
  const code = new Code(7, isRelaxed)
  const [row, fourApart, index, base, end, seed, out] = [0, 1, 2, 3, 4, 5, 6]
  const [x, seeds, odd] = [code.local("v128"), code.local("v128"), code.local("v128")]
  code.get(seed).vector("splatInteger").set(seeds)
  code.get(seeds).integer(16).vector("shiftRightIntegers").integers(1, 1, 1, 1).vector("or").set(odd)
  code.loop(
    () => {
      code.get(base).vector("splatInteger").get(fourApart).load(0).vector("xor").set(x)
      scrambleReversed(code, x, seeds, odd)
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

/** Owen's scrambling by a hash, as `scramble` in run/sobol.ts, of four points whose bits are reversed already. */
function scrambleReversed(code: Code, x: number, seeds: number, odd: number): void {
  const step = (instruction: VectorInstruction, other: Emit): void => {
    code.get(x)
    other()
    code.vector(instruction).set(x)
  }
  const timesItself = (factor: number): void =>
    step("xor", () => void code.get(x).integers(factor, factor, factor, factor).vector("multiplyIntegers"))
  const [first, second, third] = scrambleConstants
  timesItself(first)
  step("addIntegers", () => void code.get(seeds))
  step("multiplyIntegers", () => void code.get(odd))
  timesItself(second)
  timesItself(third)
  reverseBits(code, x)
}

/** What 0 to 15 are with their four bits in reverse order, and the same four bits higher; a byte each. */
const reversed = Array.from({ length: 16 }, (_, k) => ((k & 1) << 3) | ((k & 2) << 1) | ((k & 4) >> 1) | (k >> 3))
const reversedHigh = reversed.map((bits) => bits << 4)
/** Within each of four whole numbers the last byte first. */
const bytesReversed = [3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12]

/** Half bytes by a table, then the order of the bytes. */
function reverseBits(code: Code, x: number): void {
  const low = code.local("v128")
  const ones = 0x0f0f0f0f
  code.get(x).integers(ones, ones, ones, ones).vector("and").set(low)
  bytes(code, reversedHigh).get(low).pickBytes()
  bytes(code, reversed).get(x).integer(4).vector("shiftRightIntegers").integers(ones, ones, ones, ones).vector("and").pickBytes()
  bytes(code.vector("or"), bytesReversed).pickBytes().set(x)
}

function bytes(code: Code, values: readonly number[]): Code {
  const half = (from: number): bigint => values.slice(from, from + 8).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  return code.constant(half(0), half(8))
}
