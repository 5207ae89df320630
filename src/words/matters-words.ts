/** What `explain --matters` says, as a type: the English and the Chinese table have all of it, or do not compile. */

export type MattersWords = {
  /** "What matters for own_model.value"; `month` is the month told of, or empty. */
  readonly title: (name: string, month: string) => string
  readonly columns: Readonly<
    Record<"input" | "total" | "first" | "shapley" | "remains" | "rank" | "onePercent" | "how" | "low" | "high", string>
  >
  /** A column of the quantity's figures: `unit` is theirs. */
  readonly inUnit: (column: string, unit: string) => string
  /** How the change by one per cent was found. */
  readonly how: Readonly<Record<"derivative" | "differences" | "probability", string>>
  /** "976k USD on average, with a standard deviation of 1.2M USD"; of a truth its probability. */
  readonly average: (mean: string, sd: string) => string
  readonly probability: (share: string) => string
  /** Percentage points, in a column that has no room for the words. */
  readonly points: string
  /** In a paragraph: a figure under its name. */
  readonly figure: (name: string, value: string) => string
  readonly certain: string
  readonly unknown: string
  readonly noneMatters: string
  readonly notes: {
    readonly sobol: string
    readonly shapley: string
    readonly rank: string
    readonly onePercent: string
    readonly derivative: string
    readonly differences: string
    readonly probability: string
    readonly chance: string
    readonly fifths: string
    readonly errors: string
    readonly others: (count: string) => string
    /** `share`: of the samples in which it never comes. */
    readonly never: (share: string, countsAs: string) => string
  }
}
