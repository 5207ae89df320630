/**
 * The body of a function as one writes it: locals by number, instructions by name. Instruction numbers are those of the
 * WebAssembly Core Specification 2.0, section 5.4 (vector instructions: 5.4.8); the relaxed ones those of 3.0. Constants are put into
 * locals at the beginning: a host makes each anew where it stands, with three instructions, in every round of a loop.
 */
import { Bytes } from "./bytes.ts"

/** Of two doubles, or of their bits. */
export const vector = {
  nearest: 0x94,
  ceil: 0x74,
  floor: 0x75,
  trunc: 0x7a,
  abs: 0xec,
  negate: 0xed,
  add: 0xf0,
  subtract: 0xf1,
  multiply: 0xf2,
  divide: 0xf3,
  min: 0xf4,
  max: 0xf5,
  /** `b < a ? b : a`, one instruction where `min` takes several; no number in b is lost. */
  quickMin: 0xf6,
  /** `a < b ? b : a` */
  quickMax: 0xf7,
  equal: 0x47,
  notEqual: 0x48,
  less: 0x49,
  more: 0x4a,
  lessEqual: 0x4b,
  not: 0x4d,
  and: 0x4e,
  or: 0x50,
  xor: 0x51,
  select: 0x52,
  anyTrue: 0x53,
  allTrue: 0xc3,
  /** The uppermost bit of either lane, as a whole number. */
  upperBits: 0xc4,
  addLong: 0xce,
  shiftLeftLong: 0xcb,
  shiftRightLong: 0xcd,
  sqrt: 0xef,
  splatInteger: 0x11,
  addIntegers: 0xae,
  multiplyIntegers: 0xb5,
  shiftLeftIntegers: 0xab,
  shiftRightIntegers: 0xad,
  /** The lower two of four whole numbers without sign. */
  toDoubles: 0xff,
  /** Two doubles, towards zero, into the lower two of four whole numbers. */
  toIntegers: 0xfc,
} as const

export type VectorInstruction = keyof typeof vector

/** What a host may do in its own way, each time the same. Only `hasRelaxedSimd` tells whether it has them. */
const relaxed = { pickBytes: 0x100, plusProduct: 0x107, minusProduct: 0x108, select: 0x10c } as const
/** The number of bytes that one picks, of the instruction that all hosts have. */
const pickBytes = 0x0e

/** Leaves something on the stack. */
export type Emit = () => void

/** Numbers of the types of values (section 5.3). */
export const valueTypes = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const
export type ValueType = keyof typeof valueTypes

export class Code {
  readonly bytes: Bytes = new Bytes()
  /** Whether relaxed instructions may be used. */
  readonly isRelaxed: boolean
  private readonly types: ValueType[] = []
  private readonly parameters: number
  private readonly opening = new Bytes()
  /** Locals of constants: a double in both lanes, or any two halves. */
  private readonly doubles = new Map<number, number>()
  private readonly halves = new Map<string, number>()

  constructor(parameters: number, isRelaxed = false) {
    this.parameters = parameters
    this.isRelaxed = isRelaxed
  }

  local(kind: ValueType): number {
    return this.parameters + this.types.push(kind) - 1
  }

  get(local: number): this {
    return this.put(0x20, local)
  }

  set(local: number): this {
    return this.put(0x21, local)
  }

  tee(local: number): this {
    return this.put(0x22, local)
  }

  vector(instruction: VectorInstruction): this {
    this.bytes.byte(0xfd).unsigned(vector[instruction])
    return this
  }

  /** sum + a · b; relaxed it may be rounded once instead of twice, so last digits differ between hosts. */
  plusProduct(sum: Emit, a: Emit, b: Emit): this {
    return this.withProduct("plusProduct", "add", [sum, a, b])
  }

  /** sum - a · b, the same way. */
  minusProduct(sum: Emit, a: Emit, b: Emit): this {
    return this.withProduct("minusProduct", "subtract", [sum, a, b])
  }

  /** Of two figures on the stack the first where the mask above them has all bits, the second where it has none. */
  choose(): this {
    return this.isRelaxed ? this.long(relaxed.select) : this.vector("select")
  }

  /** Each of 16 bytes as the one that an index of 0 to 15 names; indexes lie on top of the stack. */
  pickBytes(): this {
    return this.long(this.isRelaxed ? relaxed.pickBytes : pickBytes)
  }

  /** The same double in both lanes. */
  double(value: number): this {
    // A map takes -0 for 0.
    if (Object.is(value, -0)) return this.bits(1n << 63n)
    return this.get(this.doubles.get(value) ?? this.keep(this.doubles, value, (to) => to.double(value).double(value)))
  }

  /** The same 64 bits in both lanes. */
  bits(value: bigint): this {
    return this.constant(value, value)
  }

  /** Two doubles at the address on the stack, plus `offset`. */
  load(offset: number): this {
    this.bytes.byte(0xfd).unsigned(0x00).unsigned(3).unsigned(offset)
    return this
  }

  /** One double, into both lanes. */
  loadSplat(offset: number): this {
    this.bytes.byte(0xfd).unsigned(0x0a).unsigned(3).unsigned(offset)
    return this
  }

