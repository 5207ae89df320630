/**
 * The money of each project so that several can be added up: what it takes out of the common cash, what of that all of them pay but
 * once (people and machines that are there already), what its rounds bring, and what a buyer pays for its business at the end.
 * Approximated: each project pays its own tax, as if the losses of one were no one else's; rounds are those of the best project.
 */
import type { Quantity, Sampler } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import { atEnd, monthOf } from "../batches.ts"
import type { Chosen } from "../choose/choose.ts"
import { isTime } from "../figures.ts"
import { inProject, ofProject } from "../find-quantity.ts"

/** Base units.  Shape: by month [months][samples], else [samples]. */
export type Purse = {
  readonly chosen: Chosen
  readonly objective: Float64Array
  /** What it has taken from the cash by the end of each month, rounds of funding left out. */
  readonly draws: Float64Array
  /** What rounds have brought by then, less what was paid back; null where it has none. */
  readonly rounds: Float64Array | null
  /** The part of `draws` that is paid once however many projects there are. */
  readonly common: Float64Array
  /** Null of a project whose worth is a formula of its own: worths are added up as they are. */
  readonly sale: Sale | null
}

/** What the company is sold for at the end, without its cash. */
export type Sale = {
  readonly business: Float64Array
  readonly debt: Float64Array
  /** The founders' share of it, in money of today. */
  readonly held: Float64Array
}

export type Purses = { readonly cash: Float64Array | null; readonly all: readonly Purse[] }

export function pursesOf(venture: Venture, chosen: readonly Chosen[], sampler: Sampler): Purses {
  const cash = chosen[0] === undefined ? null : inProject(venture, chosen[0].subject.project.name, "resources.cash")
  const [opening] = cash === null ? [] : sampler.run([cash.node])
  const { samples } = sampler.plan
  return {
    cash: opening === undefined ? null : monthOf(opening, 0, samples),
    all: chosen.map((one) => purseOf(venture, one, opening === undefined ? null : monthOf(opening, 0, samples), sampler)),
  }
}

const wanted = [
  "cash",
  "funding_need",
  "funding.raised",
  "funding.payments",
  "funding.debt",
  "business.recurring",
  "business.revenue",
  "exit.multiple",
  "exit.one_off",
  "business.exit_discount",
  "ownership",
  "team.wage_level",
  "team.burden",
] as const
type Name = (typeof wanted)[number]

type Books = {
  readonly months: number
  readonly samples: number
  readonly has: (name: Name) => Quantity | null
  /** One month of it; nothing where the project has no such quantity. */
  readonly at: (name: Name, month: number) => Float64Array
}

function purseOf(venture: Venture, chosen: Chosen, opening: Float64Array | null, sampler: Sampler): Purse {
  const { subject, best } = chosen
  const own = new Map(wanted.map((name) => [name, ofProject(venture, subject.project.name, name)]))
  const known = [subject.objective, ...[...own.values()].filter((quantity) => quantity !== null)]
  const results = sampler.run(
    known.map(({ node }) => node),
    best.parameters,
  )
  const { samples } = sampler.plan
  const { months } = sampler.model
  const nothing = new Float64Array(samples)
  const books: Books = {
    ...{ months, samples },
    has: (name) => own.get(name) ?? null,
    at: (name, month) => {
      const quantity = own.get(name) ?? null
      return quantity === null ? nothing : monthOf(results[known.indexOf(quantity)] ?? nothing, month, samples)
    },
  }
  const objective = atEnd(results[0] ?? nothing, samples)
  const rounds = roundsOf(books)
  const purse = {
    ...{ chosen, objective, rounds },
    draws: drawsOf(books, opening, rounds),
    common: commonOf(venture, books, sampler),
  }
  const sale = saleOf(books)
  const isSoldAsOurs = sale !== null && opening !== null && isSold({ ...purse, sale }, opening, books)
  return isSoldAsOurs ? { ...purse, sale } : { ...purse, common: new Float64Array(months * samples), sale: null }
}

/** What its cash has lost, or what it says it needs from the first month on. */
function drawsOf(books: Books, opening: Float64Array | null, rounds: Float64Array | null): Float64Array {
  const { months, samples } = books
  const draws = new Float64Array(months * samples)
  const isMonthly = books.has("cash")?.isMonthly === true
  for (let month = 0; month < months; month++) {
    const [cash, need] = [books.at("cash", month), books.at("funding_need", month)]
    for (let s = 0; s < samples; s++) {
      const k = month * samples + s
      draws[k] = isMonthly && opening !== null ? opening[s]! - cash[s]! + (rounds === null ? 0 : rounds[k]!) : need[s]!
    }
  }
  return draws
}

