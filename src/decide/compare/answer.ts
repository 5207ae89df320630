/** What `compare` answers: two variants on the same draws, and which change does what. A is the first, B the second. */
import type { Span } from "../../diagnostics/index.ts"
import type { Stats } from "../answer.ts"

/** A figure in both variants. `by` is B less A, `error` half the 95 % interval of it; null where it is not known. */
export type Moved = {
  readonly a: number | null
  readonly b: number | null
  readonly by: number | null
  readonly error: number | null
}

/** `unit` is that of both figures, or of A alone where B has one of its own, such as another currency: nothing is subtracted then. */
export type MovedWorth = Moved & { readonly unit: string; readonly unitOfB: string | null }

export type FigureName = "mean" | "p5" | "p50" | "p95"

/** A quantity in both variants; null where a variant does not have it. */
export type PairedStats = {
  readonly a: Stats | null
  readonly b: Stats | null
  /** Null where the two are of different kinds, such as of two currencies. */
  readonly moved: (Readonly<Record<FigureName, Moved>> & { readonly unit: string; readonly never: Moved | null }) | null
}

export type ComparedProject = {
  readonly label: string
  readonly probabilityBest: Moved
  /** The same without the samples in which all projects of a variant come to the same. */
  readonly probabilityWins: Moved
  readonly beatsNothing: Moved
  readonly survival: Moved
  /** What is maximised: its mean, or its certainty equivalent where the objective is risk averse. */
  readonly worth: MovedWorth
  readonly value: PairedStats | null
  readonly minimumCash: PairedStats | null
  readonly launchMonth: PairedStats | null
  readonly breakEvenMonth: PairedStats | null
  /** By path; null where a variant has no such decision. */
  readonly decisions: Readonly<Record<string, { readonly unit: string; readonly a: number | null; readonly b: number | null }>>
}

export type ComparedSide = {
  readonly file: string
  readonly scenario: string | null
  readonly set: readonly { readonly path: string; readonly text: string }[]
  /** Name of the best project. */
  readonly best: string
  /** Whether what the founders have of the cash kept is more, on average, than the best project; null where the two cannot be compared. */
  readonly isCashBetter: boolean | null
}

export type ComparedChange = {
  readonly kind: "changed" | "added" | "removed"
  /** An edit of the file, a value that a scenario or the command line puts in place, a data file with other contents. */
  readonly of: "file" | "set" | "data"
  /** Where it stands: `projects.onprem.market.share`. */
  readonly place: string
  /** Name that `explain` and `--set` take; null where it is no quantity, or several. */
  readonly path: string | null
  readonly before: string | null
  readonly after: string | null
  readonly spans: { readonly before: Span | null; readonly after: Span | null }
}

/**
 * What a change, or changes that only make sense together, moves. `by` is the mean of the two orders: done after those
 * that stand above it in the file, and done after those that stand below. Where the two differ much, it works together
 * with others.
 */
export type Share = {
  readonly by: number
  readonly error: number | null
  readonly orders: readonly [afterThoseAbove: number, afterThoseBelow: number]
}

export type Cause = {
  /** Numbers of the changes, from 0; none: what the order of entries and shared texts make out, which no change tells. */
  readonly changes: readonly number[]
  /** In the unit of the worth; null where the two variants cannot be compared. */
  readonly worth: Share | null
  readonly survival: Share | null
  readonly isTogether: boolean
}

export type CompareAnswer = {
  readonly a: ComparedSide
  readonly b: ComparedSide
  /** Of the best project of each: what the plan is worth, and how likely it survives. */
  readonly worth: MovedWorth
  readonly survival: Moved
  readonly projects: Readonly<Record<string, ComparedProject>>
  /** In the order of the file. */
  readonly changes: readonly ComparedChange[]
  /** The largest first. */
  readonly causes: readonly Cause[]
  /** Numbers of the changes that move neither worth nor survival. */
  readonly idle: readonly number[]
  readonly samples: number
  readonly seed: number
}
