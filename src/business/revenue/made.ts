/** What each kind of revenue makes of a line, and the words that all of them use. */
import type { RoomQuantity, Row } from "../../engine/index.ts"
import type { BusinessGiven } from "../given.ts"
import type { FigureKey, RevenueLine } from "./line.ts"

/** A line on its way into quantities. */
export type Lowering = {
  readonly line: RevenueLine
  /** `business.revenue.seats`, where its quantities stand. */
  readonly own: string
  readonly given: BusinessGiven
  /** Formula of the customers before the first month. */
  readonly opening: string
  /** ` * business.season` where use has a season, else nothing. */
  readonly season: string
}

/** Paid ahead, or done and not billed, with the formula of what it is before the first month. */
export type Stock = { readonly name: "deferred" | "unbilled"; readonly before: string }

export type Made = {
  /** Under the line's own name. */
  readonly rows: Readonly<Record<string, Row>>
  /** Deeper ones. */
  readonly parts: readonly RoomQuantity[]
  /** Formula of what is earned in a month, before refunds. */
  readonly earned: string
  /** Quantities of the line between what is billed and what is earned. */
  readonly stocks: readonly Stock[]
  /** Quantity of the part of the earned money that comes again; null for all of it, "" for none. */
  readonly recurring: string | null
  /** Quantity of the payments that run through us, where they are more than our own revenue. */
  readonly volume: string | null
}

/** A line and what its kind made of it. */
export type LoweredLine = { readonly line: RevenueLine; readonly made: Made }

export const plainMade: Omit<Made, "rows" | "earned"> = { parts: [], stocks: [], recurring: null, volume: null }

export const pattern = "business.revenue.*"

/** The path of a key of the line in the file. */
export const keyOf = ({ name }: RevenueLine, key: FigureKey | "price"): string => `revenue.${name}.${key}`

/** ` * revenue.x.share` where it is written, else nothing. */
export function times(line: RevenueLine, ...keys: readonly FigureKey[]): string {
  return keys.map((key) => (line[key] === null ? "" : ` * ${keyOf(line, key)}`)).join("")
}

/** ` * (1 - revenue.x.discount)` where it is written. */
export function less(line: RevenueLine, ...keys: readonly FigureKey[]): string {
  return keys.map((key) => (line[key] === null ? "" : ` * (1 - ${keyOf(line, key)})`)).join("")
}

/** The figure of a key that the line needs; nothing of it where it is missing, which was reported. */
export function needed(line: RevenueLine, key: FigureKey | "price", unit: string): string {
  return line[key] === null ? `0 ${unit}` : keyOf(line, key)
}
