/**
 * The body of a function as one writes it: locals by number, instructions by name. Numbers that stand here by themselves are
 * those of the WebAssembly Core Specification 2.0, section 5.4.
 */
import { Bytes } from "./bytes.ts"
import { pickBytes, relaxed, type VectorInstruction, vector } from "./instructions.ts"
import { Locals, type ValueType } from "./locals.ts"

/** Leaves something on the stack. */
export type Emit = () => void

export class Code {
  readonly bytes: Bytes = new Bytes()
  /** Whether relaxed instructions may be used. */
  readonly isRelaxed: boolean
  private readonly locals: Locals

  constructor(parameters: number, isRelaxed = false) {
    this.locals = new Locals(parameters)
    this.isRelaxed = isRelaxed
  }

  local(kind: ValueType): number {
    return this.locals.added(kind)
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
    return this.get(this.locals.ofDouble(value))
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
    return this.get(this.locals.ofHalves(lower, upper))
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
    return this.locals.declared().append(this.bytes).byte(0x0b)
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
