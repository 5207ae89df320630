/** What a search along an input has at hand, and what it finds. */
import type { Edge, Stretch } from "./answer.ts"
import type { Domain } from "./domain.ts"
import type { Look } from "./look.ts"

export type Search = {
  readonly domain: Domain
  /** The value that the file has; it may lie outside of what was asked for. */
  readonly today: number
  readonly look: Look
  /** All values looked at so far, in any order. */
  readonly looked: () => readonly number[]
  /** So many more values are looked at inside of where the condition seems to hold. */
  readonly closer: number
  /** No figure is off by chance. */
  readonly isSure: boolean
  /** Of an equality: what the figure must be. */
  readonly equal: number | null
}

/** First and last value that were searched. */
export type Ends = readonly [number, number]

/** Where the condition holds by the values looked at so far; nothing between two of them is known. */
export type Part = {
  readonly first: number
  readonly last: number
  /** Its ends closed in, which looks at more values; null where it turns out to be a jump, which is no part from then on. */
  readonly closed: () => Stretch | null
  /** Its ends as they were looked at; null where they say too little. */
  readonly asLooked: () => Stretch | null
}

export type Found = {
  /** Upwards. At every value that was looked at within one of them the condition holds. */
  readonly stretches: readonly Stretch[]
  /** Others that were met and are not told; of an equality, passings that were not shown to be jumps. */
  readonly more: number
  /** The value that lacks least; null where it holds somewhere. */
  readonly closest: number | null
  readonly isMetToday: boolean
  /** The value nearest to today's at which it holds; null where it holds today or nowhere. */
  readonly nearest: Edge | null
  /** That one, or the nearer end of the stretch in which today's value lies. */
  readonly edge: number | null
  /** Values of the table. */
  readonly rows: readonly number[]
  readonly isMoved: boolean
  readonly searched: Ends
  /** How many values were looked at. */
  readonly looked: number
  /** No value lies between those. */
  readonly isComplete: boolean
}
