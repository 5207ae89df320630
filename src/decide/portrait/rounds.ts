/**
 * The rounds of funding as an investor reads them: what those who pay have of it at the end, in the samples in which the round
 * closes; and what the venture spends, by class of cost, until the next round. The spending is that of the tables by year.
 */
import { costClasses } from "../../data/index.ts"
import { average, type Sampler } from "../../engine/index.ts"
import type { RoundAnswer, RoundReturns, RoundUse } from "../answer.ts"
import { atEnd, meansByMonth } from "../batches.ts"
import { shownAs, statsOf } from "../figures.ts"
import { quantiles } from "../quantiles.ts"
import type { Living } from "./living.ts"
import { type Asked, inBooks, type Look, summedUnit } from "./looks.ts"
import type { Own } from "./yearly.ts"

const spending = [...costClasses.map((name) => `business.${name}`), "tax.paid", "funding.payments"]
const income = "business.collected"
const returned = ["held", "worth", "multiple", "return"] as const

/** In the order in which they are due. */
export function roundsOf(own: Own, sampler: Sampler, living: Living): Asked<readonly RoundAnswer[]> {
  const names = [...own.keys()].flatMap((name) => /^funding\.([^.]+)\.due$/u.exec(name)?.[1] ?? [])
  const seen = new Map<string, Float64Array>()
  const monthly = new Map<string, readonly number[]>()
  const keep = (name: string): Look[] => {
    const quantity = own.get(name)
    const take = (values: Float64Array): void => void seen.set(name, atEnd(values, sampler.plan.samples).slice())
    return quantity === undefined ? [] : [{ quantity, take }]
  }
  const add = (name: string): Look[] => {
    const quantity = own.get(name)
    const take = (values: Float64Array): void => void monthly.set(name, meansByMonth(living.flow(values), sampler))
    return quantity === undefined ? [] : [{ quantity: inBooks(quantity), take }]
  }
  if (names.length === 0) return { looks: [], answer: () => [] }
  const parts = ["due", "closed", "amount", ...returned]
  const looks = [
    ...keep("breakeven"),
    ...names.flatMap((name) => parts.flatMap((part) => keep(`funding.${name}.${part}`))),
    ...[...spending, income].flatMap(add),
  ]
  return { looks, answer: () => answersOf(names, { own, seen, monthly, months: sampler.model.months }) }
}

type Seen = {
  readonly own: Own
  /** Samples as shown, of what changes by month those of the last one. */
  readonly seen: ReadonlyMap<string, Float64Array>
  /** Means by month, as the books have them. */
  readonly monthly: ReadonlyMap<string, readonly number[]>
  readonly months: number
}

function answersOf(names: readonly string[], seen: Seen): readonly RoundAnswer[] {
  const due = (name: string): number => monthIn(seen.seen.get(`funding.${name}.due`)) ?? seen.months
  const sorted = names.toSorted((a, b) => due(a) - due(b))
  return sorted.map((name): RoundAnswer => {
    const from = Math.min(due(name), seen.months)
    const next = sorted.map(due).find((month) => month > from && month < seen.months)
    const until = next ?? aloneFrom(seen, from)
    const closed = seen.seen.get(`funding.${name}.closed`)
    return {
      name,
      closes: closed === undefined ? 0 : average(closed),
      returns: closed === undefined ? null : returnsOf(name, closed, seen),
      ...{ from, last: until - 1, until, ends: next !== undefined ? "next" : until < seen.months ? "alone" : "horizon" },
      ...usesIn(from, until, seen),
    }
  })
}

function monthIn(values: Float64Array | undefined): number | null {
  if (values === undefined || values.length === 0) return null
  const [median = Number.NaN] = quantiles(values, [0.5])
  return Number.isFinite(median) ? Math.floor(median) : null
}

/** After the last round: until operations carry themselves, in the middle of the cases in which they do, as it is told elsewhere. */
function aloneFrom({ seen, months }: Seen, from: number): number {
  const breakeven = monthIn(seen.get("breakeven")?.filter(Number.isFinite))
  return breakeven !== null && breakeven > from ? Math.min(breakeven, months) : months
}

/** Null where it sells no shares, or never closes. */
function returnsOf(name: string, closed: Float64Array, { own, seen }: Seen): RoundReturns | null {
  const stats = (part: string) => {
    const [quantity, values] = [own.get(`funding.${name}.${part}`), seen.get(`funding.${name}.${part}`)]
    if (quantity === undefined || values === undefined) return null
    const told = values.filter((_, k) => closed[k] === 1)
    return told.length === 0 ? null : statsOf(told, shownAs(quantity))
  }
  const [invested, held, worth, multiple, yearly] = ["amount", ...returned].map(stats)
  return invested && held && worth && multiple && yearly ? { invested, held, worth, multiple, yearly } : null
}

function usesIn(
  from: number,
  until: number,
  { own, monthly }: Seen,
): Pick<RoundAnswer, "unit" | "uses" | "spent" | "received" | "toPay"> {
  const within = (name: string): number => (monthly.get(name) ?? []).slice(from, until).reduce((sum, mean) => sum + mean, 0)
  const uses = spending.flatMap((name): RoundUse[] => {
    const [quantity, amount] = [own.get(name), within(name)]
    return quantity === undefined || amount === 0 ? [] : [{ path: quantity.path, amount }]
  })
  const first = [income, ...spending].flatMap((name) => own.get(name) ?? [])[0]
  const [spent, received] = [uses.reduce((sum, { amount }) => sum + amount, 0), within(income)]
  return { unit: first === undefined ? "" : summedUnit(first), uses, spent, received, toPay: spent - received }
}
