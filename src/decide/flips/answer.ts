/** What `plan` answers on flips: the figure of an input from which on another project, or doing nothing, is the better choice. */

export type Flip = {
  /** Path of the input. */
  readonly input: string
  /** Of all figures of the input. */
  readonly unit: string
  /** Its median. */
  readonly usual: number | null
  readonly at: number
  /** On which side of `at` another choice is better; a figure that is `at` itself, where an input has few, is on it. */
  readonly side: "below" | "above"
  /** That the input lies on that side. */
  readonly probability: number
  /** Name of the project that takes over, that is best just beyond; null where it is to keep the cash. */
  readonly takes: string | null
  /** Null of all but the first ones. */
  readonly curve: FlipCurve | null
}

/** What is maximised with the input held: its mean, or its certainty equivalent; as in the ranking, decisions as chosen. */
export type FlipCurve = {
  readonly objectiveUnit: string
  /** Figures of the input, upwards; the one at which they cross is among them. */
  readonly at: readonly number[]
  /** Of the best project and of what takes over, one at each figure; null where not finite. */
  readonly best: readonly (number | null)[]
  readonly other: readonly (number | null)[]
}
