/**
 * Every operator, one complete row each: units, value, code, derivative, spreadsheet formula.
 * Passes and back ends look rows up and never ask for a name; a new operator is a new row.
 */
import { type Dimension, divide, isPlain, isSame, multiply, plain, power as powerOfDimension } from "../../units/index.ts"
import { power } from "./power.ts"

/** One operand as the unit check sees it; `constant` where its figure is known before the run. */
export type Operand = { readonly dimension: Dimension; readonly constant: number | null }

/** What the unit check answers: a dimension, or which rule the operands break. */
export type UnitsAnswer =
  | { readonly dimension: Dimension }
  /** `operand` is the index of the operand to point at, where one alone is wrong. */
  | { readonly problem: "mismatched-units" | "needs-plain" | "exponent-not-constant"; readonly operand?: number }

export type Operator = {
  /** As it is written in formulas, for the printer. */
  readonly sign: string
  readonly arity: number
  readonly units: (operands: readonly Operand[]) => UnitsAnswer
  /** The meaning: what every back end must compute. */
  readonly value: (...args: readonly number[]) => number
  /** JavaScript source over operand sources. */
  readonly js: (...args: readonly string[]) => string
  /** Partial derivatives with respect to each operand; 0 where the function is flat or jumps. */
  readonly slope: (args: readonly number[], result: number) => readonly number[]
  /** The same as JavaScript source over sources of the operands and of the result. */
  readonly jsSlope: (args: readonly string[], result: string) => readonly string[]
  /** Operands in which the function jumps somewhere: there its slope does not tell all. */
  readonly jumps?: readonly number[]
  /** Spreadsheet formula over cell references. */
  readonly cell: (...args: readonly string[]) => string
  /** The result is 1 or 0. */
  readonly isTruth?: true
  /** Numbers may give none: 0 / 0, ∞ - ∞, the logarithm of -1. */
  readonly mayFail?: true
  /** Finite operands leave it finite, unless sums or products go beyond the range of numbers. */
  readonly staysFinite?: true
  /** Figures known before the run that give none are a mistake of the text: 0 / 0 is none, the language has it. */
  readonly isMistakeOfText?: true
  /** Operands that may be no number and leave a number all the same: compared, it is false. */
  readonly hides?: readonly number[]
  /** Of each operand that counts only sometimes: where operand 0 is true, or where it is false. */
  readonly countsWhen?: readonly (boolean | null)[]
}

export type Op =
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "power"
  | "negate"
  | "min"
  | "max"
  | "abs"
  | "exp"
  | "log"
  | "ceil"
  | "floor"
  | "round"
  | "mod"
  | "less"
  | "lessEqual"
  | "equal"
  | "notEqual"
  | "and"
  | "or"
  | "not"
  | "select"

type Rule = Operator["units"]

const same: Rule = (operands) => {
  const first = operands[0]?.dimension ?? plain
  return operands.every((o) => isSame(o.dimension, first)) ? { dimension: first } : { problem: "mismatched-units" }
}
const comparison: Rule = (operands) => {
  const answer = same(operands)
  return "problem" in answer ? answer : { dimension: plain }
}
const plainOnly: Rule = (operands) => {
  const operand = operands.findIndex((o) => !isPlain(o.dimension))
  return operand < 0 ? { dimension: plain } : { problem: "needs-plain", operand }
}
const truth: Rule = () => ({ dimension: plain })
const product: Rule = ([a, b]) => ({ dimension: multiply(a?.dimension ?? plain, b?.dimension ?? plain) })
const quotient: Rule = ([a, b]) => ({ dimension: divide(a?.dimension ?? plain, b?.dimension ?? plain) })
const raised: Rule = ([base, exponent]) => {
  if (!isPlain(exponent?.dimension ?? plain)) return { problem: "needs-plain", operand: 1 }
  if (isPlain(base?.dimension ?? plain)) return { dimension: plain }
  const constant = exponent?.constant ?? null
  return constant === null
    ? { problem: "exponent-not-constant", operand: 1 }
    : { dimension: powerOfDimension(base?.dimension ?? plain, constant) }
}
const branches: Rule = ([, whenTrue, otherwise]) => same([whenTrue, otherwise].filter((o) => o !== undefined))

const bit = (truthValue: boolean): number => (truthValue ? 1 : 0)
const flat = (args: readonly number[]): readonly number[] => args.map(() => 0)
const jsFlat = (args: readonly string[]): readonly string[] => args.map(() => "0")

/** Halves go away from zero; |x| + 0.5 would round 0.49999999999999994 up. */
export function roundHalfAway(x: number): number {
  const whole = Math.trunc(x)
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole
}

