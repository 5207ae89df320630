/** What `plan` answers on blows: what becomes of every project, at the decisions that were chosen, on the same draws. */

export type StressAnswer = {
  /** Those that any venture fears, as far as it has the quantities; then those of the file; then its scenarios. */
  readonly cases: readonly StressCase[]
  /** Two of the first kind that together ruin the best project in most samples though neither does alone; null where none do. */
  readonly deadly: DeadlyPair | null
  /** Of the objective. */
  readonly unit: string
}

/** Sales a third down, the launch half a year late, dearer compute, no money from outside, twice the churn, a price war. */
export type BuiltInStress = "revenue" | "launch" | "compute" | "funding" | "churn" | "price"

export type StressCase = {
  readonly kind: "built-in" | "file" | "scenario"
  /** Of a built-in one its `BuiltInStress`; else as written. */
  readonly name: string
  /** Of all quantities that it strikes at one size; null where it has several sizes, and of a scenario. */
  readonly size: StressSize | null
  /** Name of the project that is best then. */
  readonly best: string
  /** By project, the twelve best of those that are compared. */
  readonly projects: Readonly<Record<string, StressedProject>>
  /** How hard it must come to ruin the best project in half of the samples. */
  readonly breaking: BreakingPoint
}

/** A share of what it is (-0.3: a third less), or an amount in `unit`. */
export type StressSize = { readonly kind: "share" | "addition"; readonly amount: number; readonly unit: string }

export type StressedProject = {
  /** The objective's mean, or its certainty equivalent where it is risk averse. */
  readonly worth: number | null
  /** Null where the project knows no ruin. */
  readonly survival: number | null
}

/**
 * `broken`: it is ruined in half of the samples as it is; `never`: not even by the hardest blow there can be; `unknown`: it knows
 * no ruin, or the blow has no size. Else `times` as hard as it is here.
 */
export type BreakingPoint =
  | { readonly kind: "broken" | "never" | "unknown" }
  | { readonly kind: "breaks"; readonly times: number; readonly size: StressSize | null }

export type DeadlyPair = {
  readonly names: readonly [BuiltInStress, BuiltInStress]
  readonly survival: number
}
