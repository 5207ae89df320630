/** What the report says of unit economics, as a type: the English and the Chinese table have all of it, or do not compile. */

/** Quantities that have a short name in the tables of the chapter. */
export type UnitLine =
  | "cac"
  | "ltv"
  | "ltv_discounted"
  | "ltv_to_cac"
  | "payback"
  | "payback_if_kept"
  | "lifetime"
  | "by_month"
  | "at_joining"
  | "nrr"
  | "grr"
  | "arr"
  | "gross_margin"
  | "gross_margin_trained"
  | "margin_amortised"

/** Texts with figures in them. */
export type UnitWords = {
  readonly lines: Readonly<Record<UnitLine, string>>
  readonly marginOf: (line: string) => string
  /** Of the cost of what is sold, what no line of revenue is known to cause. */
  readonly spread: string
  /** Of the cost of what is sold, what the margins of the lines leave out: their profits less this are the gross profit. */
  readonly idle: string
  readonly captions: {
    readonly byYear: string
    readonly atEnd: string
    readonly alive: string
    readonly net: string
    readonly bridge: string
  }
  readonly benchmark: string
  /** "A customer costs … and brings …, … times as much." */
  /** The discounted figure leads. */
  readonly lead: (cac: string, discounted: string, ltv: string) => string
  readonly ratio: (ratio: string) => string
  readonly payback: (months: string) => string
  /** What it brings when it joins is enough. */
  readonly paidAtOnce: string
  /** With the probability that it never does. */
  readonly never: (chance: string) => string
  /** Where nothing is spent on winning customers. */
  readonly noCost: string
  readonly byYearNote: string
  /** What stands beside the figures, and where it comes from; the sources follow. */
  readonly benchmarkNote: string
  readonly alive: (share: string, age: string) => string
  readonly net: (after: string) => string
  readonly aliveLabel: string
  /** Of a point on the axis of ages. */
  readonly age: (month: number) => string
  readonly ageColumn: string
  readonly aliveColumn: string
  readonly paidBack: string
  readonly zero: string
  readonly bridge: (opening: string, closing: string) => string
  readonly bridgeSteps: {
    readonly opening: string
    readonly joined: string
    readonly expansion: string
    readonly contraction: string
    readonly churned: string
    readonly ruined: string
    readonly closing: string
  }
  readonly bridgeLabels: { readonly up: string; readonly down: string; readonly total: string }
  readonly bridgeNote: string
  readonly movement: string
}
