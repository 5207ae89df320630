/** What `plan` answers: the JSON document of the contract (LANGUAGE.md, What `plan` reads). Figures are in `unit`. */
import type { Span } from "../diagnostics/index.ts"
import type { Source } from "../engine/index.ts"
import type { AllocationAnswer, PortfolioAnswer } from "./allocation/answer.ts"
import type { SearchAnswer } from "./choose/search-answer.ts"
import type { Feasibility } from "./feasibility/answer.ts"
import type { Flip } from "./flips/answer.ts"
import type { LearningAnswer } from "./learning/answer.ts"
import type { PreferenceAnswer } from "./preference/answer.ts"
import type { FailuresAnswer } from "./scenarios/answer.ts"
import type { ProjectGates } from "./staged/answer.ts"
import type { Stats } from "./stats.ts"
import type { StressAnswer } from "./stress/answer.ts"
import type { AdvantageAnswer } from "./worth/answer.ts"

export type { Stats } from "./stats.ts"

/** Quantile bands month by month. */
export type CashBands = {
  readonly unit: string
  readonly p5: readonly (number | null)[]
  readonly p25: readonly (number | null)[]
  readonly p50: readonly (number | null)[]
  readonly p75: readonly (number | null)[]
  readonly p95: readonly (number | null)[]
}

/** Where the money of a project comes from and goes to, over the whole horizon: means, so that they add up. */
export type MoneyFlows = {
  readonly unit: string
  readonly opening: number
  /**
   * What comes in is positive. `path` names the quantity whose sum over the months it is; where `isRest`, what is left of
   * that one's parts when those that stand beside it are taken out. The cash itself: all that changed it. `ruin`: what
   * ruined ventures end with, mostly what they lacked, which counts no more.
   */
  readonly flows: readonly { readonly path: string; readonly amount: number; readonly isRest?: true }[]
  readonly closing: number
}

/** A monthly quantity year by year, in the mean. Once it is ruined, a venture counts as nothing. */
export type Yearly = {
  readonly unit: string
  /**
   * Flows are summed over the year, an amount is that at its end. A ratio is one of the means of what stands above and below
   * it, null in a year that has (next to) nothing below. Any other price, share or time is that of the ventures that live at the end.
   */
  readonly of: "sum" | "end" | "ratio" | "living"
  readonly mean: readonly (number | null)[]
  /** Of an amount at the end: its mean among the ventures that live then; null where none does. */
  readonly living?: readonly (number | null)[]
}

/** The best project at its best decisions, for those who want to see more of it than the verdict. */
export type Portrait = {
  /** Month by month; null where the project has no cash. */
  readonly cash: CashBands | null
  /** Probability of ruin by the end of each month; null where the project knows no ruin. */
  readonly ruin: readonly number[] | null
  /** Null where the project has no cash by month. */
  readonly money: MoneyFlows | null
  /** By path. */
  readonly years: Readonly<Record<string, Yearly>>
  /**
   * Figures of single quantities by path; of monthly ones those of the last month. Of what is ruined by then the venture's own amounts
   * are nothing, and its prices, shares and times count for none.
   */
  readonly figures: Readonly<Record<string, Stats>>
  readonly rounds: readonly RoundAnswer[]
}

/** A round of funding: what its money is needed for until the next, and what investors have of it. */
export type RoundAnswer = {
  readonly name: string
  /** Probability. */
  readonly closes: number
  /** Null where the round sells no shares. */
  readonly returns: RoundReturns | null
  /** Months from the start: due in the middle case, the last month that is counted, and the one after it. */
  readonly from: number
  readonly last: number
  readonly until: number
  /** What comes then: another round, operations that carry themselves, or the horizon. */
  readonly ends: "next" | "alone" | "horizon"
  /** Means of all that is spent and of what customers pay in these months; once the cash has run out nothing. */
  readonly unit: string
  readonly uses: readonly RoundUse[]
  readonly spent: number
  readonly received: number
  /** What rounds and cash pay of it. */
  readonly toPay: number
}

export type RoundUse = { readonly path: string; readonly amount: number }

/** Of the samples in which the round closes; shares and worth at the end. */
export type RoundReturns = {
  readonly invested: Stats
  readonly held: Stats
  readonly worth: Stats
  readonly multiple: Stats
  readonly yearly: Stats
}

