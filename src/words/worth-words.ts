/** What is said of holdings beside their market prices, as a type: the English and the Chinese table have all of it, or do not compile. */

export type PriceWord = "rented" | "public" | "not-for-sale" | "unknown"

/** Why a newcomer cannot simply have the same. */
export type LeadReason = "not-for-sale" | "unknown" | "dearer" | "money"

export type WorthWords = {
  readonly columns: Readonly<Record<"price" | "ahead", string>>
  /** In the place of a price. */
  readonly prices: Readonly<Record<PriceWord, string>>
  /** THE advantage: its worth first. `quantity` is what is maximised. */
  readonly leading: Readonly<Record<LeadReason, (amount: string, share: string, quantity: string, name: string) => string>>
  /** Of a worth of nothing, of which nothing is a share. */
  readonly noLead: string
  /** Each with its amount; cash is marked as what anybody may raise. */
  readonly beside: (items: readonly { readonly name: string; readonly amount: string; readonly isCash: boolean }[]) => string
  readonly full: (items: readonly { readonly name: string; readonly month: string }[]) => string
  readonly lowestCash: (month: string, left: string, runsOut: string) => string
  /** `isIdle`: no task ever needs them all. */
  readonly spare: (name: string, quantity: string, gain: string, isIdle: boolean) => string
  readonly note: string
  readonly chart: {
    readonly lost: string
    readonly price: string
  }
}
