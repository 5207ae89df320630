/**
 * Every operator on two samples at once, one complete row each. A truth is a mask here (all bits or none); what reads
 * it as a figure asks for that.
 */
import type { Op } from "../../graph/operators.ts"
import type { Code } from "./code.ts"
import type { VectorInstruction } from "./instructions.ts"

/** Leaves an operand on the stack, as a figure or as a mask. */
export type Operand = {
  readonly figure: () => void
  readonly mask: () => void
  /** Its figure where it is known; null elsewhere. */
  readonly constant: number | null
}

/** Functions of vector-math.ts, by number in the module. */
export type MathCalls = { readonly exp: number; readonly log: number; readonly power: number }

export type VectorOperator = {
  /** What it leaves is a mask. */
  readonly isMask: boolean
  readonly emit: (code: Code, operands: readonly [Operand, Operand, Operand], calls: MathCalls) => void
}

function figures(...instructions: readonly VectorInstruction[]): VectorOperator {
  return {
    isMask: false,
    emit: (code, [a, b]) => {
      a.figure()
      b.figure()
      for (const instruction of instructions) code.vector(instruction)
    },
  }
}

function figure(emit: (code: Code, a: Operand, calls: MathCalls) => void): VectorOperator {
  return { isMask: false, emit: (code, [a], calls) => emit(code, a, calls) }
}

function one(instruction: VectorInstruction): VectorOperator {
  return figure((code, a) => {
    a.figure()
    code.vector(instruction)
  })
}

function comparison(instruction: VectorInstruction): VectorOperator {
  return { ...figures(instruction), isMask: true }
}

function logical(instruction: VectorInstruction): VectorOperator {
  return {
    isMask: true,
    emit: (code, [a, b]) => {
      a.mask()
      b.mask()
      code.vector(instruction)
    },
  }
}

/**
 * Against a known number the quick instruction does, with the other operand first, so that its NaN stays. The larger of
 * -0 and 0 is 0, which the quick one does not know: + 0 makes it so.
 */
function extreme(code: Code, a: Operand, b: Operand, which: "min" | "max"): void {
  const [x, known] = a.constant === null ? [a, b] : [b, a]
  const isQuick = known.constant !== null && !Number.isNaN(known.constant) && !Object.is(known.constant, -0)
  if (!isQuick) {
    a.figure()
    b.figure()
    code.vector(which)
    return
  }
  x.figure()
  known.figure()
  code.vector(which === "min" ? "quickMin" : "quickMax")
  if (which === "max" && known.constant === 0) code.double(0).vector("add")
}

export const vectorOperators: Readonly<Record<Op, VectorOperator>> = {
  add: figures("add"),
  subtract: figures("subtract"),
  multiply: figures("multiply"),
  divide: figures("divide"),
  power: {
    isMask: false,
    emit: (code, [a, b], { power }) => {
      a.figure()
      b.figure()
      code.call(power)
    },
  },
  negate: one("negate"),
  min: { isMask: false, emit: (code, [a, b]) => extreme(code, a, b, "min") },
  max: { isMask: false, emit: (code, [a, b]) => extreme(code, a, b, "max") },
  abs: one("abs"),
  exp: figure((code, a, { exp }) => {
    a.figure()
    code.call(exp)
  }),
  log: figure((code, a, { log }) => {
    a.figure()
    code.call(log)
  }),
  ceil: one("ceil"),
  floor: one("floor"),
  // Halves go away from zero: the whole part, and one more in the direction of x where half or more is left.
  round: figure((code, a) => {
    const [x, whole] = [code.local("v128"), code.local("v128")]
    a.figure()
    code.tee(x).vector("trunc").tee(whole)
    code.double(1).get(x).double(-0).vector("and").vector("or")
    code.get(x).get(whole).vector("subtract").vector("abs").double(0.5).vector("less").vector("not").vector("and")
    // Where x has no fraction that is known (infinite, no number), the difference is no number: its mask above is set, but adding to it changes nothing.
    code.vector("add")
  }),
  mod: {
    isMask: false,
    emit: (code, [a, b]) => {
      a.figure()
      a.figure()
      b.figure()
      code.vector("divide").vector("floor")
      b.figure()
      code.vector("multiply").vector("subtract")
    },
  },
  less: comparison("less"),
  lessEqual: comparison("lessEqual"),
  equal: comparison("equal"),
  notEqual: comparison("notEqual"),
  and: logical("and"),
  or: logical("or"),
  not: {
    isMask: true,
    emit: (code, [a]) => {
      a.mask()
      code.vector("not")
    },
  },
  select: {
    isMask: false,
    emit: (code, [condition, whenTrue, otherwise]) => {
      whenTrue.figure()
      otherwise.figure()
      condition.mask()
      code.choose()
    },
  },
}
