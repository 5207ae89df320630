/** How decisions were found, as a type: the English and the Chinese table have all of it, or do not compile. */

export type SearchWords = {
  /** `tried` sets of decisions, which are all that there are. */
  readonly all: (tried: string) => string
  readonly tried: (tried: string) => string
  /** None of the others can be worth more. */
  readonly none: (tried: string) => string
  /** Another of them may be worth so much more at most. */
  readonly gap: (tried: string, gap: string) => string
  /** On draws of their own they are worth so much less. */
  readonly optimism: (less: string, error: string) => string
  readonly line: (found: string, optimism: string | null) => string
}
