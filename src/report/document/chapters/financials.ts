/** The financials: from customers through revenue, costs, tax and money raised to the cash, year by year. */
import type { Block, Line } from "../document.ts"
import { marked } from "../marks.ts"
import { step } from "../pen.ts"
import { opening, paragraph, said, sentences } from "./setting.ts"
import { own, type Subject, shown } from "./subject.ts"
import { beforeRisks, costRows, plainRow, revenueRows, totalRow } from "./year-lines.ts"
import { lastYear, yearChart, yearFigure, yearTables } from "./years.ts"

/** `pictures`: of the cash and of the whole money, which others of the report show too. */
export function financialBlocks(subject: Subject, pictures: readonly Block[]): Block[] {
  const { captions, byYear } = subject.pen.words.chapters
  const table = yearTables(subject, captions.statement, [
    plainRow(subject, "business.customers"),
    ...revenueRows(subject),
    ...beforeRisks(subject, "business.revenue"),
    totalRow(subject, "business.revenue"),
    ...costRows(subject),
    ...beforeRisks(subject, "business.costs"),
    totalRow(subject, "business.costs"),
    totalRow(subject, "business.profit"),
    plainRow(subject, "tax.paid"),
    plainRow(subject, "funding.raised"),
    plainRow(subject, "funding.payments"),
    totalRow(subject, "cash"),
  ])
  const blocks = [...table, ...(table.length === 0 ? [] : paragraph("note", said(byYear))), ...chartOf(subject), ...pictures]
  return blocks.length === 0 ? [] : [...opening(leadOf(subject), subject.pen.words.chapters.courseOfMoney), ...blocks]
}

function chartOf(subject: Subject): Block[] {
  const { words } = subject.pen
  const [revenue, costs] = ["business.revenue", "business.costs"].map((name) => yearFigure(subject, own(subject, name), "last"))
  const says =
    revenue && costs
      ? sentences(words, [words.chapters.revenueAndCostsChart(marked(revenue), marked(costs), lastYear(subject.pen))])
      : []
  const rows = ["business.revenue", "business.costs"].map((name) => plainRow(subject, name))
  return yearChart(subject, words.chapters.captions.revenueAndCosts, says, rows)
}

function leadOf(subject: Subject): Line {
  const { words, answer } = subject.pen
  const { earns, breakEven, neverBreaksEven } = words.chapters
  const [revenue, costs] = ["business.revenue", "business.costs"].map((name) => yearFigure(subject, own(subject, name), "last"))
  const positive = answer.projects[answer.best]?.breakEvenMonth ?? null
  const path = own(subject, "breakeven")
  const isKnown = positive !== null && positive.unit === "month" && subject.pen.about.model.quantities.has(path)
  const at = `/projects/${step(answer.best)}/breakEvenMonth`
  const comes = isKnown && positive.p50 !== null
  const never = isKnown && (positive.never ?? 0) > 0
  return sentences(words, [
    revenue && costs ? earns(lastYear(subject.pen), marked(revenue), marked(costs)) : null,
    comes ? breakEven(marked(shown(subject, at, positive, "p50", path, "month"))) : null,
    never ? neverBreaksEven(marked(subject.pen.share(`${at}/never`, path))) : null,
  ])
}
