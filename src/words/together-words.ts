/** What is said of several projects at once, as a type: the English and the Chinese table have all of it, or do not compile. */

export type TogetherWords = {
  readonly heading: string
  readonly columns: Readonly<
    Record<"projects" | "worth" | "survival" | "fits" | "short" | "later" | "month" | "price" | "anew", string>
  >
  readonly captions: Readonly<Record<"sets" | "prices", string>>
  readonly fits: Readonly<Record<"yes" | "no" | "customers", string>>
  readonly and: (projects: readonly string[]) => string
  /** The best set is more than one project. */
  readonly best: (projects: readonly string[], worth: string, alone: string) => string
  readonly survives: (probability: string) => string
  /** The best project and another one: worth more, but not to be done; `why` is one of those below. */
  readonly more: (best: string, other: string, worth: string, why: string) => string
  readonly less: (best: string, other: string, worth: string) => string
  readonly why: {
    readonly customers: string
    readonly cash: (lasts: string) => string
    readonly short: (resource: string, month: string, enough: string) => string
  }
  readonly later: (other: string, months: string) => string
  readonly shares: (shares: readonly { readonly project: string; readonly share: string }[]) => string
  /** The dearest bound of the programme beside what planning anew says. */
  readonly price: (resource: string, unit: string, month: string, price: string, anew: string) => string
  readonly unbound: string
  readonly note: string
  readonly priceNote: string
}
