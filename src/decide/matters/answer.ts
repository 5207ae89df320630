/** What `explain FILE QUANTITY --matters` answers: which inputs a quantity depends on, and how. Figures are in the units beside them. */
import type { How } from "../../engine/index.ts"

/** A figure, and half of its 95 % interval; null where the samples do not tell. */
export type Told = { readonly value: number; readonly error: number | null }

/** The fifth of the samples at one end of an input's range: mean of the input, and of the quantity. */
export type RangeEnd = { readonly input: number | null; readonly result: Told | null }

/** E(quantity | input in a tenth of its range), by mean of the input there. */
export type CoursePoint = { readonly input: number; readonly result: number; readonly error: number | null }

/** Null in a month in which the quantity does not vary, or is not finite. */
type SharesByMonth = {
  readonly first: readonly (Told | null)[]
  readonly total: readonly (Told | null)[]
  /** Null where nothing is correlated. */
  readonly shapley: readonly (Told | null)[] | null
}

export type Matter = {
  readonly input: string
  readonly unit: string
  /** Share of the variance that would vanish if the input were known. */
  readonly first: Told | null
  /** Share that would stay if all others were known: with the input's interactions. */
  readonly total: Told | null
  /** Its part when the variance is divided among all inputs; null where nothing is correlated. */
  readonly shapley: Told | null
  /** Spearman's rank correlation with the quantity. */
  readonly rank: Told | null
  /** Change of the quantity's mean when the input's figures are one per cent larger, and how it was found. */
  readonly onePercent: { readonly change: Told | null; readonly how: How }
  readonly low: RangeEnd
  readonly high: RangeEnd
  readonly course: readonly CoursePoint[]
  /** Of a monthly quantity, month by month. */
  readonly byMonth: SharesByMonth | null
}

export type MattersAnswer = {
  readonly path: string
  readonly unit: string
  readonly isTruth: boolean
  /** Of a monthly quantity, the month that is told of. */
  readonly month: number | null
  readonly mean: Told | null
  readonly sd: number | null
  /** A time that never comes counts as this, in the unit of the quantity; null where it always comes, or is no time. */
  readonly never: { readonly share: number; readonly countsAs: number } | null
  /**
   * - told: the inputs follow. - certain: it does not vary. - unknown: it is not finite in some samples.
   */
  readonly state: "told" | "certain" | "unknown"
  /** Whether inputs are ordered by their Shapley effects, since some are correlated, or by their total shares. */
  readonly measure: "sobol" | "shapley"
  /** What matters most first. */
  readonly inputs: readonly Matter[]
  /** Inputs that move it less and were looked at only quickly. */
  readonly others: number
  readonly samples: number
  readonly seed: number
}
