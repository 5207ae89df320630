/**
 * Reductions over the months, one complete row each: how the accumulator begins, takes a month's
 * value and ends. The result is one figure a sample.
 */
import { type Dimension, plain } from "../../units/index.ts"

export type Reduction = {
  readonly sign: string
  /** Dimension of the result from that of the values. */
  readonly dimension: (of: Dimension) => Dimension
  /** `at` is the month asked for; the other rows ignore it. */
  readonly start: number
  readonly take: (accumulator: number, value: number, month: number, at: number) => number
  readonly finish: (accumulator: number, months: number) => number
  readonly jsTake: (accumulator: string, value: string, month: string, at: number) => string
  readonly jsFinish: (accumulator: string, months: number) => string
  /** How much of the result follows a month's value; 0 where it is flat or jumps. */
  readonly slope: (months: MonthOfReduction) => number
  /** The same as JavaScript source. */
  readonly jsSlope: (months: MonthOfReductionSource) => string
  /** The result jumps where values change: its slopes do not tell all. */
  readonly jumps?: true
  /** Numbers may give none: ∞ - ∞. */
  readonly mayFail?: true
  /** A value that is no number may leave a number all the same. */
  readonly hides?: true
  /** The one month whose value counts; all do where it is not given. */
  readonly only?: (months: number, at: number) => number
  /** Months after the one that is the result do not count. */
  readonly endsWithResult?: true
  readonly cell: (range: string, at: number) => string
}

/** What the slope may look at. Months are asked from the last to the first; `later` is the sum of the slopes of those after this one. */
export type MonthOfReduction = {
  readonly value: number
  readonly result: number
  readonly month: number
  readonly months: number
  readonly at: number
  readonly later: number
}
export type MonthOfReductionSource = Readonly<Record<"value" | "result" | "month" | "later", string>> &
  Pick<MonthOfReduction, "months" | "at">

export type Over = "sum" | "mean" | "lowest" | "highest" | "last" | "at" | "first"

const kept = (of: Dimension): Dimension => of
const asIs = (accumulator: number): number => accumulator
const jsAsIs = (accumulator: string): string => accumulator

/** Of equal extremes one moves the result; which one makes no difference to a mean over continuous inputs. */
const extremeSlope: Pick<Reduction, "slope" | "jsSlope"> = {
  slope: ({ value, result, later }) => (later === 0 && value === result ? 1 : 0),
  jsSlope: ({ value, result, later }) => `(${later} === 0 && ${value} === ${result} ? 1 : 0)`,
}

const sum: Reduction = {
  sign: "sum",
  dimension: kept,
  mayFail: true,
  start: 0,
  take: (a, x) => a + x,
  finish: asIs,
  jsTake: (a, x) => `${a} + ${x}`,
  jsFinish: jsAsIs,
  slope: () => 1,
  jsSlope: () => "1",
  cell: (range) => `SUM(${range})`,
}

export const reductions: Readonly<Record<Over, Reduction>> = {
  sum,
  mean: {
    ...sum,
    sign: "mean",
    finish: (a, months) => a / months,
    jsFinish: (a, months) => `${a} / ${months}`,
    slope: ({ months }) => 1 / months,
    jsSlope: ({ months }) => `1 / ${months}`,
    cell: (range) => `AVERAGE(${range})`,
  },
  lowest: {
    sign: "lowest",
    dimension: kept,
    start: Number.POSITIVE_INFINITY,
    take: (a, x) => Math.min(a, x),
    finish: asIs,
    jsTake: (a, x) => `Math.min(${a}, ${x})`,
    jsFinish: jsAsIs,
    ...extremeSlope,
    cell: (range) => `MIN(${range})`,
  },
  highest: {
    sign: "highest",
    dimension: kept,
    start: Number.NEGATIVE_INFINITY,
    take: (a, x) => Math.max(a, x),
    finish: asIs,
    jsTake: (a, x) => `Math.max(${a}, ${x})`,
    jsFinish: jsAsIs,
    ...extremeSlope,
    cell: (range) => `MAX(${range})`,
  },
  last: {
    sign: "last",
    dimension: kept,
    start: 0,
    take: (_, x) => x,
    finish: asIs,
    only: (months) => months - 1,
    jsTake: (_, x) => x,
    jsFinish: jsAsIs,
    slope: ({ month, months }) => (month === months - 1 ? 1 : 0),
    jsSlope: ({ month, months }) => `(${month} === ${months - 1} ? 1 : 0)`,
    cell: (range) => `INDEX(${range},ROWS(${range}))`,
  },
  at: {
    sign: "at",
    dimension: kept,
    start: 0,
    take: (a, x, month, at) => (month === at ? x : a),
    finish: asIs,
    only: (_, at) => at,
    jsTake: (a, x, month, at) => `${month} === ${at} ? ${x} : ${a}`,
    jsFinish: jsAsIs,
    slope: ({ month, at }) => (month === at ? 1 : 0),
    jsSlope: ({ month, at }) => `(${month} === ${at} ? 1 : 0)`,
    cell: (range, at) => `INDEX(${range},${at + 1})`,
  },
  first: {
    sign: "first",
    dimension: () => monthDimension,
    start: Number.POSITIVE_INFINITY,
    take: (a, x, month) => (a === Number.POSITIVE_INFINITY && x !== 0 ? month : a),
    finish: asIs,
    hides: true,
    endsWithResult: true,
    jsTake: (a, x, month) => `${a} === Infinity && ${x} !== 0 ? ${month} : ${a}`,
    jsFinish: jsAsIs,
    slope: () => 0,
    jsSlope: () => "0",
    jumps: true,
    cell: (range) => `IFERROR(MATCH(TRUE,INDEX(${range}<>0,0),0)-1,"never")`,
  },
}

const monthDimension: Dimension = Object.freeze({ ...plain, month: 1 })
