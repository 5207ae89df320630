/**
 * What a place in the file may hold once its text is read: a constant, a random variable, a
 * decision, a bound, a formula, a stock, or steps by month. Figures are in the unit written
 * beside them; `unit.factor` brings them to base units (months, tokens, bytes, the currency itself).
 */
import type { Span } from "../diagnostics/index.ts"
import type { Dimension } from "./dimension.ts"

/** A unit as written, its dimension, and the factor from it to the base units of that dimension. */
export type Unit = {
  /** In the language of the file, suffix-free: `USD/seat/month`; "" is a plain number. */
  readonly text: string
  readonly factor: number
  readonly dimension: Dimension
}

/** A random variable in plain figures: the unit stands beside it, once, in `RandomValue`. */
export type Distribution =
  /** 5 % below low, 5 % above high: log-normal where low > 0, else normal. */
  | { readonly kind: "interval"; readonly low: number; readonly high: number }
  /** Mean and standard deviation of the variable itself. */
  | { readonly kind: "normal" | "lognormal"; readonly mean: number; readonly sd: number }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number }
  | { readonly kind: "triangular" | "pert"; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: "beta"; readonly alpha: number; readonly beta: number }
  | { readonly kind: "exponential" | "poisson"; readonly mean: number }
  | { readonly kind: "bernoulli"; readonly p: number }
  | { readonly kind: "discrete"; readonly values: readonly number[]; readonly weights: readonly number[] }
  | { readonly kind: "mixture"; readonly parts: readonly Distribution[]; readonly weights: readonly number[] }
  /** Conditioned on low <= x <= high, not clipped. */
  | { readonly kind: "truncate"; readonly of: Distribution; readonly low: number; readonly high: number }
  /** The empirical distribution of observed values, sorted upwards. */
  | { readonly kind: "observed"; readonly values: readonly number[] }

export type ConstantValue = { readonly kind: "constant"; readonly magnitude: number; readonly unit: Unit; readonly span: Span }
export type RandomValue = {
  readonly kind: "random"
  readonly distribution: Distribution
  readonly unit: Unit
  readonly span: Span
}
export type DecisionValue = {
  readonly kind: "decision"
  readonly options:
    | { readonly kind: "list"; readonly values: readonly number[] }
    /** Whole numbers only when the unit counts things (GPU, person, seat …). */
    | { readonly kind: "range"; readonly low: number; readonly high: number; readonly isWhole: boolean }
  readonly unit: Unit
  readonly span: Span
}
/** `up to 64 GPU`: no more than this can be had. */
export type BoundValue = { readonly kind: "bound"; readonly limit: ConstantValue | RandomValue; readonly span: Span }
/** `data(file.csv, column)`: a column the shell has yet to read. */
export type DataValue = {
  readonly kind: "data"
  readonly file: string
  readonly column: string
  readonly unit: Unit
  readonly span: Span
}
export type FormulaValue = { readonly kind: "formula"; readonly expr: Expr; readonly text: string; readonly span: Span }
export type StockValue = {
  readonly kind: "stock"
  readonly start: Value
  /** `next` has the stock's unit; `change` that unit per time. Exactly one of them. */
  readonly step: { readonly kind: "next" | "change"; readonly formula: FormulaValue }
  readonly span: Span
}
/** A step function of the month: 0 before its first month. */
export type StepsValue = {
  readonly kind: "steps"
  readonly steps: readonly { readonly month: number; readonly value: Value }[]
  readonly span: Span
}

export type Value = ConstantValue | RandomValue | DecisionValue | BoundValue | DataValue | FormulaValue | StockValue | StepsValue

/** The tree of a formula. Spans point into the file (or into the library's own text). */
export type Expr =
  | { readonly kind: "number"; readonly magnitude: number; readonly unit: Unit; readonly span: Span }
  /** A path such as `price` or `business.customers`; spaces and hyphens of names are `_`. */
  | { readonly kind: "name"; readonly path: string; readonly span: Span }
  | { readonly kind: "call"; readonly name: string; readonly nameSpan: Span; readonly args: readonly Expr[]; readonly span: Span }
  | { readonly kind: "unary"; readonly op: "-" | "not"; readonly of: Expr; readonly span: Span }
  | {
      readonly kind: "binary"
      readonly op: "+" | "-" | "*" | "/" | "^" | "<" | "<=" | ">" | ">=" | "==" | "!=" | "and" | "or"
      readonly left: Expr
      readonly right: Expr
      readonly opSpan: Span
      readonly span: Span
    }