function roundsOf(books: Books): Float64Array | null {
  if (books.has("funding.raised") === null) return null
  const { months, samples } = books
  const rounds = new Float64Array(months * samples)
  for (let month = 0; month < months; month++) {
    const [raised, paid] = [books.at("funding.raised", month), books.at("funding.payments", month)]
    for (let s = 0; s < samples; s++) {
      const before = month === 0 ? 0 : rounds[(month - 1) * samples + s]!
      rounds[month * samples + s] = before + raised[s]! - paid[s]!
    }
  }
  return rounds
}

/** Pay of the people and hosting of the machines that the file holds for all projects. */
function commonOf({ model, resources }: Venture, books: Books, sampler: Sampler): Float64Array {
  const { months, samples } = books
  const at = (path: string): Quantity | null => model.quantities.get(path) ?? null
  const people = resources
    .filter(({ kind }) => kind === "people")
    .map(({ path }) => [at(path), at(path.replace(/count$/u, "part")), at(path.replace(/count$/u, "pay"))])
  const pools = resources.filter(({ kind }) => kind === "gpus")
  const upkeep = pools.map(({ path }) => at(path.replace(/count$/u, "upkeep"))).filter((quantity) => quantity !== null)
  const known = [...new Set([...people.flat().filter((quantity) => quantity !== null), ...upkeep])]
  const results = sampler.run(known.map(({ node }) => node))
  const figure = (quantity: Quantity, month: number, s: number): number =>
    monthOf(results[known.indexOf(quantity)] ?? new Float64Array(samples), month, samples)[s]!
  const common = new Float64Array(months * samples)
  for (let month = 0; month < months; month++) {
    const [level, burden] = [books.at("team.wage_level", month), books.at("team.burden", month)]
    for (let s = 0; s < samples; s++) {
      const pays = people.map(([count, part, pay]) =>
        count == null || pay == null
          ? 0
          : figure(count, month, s) * (part == null ? 1 : figure(part, month, s)) * figure(pay, month, s),
      )
      const wages = pays.reduce((sum, pay) => sum + pay, 0) * level[s]! * (1 + burden[s]!)
      const hosting = upkeep.reduce((sum, quantity) => sum + figure(quantity, month, s), 0)
      common[month * samples + s] = (month === 0 ? 0 : common[(month - 1) * samples + s]!) + wages + hosting
    }
  }
  return common
}

/** As business/money/exit.ts sells it, whether its own cash lasts or not; null where the project has no such sale. */
function saleOf(books: Books): Sale | null {
  const { months, samples } = books
  const needed = ["business.recurring", "business.revenue", "exit.multiple", "business.exit_discount", "ownership"] as const
  if (needed.some((name) => books.has(name) === null)) return null
  const last = Math.min(12, months)
  const business = new Float64Array(samples)
  const years = (name: "exit.multiple" | "exit.one_off"): Float64Array => {
    const quantity = books.has(name)
    const isMonths = quantity !== null && isTime(quantity.dimension)
    return books.at(name, 0).map((multiple) => multiple * (isMonths ? 1 : 12))
  }
  const [multiple, oneOff] = [years("exit.multiple"), years("exit.one_off")]
  for (let month = months - last; month < months; month++) {
    const [recurring, revenue] = [books.at("business.recurring", month), books.at("business.revenue", month)]
    for (let s = 0; s < samples; s++) {
      business[s]! += (recurring[s]! * multiple[s]! + (revenue[s]! - recurring[s]!) * oneOff[s]!) / last
    }
  }
  const [ownership, discount] = [books.at("ownership", months - 1), books.at("business.exit_discount", 0)]
  return { business, debt: books.at("funding.debt", months - 1), held: ownership.map((share, s) => share * discount[s]!) }
}

/** Means closer than this share are the same figure. */
const closeness = 1e-6

/** Whether a project alone is worth what its sale says: a founder may have put other formulas in the place of ours. */
function isSold(purse: Purse & { readonly sale: Sale }, opening: Float64Array, { months, samples }: Books): boolean {
  const { draws, rounds, sale, objective } = purse
  let [sum, off] = [0, 0]
  for (let s = 0; s < samples; s++) {
    let isRuined = false
    for (let month = 0; month < months; month++) {
      const k = month * samples + s
      if (opening[s]! - draws[k]! + (rounds === null ? 0 : rounds[k]!) < 0) isRuined = true
    }
    const k = (months - 1) * samples + s
    const cash = opening[s]! - draws[k]! + (rounds === null ? 0 : rounds[k]!)
    const worth = isRuined ? 0 : Math.max(0, sale.business[s]! + cash - sale.debt[s]!) * sale.held[s]!
    sum += Math.abs(objective[s]!)
    off += Math.abs(worth - objective[s]!)
  }
  return off <= closeness * sum
}
