/** What `data fit` says, as a type: the English and the Chinese table have all of it, or do not compile. */
import type { EvidenceCode } from "./codes.ts"

export type FitCode = Extract<EvidenceCode, `evidence-fit-${string}`>

/** Of one term, whose figures come formatted. */
export type EffectFacts = {
  readonly of: string
  readonly column: string
  /** Of a category, and the one it stands beside; else "". */
  readonly level: string
  readonly baseline: string
  readonly isUp: boolean
  /** The change without its sign, or the factor. */
  readonly figure: string
  /** With their signs, or as factors. */
  readonly low: string
  readonly high: string
  /** Of the interval: `95 %`. */
  readonly sure: string
}

/** Where: one more, one percent more, a month later, yes rather than no, one level rather than the baseline. */
export type Step = "unit" | "percent" | "month" | "yes" | "level"
/** What follows: more or less of it, times as much of it, times the odds, or percent of it or of its odds. */
export type Effect = "more" | "times" | "odds" | "percent" | "oddsPercent"

type Option = "of" | "by" | "kind" | "log" | "exposure" | "time" | "respondent" | "holdout" | "alpha"

export type FitWords = {
  readonly about: string
  readonly options: Readonly<Record<Option, string>>
  readonly needs: string
  readonly columnsNeeded: string
  readonly columns: Readonly<Record<"term" | "estimate" | "error" | "times" | "p" | "loss" | "rows" | "fit" | "baseline", string>>
  readonly constant: string
  /** A rate: the count over its exposure. */
  readonly per: (of: string, exposure: string) => string
  /** `plan = pro`, and of logarithms `log(price)`. */
  readonly term: (column: string, level: string) => string
  readonly effect: (step: Step, effect: Effect, facts: EffectFacts) => string
  readonly noEffect: (of: string) => string
  /** How much is explained: figures come formatted. */
  readonly line: (rSquared: string, adjusted: string, deviation: string, f: string, p: string) => string
  readonly law: (deviance: string, alone: string, ratio: string, p: string) => string
  readonly baselines: (pairs: readonly string[]) => string
  readonly zero: (column: string, day: string) => string

  readonly doubts: string
  /** Whether trends over time were looked for. */
  readonly noDoubts: (isTimed: boolean) => string
  readonly few: (events: string, terms: string, isOdds: boolean) => string
  readonly curvature: (column: string, isUpward: boolean, p: string) => string
  readonly spread: (p: string) => string
  readonly robust: (terms: readonly string[]) => string
  readonly autocorrelation: (correlation: string, durbinWatson: string, p: string) => string
  readonly dispersion: (factor: string) => string
  readonly influence: (rows: readonly string[]) => string
  readonly collinear: (columns: readonly string[], inflation: string) => string

  readonly unseen: string
  readonly split: (rows: string, testRows: string, time: string, from: string) => string
  readonly left: (rows: string) => string
  readonly measures: Readonly<Record<"rmse" | "logLoss" | "deviance" | "auc", string>>
  readonly mean: (observed: string) => string
  readonly verdict: Readonly<Record<"better" | "worse" | "unclear", string>>
  readonly noHoldout: string

  readonly kinds: Readonly<Record<"linear" | "logistic" | "poisson", string>>
  readonly guessed: (of: string) => string
  /** Of several columns; and what no fit tells. */
  readonly alike: string
  readonly notCause: string
  readonly intervals: Readonly<Record<"student" | "profile" | "wald" | "quasi" | "clustered", string>>
}
