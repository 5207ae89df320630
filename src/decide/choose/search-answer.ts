/** How the decisions of a project were found, and how far from the best they may be. */

export type SearchAnswer = {
  /** Different sets of decisions that were tried, the one written in the file among them; 1 where nothing can be chosen. */
  readonly tried: number
  /** Every set that may be chosen was tried on the draws that the figures come from. */
  readonly isExhaustive: boolean
  /**
   * How much more than those chosen another of the sets tried may be worth at most, with 95 % confidence (see gap.ts); 0 where
   * `isExhaustive`. In the unit of the objective; null where the constraints are not kept or nothing is known.
   */
  readonly gap: { readonly value: number; readonly unit: string } | null
  /**
   * What the figures flatter these decisions by, as they were found on the same draws: what they are worth on draws of their own
   * is so much less. `error` is half of the 95 % interval. Null where it is no more than chance.
   */
  readonly optimism: { readonly value: number; readonly error: number; readonly unit: string } | null
}
