/** The laws of figures, of yes and no and of counts, as a generalised linear model needs them. */
import type { FitKind } from "./frame.ts"

export type Family = {
  /** From the line to the mean. */
  readonly mean: (line: number) => number
  /** From the mean to the line. */
  readonly link: (mean: number) => number
  /** A line to begin with. */
  readonly begin: (outcome: number) => number
  /** The variance that the law gives at a line; with these canonical links also the slope of the mean. */
  readonly variance: (line: number) => number
  /** Twice the logarithm of how much likelier the outcome itself is. */
  readonly deviance: (outcome: number, line: number) => number
}

/** Figures by the line itself, all spread alike. */
const linear: Family = {
  mean: (line) => line,
  link: (mean) => mean,
  begin: (outcome) => outcome,
  variance: () => 1,
  deviance: (outcome, line) => (outcome - line) ** 2,
}

/** Yes and no by the logarithm of the odds. */
const logistic: Family = {
  mean: (line) => 1 / (1 + Math.exp(-line)),
  link: (mean) => Math.log(mean / (1 - mean)),
  begin: (outcome) => (outcome > 0.5 ? Math.log(3) : -Math.log(3)),
  // Not of the mean, which near certainty is 1 to the last digit.
  variance: (line) => Math.exp(-Math.abs(line)) / (1 + Math.exp(-Math.abs(line))) ** 2,
  // As log1p: near certainty 1 − mean would lose its digits.
  deviance: (outcome, line) => 2 * softplus(outcome > 0.5 ? -line : line),
}

/** Counts by the logarithm of their mean. */
const poisson: Family = {
  mean: (line) => Math.exp(line),
  link: (mean) => Math.log(mean),
  begin: (outcome) => Math.log(outcome + 0.1),
  variance: (line) => Math.max(Number.MIN_VALUE, Math.exp(line)),
  deviance: (outcome, line) => 2 * ((outcome > 0 ? outcome * (Math.log(outcome) - line) : 0) - (outcome - Math.exp(line))),
}

const families: Readonly<Record<FitKind, Family>> = { linear, logistic, poisson }

export function familyOf(law: FitKind): Family {
  return families[law]
}

/** log(1 + e^x) without overflow. */
function softplus(x: number): number {
  return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)))
}
