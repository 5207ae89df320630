/** How many more rows are needed, for what: each by a published rule that is named where it is used. */

import { fewRatings, type RatingFigures } from "../gather/ratings.ts"
import type { TextFigures } from "../gather/text-figures.ts"
import type { TargetProfile } from "./target.ts"

export type Advice =
  /** Of a fifth held back, how far a share that is measured on it may be off, 19 times of 20. */
  | { readonly kind: "precision"; readonly heldBack: number; readonly points: number; readonly rowsNeeded: number }
  /** The same of the recall of the rarest class. */
  | {
      readonly kind: "rarest"
      readonly name: string
      readonly rows: number
      readonly points: number
      readonly rowsNeeded: number
    }
  /** A logistic regression with a coefficient for each of `parameters`: by Riley's criteria. */
  | { readonly kind: "regression"; readonly parameters: number; readonly rowsNeeded: number; readonly rows: number }
  /** Parameters of a model that so many tokens train without waste, from nothing. */
  | { readonly kind: "tokens"; readonly tokens: number; readonly parameters: number }
  /** Users of whom little is known. */
  | { readonly kind: "cold"; readonly share: number; readonly few: number }

/** Held back to measure on. */
const heldBackShare = 0.2
/** [points of a share] to either side that one would like: to tell 85 from 89 of 100. */
const wanted = 0.02
const z = 1.96
/** Source: Hoffmann et al., Training compute-optimal large language models (2022, arXiv 2203.15556), table 3: some twenty. */
export const tokensPerParameter = 20

/** `isTable`: its columns, without texts, are what is predicted from. */
export function adviceOf(
  rows: number,
  target: TargetProfile | null,
  text: TextFigures | null,
  ratings: RatingFigures | null,
  isTable: boolean,
): readonly Advice[] {
  return [
    ...(target === null || target.isParted ? [] : ofClasses(rows - target.missing, target, isTable)),
    ...(text === null ? [] : [{ kind: "tokens", tokens: text.tokens, parameters: text.tokens / tokensPerParameter } as const]),
    ...(ratings === null ? [] : [{ kind: "cold", share: ratings.coldUsers, few: fewRatings } as const]),
  ]
}

function ofClasses(rows: number, target: TargetProfile, isTable: boolean): readonly Advice[] {
  const heldBack = Math.floor(rows * heldBackShare)
  if (heldBack < 1) return []
  const rowsNeeded = rowsForPrecision(wanted) / heldBackShare
  const precision: Advice = { kind: "precision", heldBack, points: precisionOf(heldBack), rowsNeeded }
  return [precision, ...ofRarest(target), ...(isTable ? ofRegression(rows, target) : [])]
}

/** At a share of one half, where it is farthest off: by the normal law. */
export function precisionOf(rows: number): number {
  return z * Math.sqrt(0.25 / rows)
}

export function rowsForPrecision(points: number): number {
  return Math.ceil(0.25 * (z / points) ** 2)
}

/** [points of a share] that one would like to know the recall of one class to: less than of the whole. */
const wantedOfRarest = 0.05

function ofRarest({ rarest, classes }: TargetProfile): readonly Advice[] {
  if (rarest === null || classes < 2) return []
  const own = rarest.rows * heldBackShare
  const rowsNeeded = Math.ceil(rowsForPrecision(wantedOfRarest) / heldBackShare)
  return [
    { kind: "rarest", name: rarest.name, rows: rarest.rows, points: Math.min(0.5, precisionOf(Math.max(1, own))), rowsNeeded },
  ]
}

function ofRegression(rows: number, { classes, rarest, told }: TargetProfile): readonly Advice[] {
  const parameters = told.length
  if (classes !== 2 || rarest === null || parameters === 0) return []
  const rowsNeeded = regressionRows(parameters, rarest.share, modestExplained * mostExplained(rarest.share))
  return [{ kind: "regression", parameters, rowsNeeded, rows }]
}

/** Of what can be explained, where nobody knows better: Riley et al. 2020, for what is hard to predict. */
const modestExplained = 0.15

/** Cox and Snell's R² of a model that tells everything: 1 − (φ^φ (1 − φ)^(1 − φ))². */
export function mostExplained(share: number): number {
  return 1 - (share ** share * (1 - share) ** (1 - share)) ** 2
}

/**
 * The most that three criteria ask: effects shrink by a tenth at most, R² is told too high by 0.05 of its most at most, the share of
 * yes is known to five points. Source: Riley et al., Calculating the sample size required for developing a clinical prediction model
 * (BMJ 368:m441, 2020), boxes 2 and 3.
 */
export function regressionRows(parameters: number, share: number, explained: number): number {
  const least = (shrinkage: number): number => parameters / ((shrinkage - 1) * Math.log(1 - explained / shrinkage))
  const optimism = explained / (explained + 0.05 * mostExplained(share))
  const intercept = (z / 0.05) ** 2 * share * (1 - share)
  return Math.ceil(Math.max(least(0.9), least(optimism), intercept))
}
