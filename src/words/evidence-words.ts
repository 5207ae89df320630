/** What `data` says, as a type: the English and the Chinese table have all of it, or do not compile. */

type Columns =
  | ("column" | "kind" | "missing" | "distinct" | "least" | "most" | "mean" | "median" | "summary")
  | ("group" | "rows" | "yes" | "share" | "interval" | "deviation" | "levels" | "observed" | "expected")

type Option = "of" | "by" | "groups" | "alpha" | "power" | "baseline" | "lift" | "to"

/** A difference between two groups: figures come formatted. `low` and `high` are the ends of its interval, upwards. */
export type DifferenceFacts = {
  readonly of: string
  /** The group with the higher figure, and the other. */
  readonly higher: string
  readonly lower: string
  readonly higherFigure: string
  readonly lowerFigure: string
  readonly low: string
  readonly high: string
  /** Of the interval: `95 %`. */
  readonly sure: string
}

export type EvidenceWords = {
  readonly about: Readonly<Record<"test" | "sampleSize", string>>
  readonly file: string
  readonly options: Readonly<Record<Option, string>>
  readonly kinds: Readonly<Record<"number" | "truth" | "date" | "category" | "empty", string>>
  readonly columns: Readonly<Record<Columns, string>>
  readonly profiled: (rows: string, columns: string) => string
  readonly levels: (level: string, rows: string) => string
  readonly yes: (share: string) => string
  readonly range: (low: string, high: string) => string
  readonly odd: string
  readonly nothingOdd: string
  readonly constant: (column: string, value: string) => string
  readonly empty: (column: string) => string
  readonly duplicates: (rows: string) => string
  readonly outliers: (column: string, count: string, farthest: readonly string[]) => string
  readonly outlier: (value: string, row: string) => string
  readonly mixed: (column: string, count: string, examples: readonly string[]) => string

  /** Of shares the interval is in points. */
  readonly shares: (facts: DifferenceFacts) => string
  readonly sharesAlike: (facts: DifferenceFacts) => string
  readonly means: (facts: DifferenceFacts) => string
  readonly meansAlike: (facts: DifferenceFacts) => string
  readonly dependent: (of: string, by: string) => string
  readonly independent: (of: string, by: string) => string
  /** What so many rows can show. */
  readonly detectable: (difference: string, power: string) => string
  readonly points: (figure: string) => string
  readonly p: (p: string) => string
  readonly under: (p: string) => string
  readonly intervalOf: (sure: string) => string
  readonly methods: Readonly<Record<"means" | "proportions" | "independence" | "sampleSize", string>>
  /** `arm` and both together. */
  readonly sampleSize: (baseline: string, target: string, arm: string, both: string) => string
  readonly chances: (alpha: string, power: string) => string

  readonly shareNeeded: string
  readonly groupsNeeded: string
  readonly needs: string
  readonly needsSize: string
}