export type ProjectAnswer = {
  readonly label: string
  /** Among those that can be done, or among all where none can; 0 of one that is not compared (feasibility.verdict.canBeDone). */
  readonly probabilityBest: number
  /** The same without the samples in which all that are compared come to the same: `tied`. */
  readonly probabilityWins: number
  /** Share of the samples in which it is worth more than the cash kept; null where the two are not of one kind. */
  readonly beatsNothing: number | null
  /** Mean of what the founders have who do nothing, their share of the cash kept, in the unit of `value`; null where the two are not of one kind. */
  readonly kept: number | null
  /** 1 − ruin at end; null where the project knows no ruin and has no cash. */
  readonly survival: number | null
  readonly value: Stats
  /** Half width of the 95 % interval of the objective's mean. */
  readonly valueError: number | null
  /** What is maximised, in one unit for all projects; `worth` is its mean, or its certainty equivalent where the objective is risk averse. */
  readonly objective: Stats & { readonly path: string; readonly worth: number | null }
  /** The lowest cash of all months; null where the project has no cash. */
  readonly minimumCash: Stats | null
  /** What operations need beyond the cash, without any round; null where the project has neither. */
  readonly peakFunding: Stats | null
  /** Null where the project has no launch. */
  readonly launchMonth: Stats | null
  /** The first month from which operations carry themselves; null where the project does not say. */
  readonly breakEvenMonth: Stats | null
  readonly decisions: Readonly<Record<string, { readonly value: number; readonly unit: string }>>
  readonly search: SearchAnswer
  readonly constraints: readonly { readonly text: string; readonly isMet: boolean; readonly probability: number }[]
  readonly feasibility: Feasibility
}

export type ResourceAnswer = {
  readonly unit: string
  /** What one more unit adds to the objective, in the books' currency (or the objective's unit). */
  readonly perUnit: number
  readonly interval: readonly [number, number]
  /** What is lost without the resource; null where nothing can be computed without it. */
  readonly holding: number | null
  readonly objectiveUnit: string
  /** Names of the projects that depend on it; empty where none does. */
  readonly usedBy: readonly string[]
}

/** The samples in which an input is at one end of its range: its mean there, and that of the objective. */
export type SwingEnd = { readonly input: number | null; readonly objective: number | null }

export type Sensitivity = {
  readonly input: string
  readonly unit: string
  readonly objectiveUnit: string
  /** Share of the objective's variance: alone, and with all its interactions. */
  readonly first: number
  readonly total: number
  /** Spearman's rank correlation with the objective: the sign says which way it pulls. */
  readonly rank: number
  /**
   * Of an input that is correlated with others: what the objective gains when it alone goes from its lower to its upper quartile.
   * `rank` and the two ends tell of those that come with it too. Null of an input that goes with no other.
   */
  readonly alone: number | null
  /** The fifth of the samples in which the input is lowest, and that in which it is highest. */
  readonly low: SwingEnd
  readonly high: SwingEnd
  /** The input held at its 5 % and at its 95 % figure, what goes with it going along, all else as drawn; the mean of the objective then. */
  readonly held: { readonly low: SwingEnd; readonly high: SwingEnd }
}

export type Information = { readonly input: string; readonly value: number; readonly unit: string }

/**
 * What an action is; words/ makes the sentence in each language. `from` and `to` by kind:
 * - decide: `path` is a decision; the figure as written → the best one. Where a constraint would not hold otherwise,
 *   `moves` is the constraint's quantity, by a probability.
 * - add: `path` is a resource's amount; what is held → a tenth or a piece more. The choice is made anew.
 * - drop: `path` is a number of people whom no task needs; what is held → 0. The choice is made anew.
 * - find-out: `path` is an input that can be known beforehand; null → null. It moves by what knowing it adds.
 * - protect: `path` is `<project>.risks.<name>`, which is no quantity; its probability or frequency → 0. `cost` is what
 *   its control costs a year. It moves by what the risk costs.
 * - secure: `path` is `<project>.funding.<name>`, which is no quantity; its probability → certainty. `otherwise` is what moves if it never comes.
 * - hasten: `path` is `<project>.plan.<task>.takes`; the median → the 5 % figure.
 * - improve: `path` is an input written in the file; the median → the favourable quartile.
 * - gate: `path` is a figure that is seen at a gate; the month of the gate, counted from the start → the figure below which to stop.
 *   It moves by what the gate adds.
 * - watch: `path` is an input; the median → the edge of its worst fifth. It moves ruin, by a probability.
 */
export type ActionKind = "decide" | "add" | "drop" | "find-out" | "protect" | "secure" | "hasten" | "improve" | "gate" | "watch"

type Moves = { readonly path: string; readonly by: Stats }