  /** One double, into the lower lane. */
  loadLower(offset: number): this {
    this.bytes.byte(0xfd).unsigned(0x5d).unsigned(3).unsigned(offset)
    return this
  }

  /** One double, into the upper lane of what is on the stack; its address lies below that. */
  loadUpper(offset: number): this {
    this.bytes.byte(0xfd).unsigned(0x57).unsigned(3).unsigned(offset).byte(1)
    return this
  }

  /** One of four whole numbers. */
  integerLane(index: 0 | 1): this {
    this.bytes.byte(0xfd).unsigned(0x1b).byte(index)
    return this
  }

  store(offset: number): this {
    this.bytes.byte(0xfd).unsigned(0x0b).unsigned(3).unsigned(offset)
    return this
  }

  /** Four whole numbers of 32 bits, each on its own. */
  integers(a: number, b: number, c: number, d: number): this {
    const half = (low: number, high: number): bigint => BigInt(low >>> 0) | (BigInt(high >>> 0) << 32n)
    return this.constant(half(a, b), half(c, d))
  }

  /** Both lanes, the lower 8 bytes first. */
  constant(lower: bigint, upper: bigint): this {
    const key = `${lower} ${upper}`
    return this.get(this.halves.get(key) ?? this.keep(this.halves, key, (to) => to.long(lower).long(upper)))
  }

  /** One lane, at the address that lies below it on the stack. */
  storeLane(lane: 0 | 1, offset: number): this {
    this.bytes.byte(0xfd).unsigned(0x5b).unsigned(3).unsigned(offset).byte(lane)
    return this
  }

  /** The upper two of four whole numbers, moved down. */
  upperHalf(value: number): this {
    this.get(value).get(value)
    this.bytes.byte(0xfd).unsigned(0x0d).byte(8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15)
    return this
  }

  /** A whole number at the address on the stack, plus `offset`. */
  loadInteger(offset: number): this {
    this.bytes.byte(0x28).unsigned(2).unsigned(offset)
    return this
  }

  storeInteger(offset: number): this {
    this.bytes.byte(0x36).unsigned(2).unsigned(offset)
    return this
  }

  andInteger(): this {
    this.bytes.byte(0x71)
    return this
  }

  xorInteger(): this {
    this.bytes.byte(0x73)
    return this
  }

  shiftLeftInteger(): this {
    this.bytes.byte(0x74)
    return this
  }

  trailingZeros(): this {
    this.bytes.byte(0x68)
    return this
  }

  lane(index: 0 | 1): this {
    this.bytes.byte(0xfd).unsigned(0x21).byte(index)
    return this
  }

  /** One double into both lanes. */
  splat(): this {
    this.bytes.byte(0xfd).unsigned(0x14)
    return this
  }

  replaceLane(index: 0 | 1): this {
    this.bytes.byte(0xfd).unsigned(0x22).byte(index)
    return this
  }

  integer(value: number): this {
    this.bytes.byte(0x41).signed(value)
    return this
  }

  addInteger(): this {
    this.bytes.byte(0x6a)
    return this
  }

  multiplyInteger(): this {
    this.bytes.byte(0x6c)
    return this
  }

  lessInteger(): this {
    this.bytes.byte(0x49)
    return this
  }

  equalInteger(): this {
    this.bytes.byte(0x46)
    return this
  }

  call(index: number): this {
    return this.put(0x10, index)
  }

  /** Repeats while `condition` leaves something other than 0; runs once at least. */
  loop(body: () => void, condition: () => void): this {
    this.bytes.byte(0x03, 0x40)
    body()
    condition()
    this.bytes.byte(0x0d, 0, 0x0b)
    return this
  }

  /** On what is on the stack. */
  when(then: () => void): this {
    this.bytes.byte(0x04, 0x40)
    then()
    this.bytes.byte(0x0b)
    return this
  }

  return(): this {
    this.bytes.byte(0x0f)
    return this
  }

  /** With its locals declared, as it stands in the code section. */
  finished(): Bytes {
    const runs: { kind: ValueType; count: number }[] = []
    for (const kind of this.types) {
      const last = runs.at(-1)
      if (last?.kind === kind) last.count++
      else runs.push({ kind, count: 1 })
    }
    const body = new Bytes().unsigned(runs.length)
    for (const { kind, count } of runs) body.unsigned(count).byte(valueTypes[kind])
    return body.append(this.opening).append(this.bytes).byte(0x0b)
  }

  /** A new constant's local, set at the beginning. */
  private keep<Key>(known: Map<Key, number>, key: Key, write: (to: Bytes) => void): number {
    const local = this.local("v128")
    known.set(key, local)
    write(this.opening.byte(0xfd).unsigned(0x0c))
    this.opening.byte(0x21).unsigned(local)
    return local
  }

  private withProduct(once: "plusProduct" | "minusProduct", twice: VectorInstruction, [sum, a, b]: [Emit, Emit, Emit]): this {
    if (!this.isRelaxed) sum()
    a()
    b()
    if (!this.isRelaxed) return this.vector("multiply").vector(twice)
    sum()
    return this.long(relaxed[once])
  }

  private long(instruction: number): this {
    this.bytes.byte(0xfd).unsigned(instruction)
    return this
  }

  private put(instruction: number, index: number): this {
    this.bytes.byte(instruction).unsigned(index)
    return this
  }
}
