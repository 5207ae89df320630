/** What `solve` answers: where a condition begins to hold. Values of the input stand in `input.unit`, as the file writes them. */
import type { Comparison } from "../../venture/index.ts"

/**
 * How the input takes another value:
 * - figure: a constant, or the amount of a resource, is another one;
 * - choice: a decision is taken so;
 * - proportion: the whole distribution is stretched, its 5 % and 95 % figures with it; the value is its median;
 * - width: the whole distribution is moved and keeps its width; the value is its median;
 * - chance: the probability of an event; - count: the mean of a Poisson distribution.
 */
export type Move = "figure" | "choice" | "proportion" | "width" | "chance" | "count"

/** An end of where the condition holds. */
export type Edge = {
  /** The last value at which it holds: three significant digits where so many can be; of an equality as many as it was closed in to. */
  readonly value: number
  /**
   * Where the condition would begin to hold if its figure were at either end of its 95 % interval; null is beyond what was searched.
   * Null in all where a condition has no side on which it holds better (`!=`), or where there is nothing between the options.
   */
  readonly interval: readonly [number | null, number | null] | null
}

/** Values in a row, at all of which that were looked at it holds; a null end: as far as was searched. Of an equality one value. */
export type Stretch = { readonly from: Edge | null; readonly to: Edge | null }

/** The condition's figure at one value of the input. */
export type Outlook = {
  readonly value: number
  /** The probability, or the mean or figure in the unit of the condition; null where it is not known or not finite. */
  readonly figure: number | null
  /** Half width of its 95 % interval. */
  readonly error: number | null
  readonly isMet: boolean
}

export type SolveAnswer = {
  readonly input: { readonly path: string; readonly unit: string; readonly move: Move }
  readonly condition: {
    readonly text: string
    /** The quantity that is looked at. */
    readonly path: string
    /** `figure`: the quantity itself, which is the same in every sample. */
    readonly measure: "probability" | "mean" | "figure"
    readonly comparison: Comparison
    /** What the figure is compared with. */
    readonly bound: number
    /** Of figure and bound; `""` for a probability. */
    readonly unit: string
  }
  /** Name of the project that is looked at; null in a file without projects. */
  readonly project: string | null
  /** Why this project: it was asked for, the input is its own, it is the only one, the only one that the condition fits, or the best. */
  readonly chosen: "asked" | "own" | "only" | "condition" | "best" | null
  /** `p5` and `p95` of a random input. */
  readonly today: Outlook & { readonly p5: number | null; readonly p95: number | null }
  /** Upwards; null where no value that was tried makes it hold. Of very many those nearest to today's value. */
  readonly holds: readonly Stretch[] | null
  /** How many others were met; of an equality, how many passings that were not shown to be jumps. */
  readonly more: number
  /** Of a list to choose from: the options for which it holds, in the order of the file. */
  readonly options: readonly number[] | null
  /** The value nearest to today's at which it holds; null where it holds today or nowhere. */
  readonly nearest: Edge | null
  /** Where it comes nearest to holding; null where it holds somewhere. */
  readonly closest: Outlook | null
  /** False where every value that was tried gives the same figure. */
  readonly isMoved: boolean
  readonly searched: readonly [number, number]
  /** How many values were looked at within. */
  readonly looked: number
  /** Whether no value lies between them: what happens between two is not known otherwise. */
  readonly isComplete: boolean
  readonly rows: readonly Outlook[]
  /** What puts the value in place (where it holds today, the nearer end of it), and the condition's figure then; null where nothing does. */
  readonly set: { readonly path: string; readonly text: string; readonly figure: number | null; readonly isMet: boolean } | null
  /** Decisions at that value, where they are chosen anew. */
  readonly decisions: Readonly<Record<string, { readonly value: number; readonly unit: string }>> | null
  readonly samples: number
  readonly seed: number
}
