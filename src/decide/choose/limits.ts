/** Constraints on samples: with which probability each holds, and how far it is from holding well enough. */
import type { Quantity } from "../../engine/index.ts"
import type { Comparison, Constraint } from "../../venture/index.ts"
import { atEnd, monthOf } from "../batches.ts"
import { ruinedBy } from "../ruin.ts"

/** A constraint and the quantity that its name means in a project. */
export type Limit = {
  readonly constraint: Constraint
  readonly quantity: Quantity
  readonly isTruth: boolean
  /** The quantity is the cash of a project without `ruin` of its own: below zero by then is ruin. */
  readonly isCash: boolean
}

export type LimitCheck = {
  /** Of a truth its own probability (the worst month's for `always`), of anything else the one with which the comparison holds. */
  readonly probability: number
  readonly isMet: boolean
  /** Probability that is missing; 0 when met. */
  readonly shortfall: number
  /** What each sample says: the truth in the worst month, or 1 where the comparison holds. Their mean is `probability`. */
  readonly votes: Float64Array
}

const compare: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
}

/** Shape: values [samples] or [months][samples], in base units. */
export function checkLimit(limit: Limit, values: Float64Array, samples: number): LimitCheck {
  const months = monthsAsked(limit.constraint, limit.isCash ? ruinedBy(values, samples) : values, samples)
  return limit.isTruth ? checkTruth(limit, months) : checkShare(limit, months)
}

function monthsAsked({ when }: Constraint, values: Float64Array, samples: number): Float64Array[] {
  if (when.kind === "end") return [atEnd(values, samples)]
  const last = values.length / samples - 1
  if (when.kind === "month") return [monthOf(values, Math.min(when.month, last), samples)]
  return Array.from({ length: last + 1 }, (_, month) => monthOf(values, month, samples))
}

/** The probability that is missing if so many of the samples say so; 0 when the limit holds. */
export function shortfallAt({ constraint, isTruth }: Limit, share: number): number {
  const { comparison, value, probability } = constraint
  if (!isTruth) return Math.max(0, probability - share)
  // A probability that is equal to a bound that it must not reach is still wrong.
  return compare[comparison](share, value) ? 0 : Math.max(lack(comparison, share, value), Number.EPSILON)
}

/** `ruin at end < 10 %`: the probability itself is compared, in every month that is asked for. */
function checkTruth(limit: Limit, months: readonly Float64Array[]): LimitCheck {
  const { comparison, value } = limit.constraint
  const shares = months.map((month) => ({ month, share: shareOf(month, (x) => x !== 0) }))
  const wrong = shares.filter(({ share }) => !compare[comparison](share, value))
  const worst = (wrong.length > 0 ? wrong : shares).reduce((far, one) =>
    lack(comparison, one.share, value) > lack(comparison, far.share, value) ? one : far,
  )
  const shortfall = shortfallAt(limit, worst.share)
  return { probability: worst.share, isMet: wrong.length === 0, shortfall, votes: worst.month.map((x) => (x !== 0 ? 1 : 0)) }
}

/** How much a probability must move; negative: how much room there is. */
function lack(comparison: Comparison, share: number, bound: number): number {
  if (comparison === "<" || comparison === "<=") return share - bound
  if (comparison === ">" || comparison === ">=") return bound - share
  return comparison === "==" ? Math.abs(share - bound) : -Math.abs(share - bound)
}

/** `cash always > 0 USD with 95 %`: all months of a sample together. */
function checkShare(limit: Limit, months: readonly Float64Array[]): LimitCheck {
  const { comparison, value, probability: needed } = limit.constraint
  const holds = new Float64Array(months[0]?.length ?? 0).fill(1)
  const test = compare[comparison]
  for (const month of months) for (let s = 0; s < holds.length; s++) if (!test(month[s]!, value)) holds[s] = 0
  const share = holds.reduce((sum, held) => sum + held, 0) / holds.length
  return { probability: share, isMet: share >= needed, shortfall: shortfallAt(limit, share), votes: holds }
}

function shareOf(values: Float64Array, test: (value: number) => boolean): number {
  let count = 0
  for (let s = 0; s < values.length; s++) if (test(values[s]!)) count++
  return count / values.length
}
