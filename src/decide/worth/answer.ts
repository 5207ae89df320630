/** What the holdings of the founder are ahead of the market: the part `advantage` of the answer of `plan`. */
import type { TrustedSource } from "../../data/index.ts"

/**
 * What a price of the market is taken from:
 * - money: an amount of money costs itself;
 * - bought: what the catalogue asks for as many of these GPUs; rented-for-it: their rent over the whole horizon, where that is less;
 * - rented: the plan rents them at the market's price, and so may anybody: there is nothing to pay beyond;
 * - pay: the catalogue's pay of the role over the horizon; own-pay: that of the file, where the catalogue has no such role;
 * - labelled: what annotators ask for as many samples; public: open to everybody;
 * - not-for-sale: exclusive; unknown: no price is known.
 */
export type PriceBasis =
  | "money"
  | "bought"
  | "rented-for-it"
  | "rented"
  | "pay"
  | "own-pay"
  | "labelled"
  | "public"
  | "not-for-sale"
  | "unknown"

/** When the best project takes most of it: means of each month. */
export type Fullest = {
  /** From the start. */
  readonly month: number
  /** What is taken in that month over what is there: 1 is all of it. Of cash the least that is left, over what there was at first. */
  readonly share: number
  /** Share of the samples in which it is all taken in some month; of cash in which it runs out. */
  readonly probability: number
}

export type HoldingAnswer = {
  readonly basis: PriceBasis
  /** For the whole holding, in money of today; null where nothing is known or nobody sells it. */
  readonly price: number | null
  /** What a newcomer would have to pay more than the plan pays for it anyway; null as above. */
  readonly beyond: number | null
  readonly source: TrustedSource | null
  /**
   * How far ahead the holding is of a newcomer without it: the lesser of what the best plan loses without it and what the newcomer
   * would have to pay; all that is lost where nobody sells it; null where it is not known what is lost.
   */
  readonly ahead: number | null
  /** The same as a share of what the best project is worth to the founders. */
  readonly equity: number | null
  /** Null of what is not used up by month, such as data. */
  readonly fullest: Fullest | null
  /** Of people: one less would be worth more, since no task lacks them; by how much, as `perUnit` is. Null elsewhere. */
  readonly spare: number | null
}

export type AdvantageAnswer = {
  /** Of the amounts. */
  readonly unit: string
  /** By name, as in `resources`. */
  readonly holdings: Readonly<Record<string, HoldingAnswer>>
  /** Names, those first that are furthest ahead; what is not ahead at all does not come. */
  readonly ranked: readonly string[]
  /** The first of them that is no money; the cash where nothing else is ahead; null where nothing is. */
  readonly leading: string | null
}