export const operators: Readonly<Record<Op, Operator>> = {
  add: {
    sign: "+",
    staysFinite: true,
    mayFail: true,
    arity: 2,
    units: same,
    value: (a = 0, b = 0) => a + b,
    js: (a, b) => `${a} + ${b}`,
    slope: () => [1, 1],
    jsSlope: () => ["1", "1"],
    cell: (a, b) => `(${a}+${b})`,
  },
  subtract: {
    sign: "-",
    staysFinite: true,
    mayFail: true,
    arity: 2,
    units: same,
    value: (a = 0, b = 0) => a - b,
    js: (a, b) => `${a} - ${b}`,
    slope: () => [1, -1],
    jsSlope: () => ["1", "-1"],
    cell: (a, b) => `(${a}-${b})`,
  },
  multiply: {
    sign: "*",
    staysFinite: true,
    mayFail: true,
    arity: 2,
    units: product,
    value: (a = 0, b = 0) => a * b,
    js: (a, b) => `${a} * ${b}`,
    slope: ([a = 0, b = 0]) => [b, a],
    jsSlope: ([a = "", b = ""]) => [b, a],
    cell: (a, b) => `(${a}*${b})`,
  },
  divide: {
    sign: "/",
    mayFail: true,
    arity: 2,
    units: quotient,
    value: (a = 0, b = 0) => a / b,
    js: (a, b) => `${a} / ${b}`,
    slope: ([a = 0, b = 0]) => [1 / b, -a / (b * b)],
    jsSlope: ([a, b]) => [`1 / ${b}`, `-${a} / (${b} * ${b})`],
    cell: (a, b) => `(${a}/${b})`,
  },
  power: {
    sign: "^",
    mayFail: true,
    isMistakeOfText: true,
    // Whatever is raised to 0 is 1.
    hides: [0],
    arity: 2,
    units: raised,
    value: (a = 0, b = 0) => power(a, b),
    js: (a, b) => `power(${a}, ${b})`,
    slope: ([a = 0, b = 0], result) => [b === 0 ? 0 : b * power(a, b - 1), a > 0 ? result * Math.log(a) : 0],
    jsSlope: ([a, b], result) => [
      `(${b} === 0 ? 0 : ${b} * power(${a}, ${b} - 1))`,
      `(${a} > 0 ? ${result} * Math.log(${a}) : 0)`,
    ],
    cell: (a, b) => `POWER(${a},${b})`,
  },
  negate: {
    sign: "-",
    staysFinite: true,
    arity: 1,
    units: same,
    value: (a = 0) => -a,
    js: (a) => `-${a}`,
    slope: () => [-1],
    jsSlope: () => ["-1"],
    cell: (a) => `(-${a})`,
  },
  min: {
    sign: "min",
    staysFinite: true,
    arity: 2,
    units: same,
    value: (a = 0, b = 0) => Math.min(a, b),
    js: (a, b) => `Math.min(${a}, ${b})`,
    slope: ([a = 0, b = 0]) => (a <= b ? [1, 0] : [0, 1]),
    jsSlope: ([a, b]) => [`(${a} <= ${b} ? 1 : 0)`, `(${a} <= ${b} ? 0 : 1)`],
    cell: (a, b) => `MIN(${a},${b})`,
  },
  max: {
    sign: "max",
    staysFinite: true,
    arity: 2,
    units: same,
    value: (a = 0, b = 0) => Math.max(a, b),
    js: (a, b) => `Math.max(${a}, ${b})`,
    slope: ([a = 0, b = 0]) => (a >= b ? [1, 0] : [0, 1]),
    jsSlope: ([a, b]) => [`(${a} >= ${b} ? 1 : 0)`, `(${a} >= ${b} ? 0 : 1)`],
    cell: (a, b) => `MAX(${a},${b})`,
  },
  abs: {
    sign: "abs",
    staysFinite: true,
    arity: 1,
    units: same,
    value: (a = 0) => Math.abs(a),
    js: (a) => `Math.abs(${a})`,
    slope: ([a = 0]) => [Math.sign(a)],
    jsSlope: ([a]) => [`Math.sign(${a})`],
    cell: (a) => `ABS(${a})`,
  },
  exp: {
    sign: "exp",
    arity: 1,
    units: plainOnly,
    value: (a = 0) => Math.exp(a),
    js: (a) => `Math.exp(${a})`,
    slope: (_, result) => [result],
    jsSlope: (_, result) => [result],
    cell: (a) => `EXP(${a})`,
  },
  log: {
    sign: "log",
    mayFail: true,
    isMistakeOfText: true,
    arity: 1,
    units: plainOnly,
    value: (a = 0) => Math.log(a),
    js: (a) => `Math.log(${a})`,
    slope: ([a = 0]) => [1 / a],
    jsSlope: ([a]) => [`1 / ${a}`],
    cell: (a) => `LN(${a})`,
  },
  ceil: {
    sign: "ceil",
    staysFinite: true,
    arity: 1,
    units: plainOnly,
    value: (a = 0) => Math.ceil(a),
    js: (a) => `Math.ceil(${a})`,
    slope: flat,
    jsSlope: jsFlat,
    jumps: [0],
    cell: (a) => `ROUNDUP(${a},0)+IF(AND(${a}<0,${a}<>INT(${a})),1,0)`,
  },
  floor: {
    sign: "floor",
    staysFinite: true,
    arity: 1,
    units: plainOnly,
    value: (a = 0) => Math.floor(a),
    js: (a) => `Math.floor(${a})`,
    slope: flat,
    jsSlope: jsFlat,
    jumps: [0],
    cell: (a) => `INT(${a})`,
  },
  round: {
    sign: "round",
    staysFinite: true,
    arity: 1,
    units: plainOnly,
    value: (a = 0) => roundHalfAway(a),
    js: (a) => `(Math.abs(${a} - Math.trunc(${a})) >= 0.5 ? Math.trunc(${a}) + Math.sign(${a}) : Math.trunc(${a}))`,
    slope: flat,
    jsSlope: jsFlat,
    jumps: [0],
    cell: (a) => `ROUND(${a},0)`,
  },
  mod: {
    sign: "mod",
    mayFail: true,
    isMistakeOfText: true,
    arity: 2,
    units: same,
    value: (a = 0, b = 0) => a - Math.floor(a / b) * b,
    js: (a, b) => `${a} - Math.floor(${a} / ${b}) * ${b}`,
    slope: ([a = 0, b = 0]) => [1, -Math.floor(a / b)],
    jsSlope: ([a, b]) => ["1", `-Math.floor(${a} / ${b})`],
    jumps: [0, 1],
    cell: (a, b) => `MOD(${a},${b})`,
  },
  less: {
    sign: "<",
    staysFinite: true,
    isTruth: true,
    hides: [0, 1],
    arity: 2,
    units: comparison,
    value: (a = 0, b = 0) => bit(a < b),
    js: (a, b) => `(${a} < ${b} ? 1 : 0)`,
    slope: flat,
    jsSlope: jsFlat,
    jumps: [0, 1],
    cell: (a, b) => `IF(${a}<${b},1,0)`,
  },
  lessEqual: {
    sign: "<=",
    staysFinite: true,
    isTruth: true,
    hides: [0, 1],
    arity: 2,
    units: comparison,
    value: (a = 0, b = 0) => bit(a <= b),
    js: (a, b) => `(${a} <= ${b} ? 1 : 0)`,
    slope: flat,
    jsSlope: jsFlat,
    jumps: [0, 1],
    cell: (a, b) => `IF(${a}<=${b},1,0)`,
  },
  equal: {
    sign: "==",
    staysFinite: true,
    isTruth: true,
    hides: [0, 1],
    arity: 2,
    units: comparison,
    value: (a = 0, b = 0) => bit(a === b),
    js: (a, b) => `(${a} === ${b} ? 1 : 0)`,
    slope: flat,
    jsSlope: jsFlat,
    jumps: [0, 1],
    cell: (a, b) => `IF(${a}=${b},1,0)`,
  },
  notEqual: {
    sign: "!=",
    staysFinite: true,
    isTruth: true,
    hides: [0, 1],
    arity: 2,
    units: comparison,
    value: (a = 0, b = 0) => bit(a !== b),
    js: (a, b) => `(${a} !== ${b} ? 1 : 0)`,
    slope: flat,
    jsSlope: jsFlat,
    jumps: [0, 1],
    cell: (a, b) => `IF(${a}<>${b},1,0)`,
  },
  and: {
    sign: "and",
    staysFinite: true,
    isTruth: true,
    hides: [0, 1],
    countsWhen: [null, true],
    arity: 2,
    units: truth,
    value: (a = 0, b = 0) => bit(a !== 0 && b !== 0),
    js: (a, b) => `(${a} !== 0 && ${b} !== 0 ? 1 : 0)`,
    slope: flat,
    jsSlope: jsFlat,
    jumps: [0, 1],
    cell: (a, b) => `IF(AND(${a}<>0,${b}<>0),1,0)`,
  },
  or: {
    sign: "or",
    staysFinite: true,
    isTruth: true,
    hides: [0, 1],
    countsWhen: [null, false],
    arity: 2,
    units: truth,
    value: (a = 0, b = 0) => bit(a !== 0 || b !== 0),
    js: (a, b) => `(${a} !== 0 || ${b} !== 0 ? 1 : 0)`,
    slope: flat,
    jsSlope: jsFlat,
    jumps: [0, 1],
    cell: (a, b) => `IF(OR(${a}<>0,${b}<>0),1,0)`,
  },
  not: {
    sign: "not",
    staysFinite: true,
    isTruth: true,
    hides: [0],
    arity: 1,
    units: truth,
    value: (a = 0) => bit(a === 0),
    js: (a) => `(${a} === 0 ? 1 : 0)`,
    slope: flat,
    jsSlope: jsFlat,
    jumps: [0],
    cell: (a) => `IF(${a}=0,1,0)`,
  },
  select: {
    sign: "if",
    staysFinite: true,
    hides: [0],
    countsWhen: [null, true, false],
    arity: 3,
    units: branches,
    value: (c = 0, a = 0, b = 0) => (c !== 0 ? a : b),
    js: (c, a, b) => `(${c} !== 0 ? ${a} : ${b})`,
    slope: ([c = 0]) => (c !== 0 ? [0, 1, 0] : [0, 0, 1]),
    jsSlope: ([c]) => ["0", `(${c} !== 0 ? 1 : 0)`, `(${c} !== 0 ? 0 : 1)`],
    jumps: [0],
    cell: (c, a, b) => `IF(${c}<>0,${a},${b})`,
  },
}
