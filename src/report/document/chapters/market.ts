/** The market: for whom the product is made, how many can be reached, how they adopt, and how many there are year by year. */
import type { Block, Line } from "../document.ts"
import { marked } from "../marks.ts"
import { quantityTable } from "./quantity-table.ts"
import { opening, sentences } from "./setting.ts"
import { figureOf, own, type Subject, statsAt } from "./subject.ts"
import { lastYear, yearChart, yearFigure } from "./years.ts"

const names = [
  "market.customers",
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
  // Churn alone, which has a default, is no market.
  const hasMarket = subject.pen.about.model.quantities.has(own(subject, "market.customers")) || hasCustomers(subject)
  if (!hasMarket) return []
  const table = quantityTable(
    subject,
    captions.market,
    namesOfCustomers(subject).map((name) => ({ path: own(subject, name) })),
  )
  const blocks = [...table, ...chartOf(subject)]
  if (blocks.length === 0) return []
  return [...opening(leadOf(subject), noFigures), ...blocks]
}

/** Where churn has keys of its own, its rate is told once. */
function namesOfCustomers(subject: Subject): readonly string[] {
  const hasKeys = subject.pen.about.model.quantities.has(own(subject, "churn.rate"))
  return hasKeys ? names.filter((name) => name !== "churn") : names
}

function hasCustomers(subject: Subject): boolean {
  const stats = statsAt(subject, own(subject, "business.customers"))
  return stats !== null && stats.p95 !== 0 && stats.p95 !== null
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
  ])
}

function chartOf(subject: Subject): Block[] {
  const { words } = subject.pen
  const { captions, lines, customersChart } = words.chapters
  const path = own(subject, "business.customers")
  const last = yearFigure(subject, path, "last")
  const says = last === null ? [] : sentences(words, [customersChart(marked(last), lastYear(subject.pen))])
  return yearChart(subject, captions.customers, says, [{ label: lines["business.customers"], path }])
}
