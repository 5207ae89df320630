/**
 * Numbers of instructions, by names: those of the WebAssembly Core Specification 2.0, section 5.4 (vector instructions: 5.4.8), the
 * relaxed ones those of 3.0.
 */

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
export const relaxed = { pickBytes: 0x100, plusProduct: 0x107, minusProduct: 0x108, select: 0x10c } as const
/** The number of bytes that one picks, of the instruction that all hosts have. */
export const pickBytes = 0x0e
