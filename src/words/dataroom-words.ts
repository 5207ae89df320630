/** What the data room says (`data profile`, `data drift`, `data card`), as a type: both languages have all of it, or do not compile. */
type Formats = "csv" | "jsonl" | "text" | "parquet" | "ratings" | "images" | "coco" | "web"
type Scripts = "latin" | "cyrillic" | "arabic" | "devanagari" | "none"
type Sections = "read" | "text" | "twice" | "personal" | "licence" | "target" | "ratings" | "enough" | "columns" | "open"
type Columns =
  | ("kind" | "column" | "found" | "rows" | "first" | "class" | "share" | "bits" | "p" | "missing" | "distinct" | "range")
  | ("part" | "test" | "statistic" | "at" | "index" | "verdict")
type Option = "target" | "text" | "as" | "seed" | "alpha" | "output"

export type DataroomWords = {
  readonly about: Readonly<Record<"profile" | "drift" | "card", string>>
  readonly source: string
  readonly before: string
  readonly after: string
  readonly options: Readonly<Record<Option, string>>
  readonly formats: Readonly<Record<Formats, string>>
  readonly scripts: Readonly<Record<Scripts, string>>
  readonly sections: Readonly<Record<Sections, string>>
  readonly columns: Readonly<Record<Columns, string>>
  readonly personal: Readonly<Record<"email" | "phone" | "residentId" | "card" | "iban", string>>

  /** Figures come formatted. */
  readonly read: (format: string, size: string) => string
  readonly sampled: (kept: string, rows: string) => string
  readonly textOf: (columns: readonly string[], texts: string) => string
  readonly signs: (signs: string, words: string, size: string) => string
  readonly tokens: (tokens: string, other: string, chinese: string) => string
  readonly lengths: (median: string, high: string, most: string) => string
  readonly languages: (shares: readonly string[]) => string
  readonly language: (name: string, share: string) => string
  readonly exact: (rows: string, isEstimate: boolean) => string
  readonly exactNone: string
  readonly repeats: (pairs: readonly (readonly [row: string, earlier: string])[]) => string
  readonly near: (compared: string, rows: string) => string
  readonly nearPair: (row: string, earlier: string, share: string) => string
  readonly personalNone: string
  readonly personalNote: string
  readonly cardNote: string
  readonly licenceNone: string
  readonly licenceRows: (name: string, rows: string) => string
  readonly licenceMissing: (rows: string) => string
  readonly licenceFiles: (files: readonly string[]) => string
  readonly classes: (column: string, classes: string, missing: string) => string
  readonly parted: (column: string, parts: string) => string
  readonly moreClasses: (count: string) => string
  readonly entropy: (bits: string, majority: string) => string
  readonly told: (column: string) => string
  readonly toldNothing: string
  readonly leak: (column: string, target: string) => string
  readonly skipped: (columns: readonly string[]) => string
  readonly contradictions: (rows: string, row: string, earlier: string) => string
  readonly acrossSplits: (images: string, row: string, earlier: string) => string
  readonly ratingCounts: (users: string, items: string, density: string) => string
  readonly ratingMedians: (perUser: string, perItem: string, head: string) => string
  readonly ratingSpread: (mean: string, spread: string) => string
  readonly ratingRepeats: (pairs: string) => string
  readonly precision: (heldBack: string, points: string, needed: string) => string
  readonly rarest: (name: string, rows: string, points: string, needed: string) => string
  readonly regression: (parameters: string, needed: string, rows: string, isEnough: boolean) => string
  readonly tokensEnough: (tokens: string, parameters: string) => string
  readonly cold: (share: string, few: string) => string

  readonly parts: Readonly<Record<"values" | "length" | "language" | "missing", string>>
  readonly tests: Readonly<Record<"kolmogorov" | "chiSquare", string>>
  readonly shifts: Readonly<Record<"none" | "some" | "large", string>>
  readonly drifted: (columns: readonly string[], before: string, after: string) => string
  readonly still: (before: string, after: string) => string
  readonly driftRows: (before: string, after: string) => string
  readonly gone: (columns: readonly string[]) => string
  readonly come: (columns: readonly string[]) => string
  readonly notCompared: (columns: readonly string[]) => string
  readonly driftMethod: (alpha: string) => string
  readonly isDrift: Readonly<Record<"yes" | "no", string>>

  readonly cardTitle: (file: string) => string
  readonly cardMade: (date: string) => string
  /** What no file tells, and whoever takes the data must ask. */
  readonly open: readonly string[]
  readonly openLead: string
}
