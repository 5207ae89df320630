/** What several projects make together, and what a mix of them is held back by: `portfolio` and `allocation` of the answer of `plan`. */

/** What keeps projects from being done together: the resource that is short most often, and when it is shortest. */
export type Bind = {
  /** As in `resources`. */
  readonly resource: string
  /** From the start: the month in which most is lacking in the mean. */
  readonly month: number
  /** Share of the samples in which there is enough of it in every month. */
  readonly enough: number
}

export type TogetherAnswer = {
  /** Names, the best of them first. */
  readonly projects: readonly string[]
  /** Mean of what they are worth together, or its certainty equivalent: the cash counted once. */
  readonly worth: number | null
  /** Probability that the common cash lasts to the end; null where no project says. */
  readonly survival: number | null
  /** Whether every resource is enough more often than not, and the cash as often as the file demands. */
  readonly fits: boolean
  /** What is short most often; null where everything is always enough. */
  readonly binds: Bind | null
  /** Whether some of them sell to the same customers, who cannot be counted twice: such a set is never the best. */
  readonly isSameCustomers: boolean
  /**
   * Of two: months by which the second must begin later for people and GPUs to be enough more often than not; 0 where they are,
   * null where no delay helps, and of sets of another size. What the delay costs is not in `worth`.
   */
  readonly later: number | null
}

export type PortfolioAnswer = {
  readonly unit: string
  /** Of those that fit the one that is worth most; where none fits, the best project alone. */
  readonly best: TogetherAnswer
  /** Sets of projects that were looked at, those of most worth first, at most 64. */
  readonly sets: readonly TogetherAnswer[]
  /** How many were looked at: all there are. */
  readonly looked: number
}

/** Price of one more of a resource in one month, where the programme is held back by it. */
export type MonthPrice = {
  readonly resource: string
  readonly month: number
  /** In `unit` for one more in that month, in the unit of the resource. */
  readonly price: number
}

export type AllocationAnswer = {
  readonly unit: string
  /** Of each project the share of it that is done, from 0 to 1, where parts of projects can be done. */
  readonly shares: Readonly<Record<string, number>>
  /** What the shares are worth beyond idle cash, by means; what is held is paid for, whatever is done with it. */
  readonly worth: number
  /** The same where projects are done whole or not at all; null where no set of whole projects fits. */
  readonly whole: { readonly projects: readonly string[]; readonly worth: number } | null
  /** Prices of the bounds of the programme with shares, where they are not nothing. */
  readonly prices: readonly MonthPrice[]
  /** Of each resource that bounds the programme: the sum of its prices, beside what planning anew with one more of it adds (`perUnit`). */
  readonly resources: Readonly<Record<string, { readonly dual: number; readonly perUnit: number | null; readonly unit: string }>>
}