export type Action = {
  readonly kind: ActionKind
  readonly path: string
  /** By the kind of the action; null where there is no figure to begin with. */
  readonly from: { readonly value: number; readonly unit: string } | null
  /** Likewise; null where nothing is changed. */
  readonly to: { readonly value: number; readonly unit: string } | null
  readonly moves: Moves
  /** Half width of the 95 % interval of the mean that it moves, in the same unit; null where it is not known. */
  readonly error: number | null
  /** Change of the probability of survival, where that is the greater part: 0.04 is four points. Null elsewhere. */
  readonly survival: number | null
  /** Of `secure` alone: what moves if it never comes about. */
  readonly otherwise: Moves | null
  /** What it takes; null where it is not known. */
  readonly cost: { readonly value: number; readonly unit: string } | null
  /**
   * Month by which it pays to have done it: `2027-03`, or null. Of more cash, and of what is watched for ruin: the last before more than
   * one sample in twenty is ruined, else that of the lowest median cash; null where that is the end of the horizon.
   */
  readonly by: string | null
}

/** A figure of the best project beside that of the next one: means, of a monthly quantity those of the last month. */
export type Difference = {
  readonly quantity:
    | "business.exit_recurring_value"
    | "business.exit_one_off_value"
    | "business.exit_cash"
    | "business.revenue"
    | "business.costs"
    | "launch"
    | "survival"
  readonly best: number
  readonly next: number
  /** `""` for the probability of survival. */
  readonly unit: string
}

/** What speaks for the best project against the next one, what tells most first. */
export type Because = {
  /** Name of the project that comes next. */
  readonly next: string
  /** How much more the best one is worth. */
  readonly lead: { readonly value: number; readonly unit: string } | null
  readonly differences: readonly Difference[]
  /** What speaks for the next one. */
  readonly against: readonly Difference[]
}

export type PlanAnswer = {
  /** Name of the project, as in paths. */
  readonly best: string
  /** Null where there is one project. */
  readonly because: Because | null
  readonly projects: Readonly<Record<string, ProjectAnswer>>
  /** Share of the samples in which all that are compared come to the same, mostly to nothing; `probabilityBest` shares them out evenly. */
  readonly tied: number
  /** What endangers the best project most, as one of the actions against it: `protect`, `secure` or `watch`; null where nothing does. */
  readonly danger: Action | null
  readonly resources: Readonly<Record<string, ResourceAnswer>>
  /** What is held beside its market price; null where what is maximised is no money of the books, or nothing is held. */
  readonly advantage: AdvantageAnswer | null
  /** Several projects at once; null where a single one is compared, or more than twelve. */
  readonly portfolio: PortfolioAnswer | null
  /** Shares of projects as a linear programme; null without a solver (`loadLinearSolver`), of a single project, and where nothing bounds them. */
  readonly allocation: AllocationAnswer | null
  readonly sensitivities: readonly Sensitivity[]
  readonly information: readonly Information[]
  /** What knowing everything beforehand would add: no study is worth more. */
  readonly perfectInformation: { readonly value: number; readonly unit: string }
  /** What to find out, for which cost and in which order; null where nothing that can be known changes anything. */
  readonly learning: LearningAnswer | null
  readonly actions: readonly Action[]
  readonly portrait: Portrait
  /** Choosing by more than the mean; null where a single project is compared. */
  readonly preference: PreferenceAnswer | null
  /** Figures of inputs at which another choice is the better one, the likeliest first. */
  readonly flips: readonly Flip[]
  /** When the best project fails; null where nothing fails, or everything does. */
  readonly failures: FailuresAnswer | null
  /** Null where no project has anything that is struck. */
  readonly stress: StressAnswer | null
  /** What it is worth to look again on the way and to stop where it no longer pays, by project; only where there is something to tell. */
  readonly staged: Readonly<Record<string, ProjectGates>>
  readonly samples: number
  readonly seed: number
}

/** A default in use: a figure that the founder did not give. */
export type SourcedDefault = {
  /** What `explain` takes; of several quantities that share it the first. */
  readonly path: string
  readonly paths: readonly string[]
  /** Key of the sentence that says what it is. */
  readonly meaning: string
  /** As it would be written in the file: `3.6 to 25 %`. */
  readonly text: string
  readonly source: Source
  /** Whole months from the date of the source to the day asked about; null where the source has no date. */
  readonly ageMonths: number | null
  /** Labels of the projects whose objective depends on it. */
  readonly usedBy: readonly string[]
}

/** The founder's own figures beside them: what was written, and where. */
export type WrittenInput = {
  readonly path: string
  readonly meaning: string
  readonly text: string
  readonly span: Span
  readonly usedBy: readonly string[]
}

export type SourcesAnswer = {
  /** The day of the ages: `2026-11-24`. */
  readonly asOf: string
  /** The oldest first; those without a date at the end. */
  readonly defaults: readonly SourcedDefault[]
  /** In the order of the file. */
  readonly written: readonly WrittenInput[]
}
