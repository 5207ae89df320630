/** What `plan` answers on choosing by more than the mean. Projects go by name, those that are compared alone, the best first. */
import type { CriterionFigure } from "../../venture/index.ts"
import type { Order } from "./dominance.ts"

export type { Order } from "./dominance.ts"

export type PreferenceAnswer = {
  /** Every pair of which one dominates the other; null where an objective is not finite. */
  readonly dominance: readonly Dominance[] | null
  /** Null where an objective is not finite. */
  readonly risk: RiskAnswer | null
  /** Null where the file has no `criteria`, or no figure of any is known. */
  readonly criteria: CriteriaAnswer | null
  /** Expected objective against survival; empty where a project knows no ruin. */
  readonly front: readonly FrontPoint[]
}

/**
 * `statewise`: never less in any sample; `first`: whoever likes more prefers it; `second`: whoever also dislikes risk does.
 * Within sampling error; the strongest that holds.
 */
export type Dominance = { readonly better: string; readonly worse: string; readonly order: Order }

/** Only projects that keep the constraints as well as the best one does can be the best here. */
export type RiskAnswer = {
  /** Of the objective. */
  readonly unit: string
  /** Certain amounts by risk tolerance R, u(x) = 1 - exp(-x / R), from large to small; and who is the best on which stretch of it. */
  readonly tolerances: readonly (CertainAmounts & { readonly tolerance: number })[]
  readonly byTolerance: readonly ToleranceStretch[]
  /** The same by constant relative risk aversion, 0 is none; negative amounts count as nearly nothing, as in `objective`. */
  readonly aversions: readonly (CertainAmounts & { readonly aversion: number })[]
  readonly byAversion: readonly { readonly best: string; readonly from: number; readonly to: number }[]
  /**
   * The least risk tolerance from which on the best is worth more than keeping the cash: 0 at any that was looked at, null at none.
   * Null itself where nothing can be held against the cash.
   */
  readonly keeping: { readonly from: number | null } | null
}

export type CertainAmounts = {
  readonly best: string
  /** By project, in `unit`; null where it is not finite. */
  readonly worth: Readonly<Record<string, number | null>>
  /** The same of the cash kept; null where nothing can be held against it. */
  readonly kept: number | null
}

/** The best above the tolerance `from` and up to `to`; `to` is null at the end without bound, `from` of the last one is the least looked at. */
export type ToleranceStretch = { readonly best: string; readonly from: number; readonly to: number | null }

export type CriteriaAnswer = {
  readonly list: readonly CriterionAnswer[]
  /** How the file says what weighs how much: by `weight`, by `judgements`, by `order`, or not at all. */
  readonly weights: "given" | "judged" | "ordered" | "open"
  /** Of `judgements`; null elsewhere. */
  readonly consistency: Consistency | null
  readonly projects: Readonly<Record<string, ProjectByCriteria>>
  /** The first of each way to choose; of equals the one that comes first in the ranking. */
  readonly choices: Choices
  /** What speaks most for the weighted sum's choice against the ranking's, or against the next one where they agree. */
  readonly because: SwayingCriterion | null
}

export type Choices = {
  readonly objective: string
  readonly weighted: string
  readonly acceptability: string
  readonly topsis: string
}

export type CriterionAnswer = {
  readonly name: string
  readonly label: string
  /** As in `criteria`; null of judged scores. */
  readonly quantity: string | null
  /** Null where each sample is judged by its own figure. */
  readonly at: CriterionFigure | null
  readonly better: "higher" | "lower"
  readonly unit: string
  /** Weights sum to 1: the means, and the 5 and 95 % figures where they are drawn. */
  readonly weight: number
  readonly interval: readonly [number, number] | null
  /** By project: a mean (a probability of a truth) with its 5 and 95 % figures; `worth` is 0 of the worst mean of the projects, 1 of the best. */
  readonly figures: Readonly<Record<string, CriterionFigures>>
}

export type CriterionFigures = { readonly mean: number; readonly p5: number; readonly p95: number; readonly worth: number }

export type ProjectByCriteria = {
  /** Sum of weight times worth, 0 to 1. */
  readonly weighted: number
  /** Closeness to the ideal, 0 to 1. */
  readonly topsis: number
  /** Share of the draws of outcomes and of the file's weights in which it takes each rank by the weighted sum of that draw. */
  readonly ranks: readonly number[]
  /** The same over all weights there are, in their order where the file gives one. */
  readonly anyWeights: readonly number[]
  /** By criterion: mean of the weights that make it the first; null where none do. */
  readonly central: Readonly<Record<string, number>> | null
  /** How often it is the first by these; null without. */
  readonly confidence: number | null
}

export type Consistency = {
  readonly eigenvalue: number
  readonly index: number
  /** Above 0.1 the judgements contradict each other; null where there is nothing to compare with (more than ten criteria). */
  readonly ratio: number | null
  /** The judgement that fits least to the others: as given, and what the weights say. */
  readonly worst: { readonly over: string; readonly under: string; readonly given: number; readonly implied: number } | null
}

export type SwayingCriterion = {
  readonly criterion: string
  readonly better: string
  readonly worse: string
  /** By how much it moves the weighted sums apart, and how far they are apart in all. */
  readonly by: number
  readonly lead: number
}

export type FrontPoint = {
  readonly project: string
  /** At the best decisions, or at others that were tried (on fewer samples). */
  readonly isBest: boolean
  /** Mean of the objective in its unit, and probability of survival. */
  readonly expected: number
  readonly survival: number
  /** Whether no other point is better in one and not worse in the other. */
  readonly isOnFront: boolean
}
