/** What compare says, as a type: the English and the Chinese table have all of it, or do not compile. A and B are the two variants. */
export type CompareWords = {
  readonly headings: {
    readonly verdict: string
    readonly projects: string
    readonly figures: (project: string) => string
    readonly causes: string
    readonly idle: string
  }
  readonly columns: {
    readonly difference: string
    readonly error: string
    readonly best: string
    readonly change: string
    readonly worth: string
    readonly survival: string
  }
  /** What a variant is, behind the name of its file. */
  readonly scenario: (name: string) => string
  readonly set: (text: string) => string

  readonly nothingDiffers: string
  /** They differ, but neither the worth nor the survival of the best project. */
  readonly nothingMoves: string
  /** Of the difference in worth; `error` is half of its interval. */
  readonly more: (by: string, error: string) => string
  readonly less: (by: string, error: string) => string
  readonly equal: string
  /** Smaller than chance could make it. */
  readonly unclear: (by: string, error: string) => string
  readonly incomparable: string
  readonly survivalRises: (by: string) => string
  readonly survivalFalls: (by: string) => string
  readonly survivalStays: string
  readonly choiceStays: (project: string) => string
  readonly choiceMoves: (from: string, to: string) => string
  /** As a choice: in place of the name of a project. */
  readonly keepingCash: string
  readonly cashInBoth: string

  readonly rows: {
    readonly worth: string
    readonly best: string
    readonly beats: string
    readonly survival: string
    readonly never: (row: string) => string
    readonly at: (row: string, quantile: string) => string
  }
  readonly points: (figure: string) => string
  readonly plusMinus: (figure: string, error: string) => string
  readonly decides: (path: string, before: string, after: string) => string

  /** A change, with what stood and what stands there. */
  readonly changed: (name: string, before: string, after: string) => string
  readonly added: (name: string, after: string) => string
  readonly removed: (name: string, before: string) => string
  readonly contents: (file: string) => string
  readonly worthBy: (by: string) => string
  readonly survivalBy: (by: string) => string
  readonly together: (least: string, most: string) => string
  readonly inOne: string
  readonly rest: string
  readonly method: string

  readonly needsSecond: string
  /** Values of `--format`, as part of a sentence. */
  readonly formats: string
}
