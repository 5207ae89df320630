/** What the chapters on funding, equity and exit say of worth and shares, as a type: both languages have all of it, or do not compile. */

/** Who holds the shares that the rounds dilute: the founders, or all who hold shares today where no share of theirs is written. */
export type Holder = "founders" | "present"

/** Parts of the worth at the end; debt takes away, as the words say. */
export type WorthPart = "recurring" | "oneOff" | "cash" | "debt" | "unpaid"

export type ExitWords = {
  readonly captions: {
    readonly made: string
    readonly inputs: string
    readonly investors: string
    readonly uses: string
    readonly ownership: (holder: Holder) => string
  }
  readonly rows: Readonly<Record<WorthPart | "equity" | "today", string>> & {
    readonly share: (holder: Holder) => string
    readonly held: (holder: Holder) => string
    readonly worth: (holder: Holder) => string
  }
  readonly columns: Readonly<Record<"share" | "worth" | "multipleLow" | "multiple" | "multipleHigh" | "yearly", string>>
  readonly equity: (median: string, low: string, high: string, mean: string) => string
  /** "On average that is …": the parts that count, as `part` writes them. */
  readonly madeOf: (mean: string, parts: readonly string[]) => string
  readonly part: (of: WorthPart, amount: string) => string
  /** `isDiluted`: a round sells shares. Worths are means themselves, not the mean share of a mean. */
  readonly heldToday: (holder: Holder, share: string, held: string, today: string, isDiluted: boolean) => string
  /** Means add up, quantiles do not; ruin counts as nothing. */
  readonly addsUp: string

  readonly worth: (holder: Holder, median: string, low: string, high: string, mean: string) => string
  /** Why the share falls in a year without a round. */
  readonly dropOut: string
  readonly holds: (holder: Holder, share: string) => string
  /** Who the present holders are. */
  readonly present: string

  readonly investor: (round: string, multiple: string, low: string, high: string, yearly: string) => string
  readonly investorsNote: string

  /** What a round has to pay for, and until when. */
  readonly lasts: (given: {
    readonly rounds: string
    readonly from: string
    readonly until: string
    readonly ends: "next" | "alone" | "horizon"
    /** In which share of the samples operations never carry themselves, where that ends it; null: in none. */
    readonly never: string | null
    readonly spent: string
    readonly most: string
    readonly amount: string
    readonly received: string
  }) => string
  readonly span: (rounds: string, from: string, last: string) => string
  readonly spent: string
  readonly received: string
  readonly gap: string
  readonly usesNote: string
  /** Behind the note, where a round lasts until operations carry themselves. */
  readonly neverAlone: (share: string) => string
}
