/** How a condition stands at values of the input: what the search along it asks. */

/** How the condition stands at a value; asked as often as one likes, computed once. */
export type Look = (value: number) => Seen

export type Seen = {
  readonly isMet: boolean
  /** At the ends of the 95 % interval of its figure; null where the condition has no better side. */
  readonly isMetAtBest: boolean | null
  readonly isMetAtWorst: boolean | null
  readonly lack: number
  readonly miss: number
  readonly figure: number
  /** Half width of the 95 % interval of the figure. */
  readonly error: number
}

/** Relative width of what is left when halving ends: below the third significant digit. */
export const precision = 4e-4
