/** What `sources` says, as a type: the English and the Chinese table have all of it, or do not compile. */

export type SourcesWords = {
  readonly headings: Readonly<Record<"defaults" | "first" | "outside", string>>
  readonly columns: Readonly<Record<"age" | "value" | "what" | "usedBy", string>>
  /** In years where it is more than two. */
  readonly age: (months: number) => string
  readonly noDate: string
  /** Of a source: how far it is to be trusted; `own` is a file of the founder's. */
  readonly confidence: Readonly<Record<"published" | "secondary" | "assumption" | "own", string>>
  /** "LLM Foundry benchmarking tables, 2025-07-21 (published)". */
  /** Of a page, a paper, or an assumption in words of the catalogue. */
  readonly title: (title: string) => string
  readonly cited: (title: string, date: string, confidence: string) => string
  /** In the place of a value: a formula of the library that has a source. */
  readonly formula: string
  readonly allProjects: string
  /** How many defaults there are, and how many of each kind. */
  readonly counts: (all: number, kinds: string) => string
  readonly kind: (count: number, confidence: string) => string
  /** How many figures the founder gave. */
  readonly written: (count: number) => string
  readonly noDefaults: string
  /** `old` is the hint for old figures, or empty. */
  readonly replace: (name: string, value: string, share: string, project: string, old: string) => string
  readonly old: (age: string) => string
  readonly nothingDecides: string
  readonly sharesNote: string
  readonly agesNote: (asOf: string) => string
  readonly opens: (command: string) => string
}
