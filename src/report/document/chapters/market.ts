/**
 * The market: for whom the product is made, how many can be reached, how they adopt, who else offers it, and how many
 * customers there are year by year.
 */
import type { Block, Line } from "../document.ts"
import { marked } from "../marks.ts"
import { funnelBlocks, funnelSentence } from "./funnel.ts"
import { worthBlocks } from "./market-worth.ts"
import { type Asked, quantityTable } from "./quantity-table.ts"
import { opening, sentences } from "./setting.ts"
import { called, figureOf, namesOf, own, type Subject, statsAt } from "./subject.ts"
import { lastYear, type YearRow, yearChart, yearFigure } from "./years.ts"

const size = ["market.customers", "market.total", "market.spending"] as const

const names = [
  "market.share",
  "market.growth",
  "business.potential",
  "market.existing",
  "market.begins",
  "market.sales_cycle",
  "market.adoption.p",
  "market.adoption.q",
  "market.channels.conversion",
  "market.channels.takes",
  "market.sellers.deals",
  "market.sellers.ramp",
  "market.onboarding",
  "market.onboarding.effort",
  "market.price",
  "market.reference_price",
  "market.elasticity",
  "churn",
  "churn.rate",
  "churn.early",
  "churn.settles",
  "churn.contract",
  "expansion.rate",
  "expansion.contraction",
  "usage.seats",
  "usage.requests",
  "usage.tokens",
] as const

export function marketBlocks(subject: Subject): Block[] {
  const { words } = subject.pen
  const { captions, noFigures } = words.chapters
  if (!hasMarket(subject) && !hasCustomers(subject)) return []
  const blocks = [
    ...quantityTable(subject, captions.market, asked(subject)),
    ...funnelBlocks(subject),
    ...worthBlocks(subject),
    ...segmentBlocks(subject),
    ...chartOf(subject),
    ...competitionBlocks(subject),
  ]
  return blocks.length === 0 ? [] : [...opening(leadOf(subject), noFigures), ...blocks]
}

/** Churn alone, which has a default, is no market. */
function hasMarket(subject: Subject): boolean {
  return ["market.customers", "business.tam"].some((name) => subject.pen.about.model.quantities.has(own(subject, name)))
}

function asked(subject: Subject): Asked[] {
  const of = (name: string): Asked => ({ path: own(subject, name) })
  const filters = namesOf(subject, "market.filters.", ".share").map((name) => of(`market.filters.${name}.share`))
  const seasons = namesOf(subject, "market.season.", "").map((name) => of(`market.season.${name}`))
  return [...size.map(of), ...filters, ...namesOfCustomers(subject).map(of), ...seasons]
}

/** How large each is; how its customers came about is told of all of them together. */
function segmentBlocks(subject: Subject): Block[] {
  const { market } = subject.pen.words
  const segments = namesOf(subject, "market.segments.", ".customers")
  const rows = segments.flatMap((name): Asked[] => [
    { path: own(subject, `market.segments.${name}.customers`) },
    { path: own(subject, `market.segments.${name}.share`) },
    { path: own(subject, `market.segments.${name}.growth`) },
    { path: own(subject, `business.segments.${name}.potential`), label: market.segmentAt(called(subject, name)) },
  ])
  const kept = rows.filter(({ path }) => subject.pen.about.model.quantities.has(path))
  return quantityTable(subject, market.captions.segments, kept)
}

/** More competitors than that no picture tells apart. */
const mostRivals = 5

function competitionBlocks(subject: Subject): Block[] {
  const { words } = subject.pen
  const { captions, ours, nothing, share } = words.market
  const ourPath = own(subject, "business.market_share")
  const rivals = namesOf(subject, "business.rivals.", ".share")
  if (rivals.length === 0) return []
  const rows: readonly YearRow[] = [
    { label: ours, path: ourPath },
    ...rivals
      .slice(0, mostRivals)
      .map((name) => ({ label: called(subject, name), path: own(subject, `business.rivals.${name}.share`) })),
    { label: nothing, path: own(subject, "business.outside_share") },
  ].map((row) => ({ ...row, show: "share" as const }))
  const last = yearFigure(subject, ourPath, "last", { show: "share" })
  const says = last === null ? [] : sentences(words, [share(marked(last), lastYear(subject.pen))])
  return [
    ...quantityTable(
      subject,
      captions.competition,
      [...ofOurs, ...rivals.flatMap(ofRival)].map((name) => ({ path: own(subject, name) })),
    ),
    ...yearChart(subject, captions.shares, says, rows),
  ]
}

const ofOurs = [
  "price",
  "reference_price",
  "quality",
  "brand",
  "weights.price",
  "weights.quality",
  "weights.brand",
  "outside",
].map((key) => `market.competition.${key}`)

function ofRival(name: string): string[] {
  const keys = ["price", "price_growth", "quality", "improves", "brand", "from", "reacts"]
  return keys.map((key) => `market.competition.competitors.${name}.${key}`)
}

/** Where churn has keys of its own, its rate is told once; where formulas say who stays, it is what they make of it. */
function namesOfCustomers(subject: Subject): readonly string[] {
  const has = (name: string): boolean => subject.pen.about.model.quantities.has(own(subject, name))
  if (has("business.lost_rate")) return names.map((name) => (name === "churn" ? "business.lost_rate" : name))
  return has("churn.rate") ? names.filter((name) => name !== "churn") : names
}

function hasCustomers(subject: Subject): boolean {
  const stats = statsAt(subject, own(subject, "business.customers"))
  // Where few live to the end, most samples have none then.
  return stats !== null && stats.mean !== 0 && stats.mean !== null
}

function leadOf(subject: Subject): Line {
  const { words } = subject.pen
  const customers = own(subject, "business.customers")
  const figures = (["p50", "p5", "p95"] as const).map((of) => figureOf(subject, customers, of))
  const [median, low, high] = figures.map((figure) => (figure === null ? null : marked(figure)))
  const potential = figureOf(subject, own(subject, "business.potential"), "p50")
  return sentences(words, [
    median && low && high ? words.chapters.customersAtEnd(median, low, high) : null,
    potential === null ? null : words.chapters.potential(marked(potential)),
    funnelSentence(subject),
    countedTwice(subject),
  ])
}

/** From above and from below; null where the file says only one of them. */
function countedTwice(subject: Subject): string | null {
  const [above, below] = ["business.from_above", "business.from_below"].map((name) =>
    figureOf(subject, own(subject, name), "p50"),
  )
  return above && below ? subject.pen.words.market.counted(marked(above), marked(below)) : null
}

function chartOf(subject: Subject): Block[] {
  const { words } = subject.pen
  const { captions, lines, customersChart } = words.chapters
  const path = own(subject, "business.customers")
  const last = yearFigure(subject, path, "last")
  const says = last === null ? [] : sentences(words, [customersChart(marked(last), lastYear(subject.pen))])
  return yearChart(subject, captions.customers, says, [{ label: lines["business.customers"], path }])
}
