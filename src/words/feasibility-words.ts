/** What `plan` says of feasibility, as a type. Figures come formatted, with their units. */

export type FeasibilityFacts = {
  readonly project: string
  readonly probability: string
  readonly required: string
}

type Limit = "memory" | "date" | "data" | "cash" | "licence"

export type FeasibilityWords = {
  readonly heading: string
  readonly columns: {
    readonly project: string
    readonly dial: string
    readonly needed: string
    readonly owned: string
    readonly ratio: string
    readonly enough: string
  }
  readonly dials: { readonly parameters: string; readonly data: string; readonly gpuHours: string; readonly tasks: string }
  /** Why there is no figure, by its code. */
  readonly reasons: Readonly<Record<"no-model" | "rented" | "untrained" | "unbounded", string>>
  readonly noFigure: (dial: string, reason: string) => string
  readonly shared: (projects: string, lines: string) => string
  readonly served: (count: string) => string
  /** "2.85 times" */
  readonly times: (ratio: string) => string

  readonly feasible: (project: string) => string
  /** Where no source tells the licences of these. */
  readonly feasibleIf: (project: string, unknown: readonly string[]) => string
  readonly limits: Readonly<Record<Limit, string>>
  readonly binds: Readonly<Record<Limit, (facts: FeasibilityFacts) => string>>
  /** Of limits behind the first. */
  readonly bindsToo: Readonly<Record<Limit, (facts: FeasibilityFacts) => string>>
  /** Why a project cannot be done, as a clause. */
  readonly fails: Readonly<Record<Limit, (probability: string) => string>>
  /** Projects that stand beside the ranking. */
  readonly notRanked: (projects: readonly string[]) => string
  /** What comes before all other actions. */
  readonly firstOfAll: (change: string) => string
  readonly nearest: (change: string) => string
  readonly nothingLifts: string
  readonly also: (changes: readonly string[]) => string
  /** Of an amount: `name` says of what. */
  readonly amount: (name: string, from: string, to: string, more: string) => string
  readonly batch: (from: string, to: string) => string
  readonly method: (from: string, to: string) => string
  readonly precision: (from: string, to: string) => string
  readonly device: (from: string, to: string) => string
  readonly model: (from: string, to: string) => string
  readonly horizon: (from: string, to: string) => string
  readonly deadline: (from: string, to: string) => string
  readonly licence: (place: string) => string
  /** What to type, or to write where. */
  readonly type: (text: string) => string
  readonly write: (place: string, text: string) => string
  readonly holds: (probability: string) => string
  /** Limits that bind with the change. */
  readonly leaves: (limits: readonly string[]) => string

  readonly unknownLicence: (names: readonly string[]) => string
  readonly conditions: (names: readonly string[]) => string
  readonly note: string
}
