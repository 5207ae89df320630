/**
 * Flows that come later by a time that need not be whole months: each month's flow is remembered month by month, and what
 * comes d months later is a mean of the two whole months around d. That is exact for what is spread evenly over its month.
 */
import { instance, type RoomQuantity, type Row } from "../../engine/index.ts"
import type { Field } from "../../shape/index.ts"

/** No delay is followed for longer: what would come later comes then. */
const longest = 36

export type Flow = {
  /** Path of the line, and its pattern among the meanings. */
  readonly own: string
  readonly pattern: string
  /** Of the flow among the line's quantities. */
  readonly name: string
  readonly unit: string
  /** Nothing of it, `0 ¤/month`. */
  readonly zero: string
}

/** The flow of k months ago, for k from 1 on: `business.revenue.x.proving.3`. */
export function rememberedRows({ own, pattern, name, unit, zero }: Flow, months: number): RoomQuantity[] {
  const rows = Array.from({ length: months }, (_, k): [string, Row] => {
    const before = k === 0 ? `${own}.${name}` : `${own}.${name}.${k}`
    return [String(k + 1), [unit, `= previous(${before}, ${zero})`]]
  })
  return instance(`${own}.${name}`, `${pattern}.${name}`, Object.fromEntries(rows)).map((row) => ({
    ...row,
    meaning: `${pattern}.${name}.*`,
  }))
}

/** What comes of the flow after the delay, whose formula is `lag`. */
export function delayedText({ own, name }: Flow, lag: string, months: number): string {
  const terms = Array.from({ length: months + 1 }, (_, k) => {
    const flow = k === 0 ? `${own}.${name}` : `${own}.${name}.${k}`
    return `${flow} * max(0, 1 - abs(${cut(lag, months)} / 1 month - ${k}))`
  })
  return terms.join(" + ")
}

const cut = (lag: string, months: number): string => `min(${lag}, ${months} month)`

/** How many months must be remembered for a delay as it is written. */
export function monthsOf({ value }: Field): number {
  if (value === null) return 1
  if (value.kind === "constant") return bounded(value.magnitude * value.unit.factor)
  if (value.kind === "random") {
    const { distribution } = value
    // An interval has a tail beyond its upper end.
    const most =
      "high" in distribution ? distribution.high * (distribution.kind === "interval" ? 1.5 : 1) : Number.POSITIVE_INFINITY
    return bounded(most * value.unit.factor)
  }
  return longest
}

const bounded = (months: number): number => Math.max(1, Math.min(longest, Math.ceil(months)))
