/** The business model: what is sold at which price, what is paid for, what one customer or request costs. */
import type { Words } from "../../../words/index.ts"
import { withUnit } from "../../figures.ts"
import type { Block, Line, Row } from "../document.ts"
import { marked, plain } from "../marks.ts"
import { computedOf, quantityTable } from "./quantity-table.ts"
import { lineNames, revenueTable } from "./revenue-table.ts"
import { joined, listed, opening, paragraph, said, sentences, tableOf } from "./setting.ts"
import { called, figureOf, namesOf, own, type Subject, statsAt, writtenAt } from "./subject.ts"
import { termOf } from "./terms.ts"
import { beforeRisks, costRows, revenueRows, totalRow } from "./year-lines.ts"
import { lastYear, yearFigure, yearLabels, yearlyAt, yearTables } from "./years.ts"

const unitCosts = [
  "serving.unit_cost",
  "serving.token_cost",
  "serving.sample_cost",
  "serving.on_premises.gpus",
  "serving.on_premises.price",
] as const

export function businessModelBlocks(subject: Subject): Block[] {
  const { words } = subject.pen
  const { captions, byYear } = words.chapters
  const byYears = yearTables(subject, captions.salesByYear, [
    ...revenueRows(subject),
    ...beforeRisks(subject, "business.revenue"),
    totalRow(subject, "business.revenue"),
    ...costRows(subject),
    ...beforeRisks(subject, "business.costs"),
    totalRow(subject, "business.costs"),
  ])
  const blocks = [
    ...revenueTable(subject),
    ...costTable(subject),
    ...quantityTable(subject, captions.unitCosts, [
      ...unitCosts.map((name) => ({ path: own(subject, name) })),
      ...namesOf(subject, "costs.", ".amount")
        .filter((name) => isByCustomer(subject, name))
        .map((name) => ({ path: own(subject, `costs.${name}.amount`) })),
    ]),
    ...paragraph("note", idleLine(subject)),
    ...byYears,
    ...(byYears.length === 0 ? [] : paragraph("note", said(byYear))),
  ]
  const lead = leadOf(subject, words)
  return blocks.length === 0 ? [] : [...opening(lead, words.chapters.howItEarns), ...blocks]
}

/** Below that what is paid is what is used, as far as such figures go. */
const leastIdle = 1.2

/** Two costs of one request stand in the report, with and without GPUs that wait: one sentence says how they hang together. */
function idleLine(subject: Subject): Line {
  const { words } = subject.pen
  const [paidPath, usedPath] = [own(subject, "serving.paid_cost"), own(subject, "serving.unit_cost")]
  const [paid, used] = [yearFigure(subject, paidPath, "last"), figureOf(subject, usedPath, "mean")]
  // Means beside means. The figure may be told by the thousand; both are in money by request.
  const [dear, usual] = [paid?.value ?? 0, statsAt(subject, usedPath)?.mean ?? 0]
  if (paid === null || used === null || !(usual > 0) || dear < leastIdle * usual) return []
  const money = { ...paid, text: withUnit(words, dear, yearlyAt(subject, paidPath)?.unit ?? "", usual) }
  return sentences(words, [words.chapters.idle({ paid: marked(money), used: marked(used), year: lastYear(subject.pen) })])
}

function isByCustomer(subject: Subject, line: string): boolean {
  return /\/(customer|seat|request|token)\b/u.test(writtenAt(subject, own(subject, `costs.${line}.amount`)) ?? "")
}

function leadOf(subject: Subject, words: Words): Line {
  const { earnsWith, costsMost } = words.chapters
  const sold = lineNames(subject).map((name) => called(subject, name))
  const year = yearLabels(subject.pen).length - 1
  const amount = (path: string): number => yearlyAt(subject, path)?.mean[year] ?? 0
  const [most] = costRows(subject).toSorted((a, b) => amount(b.path) - amount(a.path))
  const figure = most === undefined ? null : yearFigure(subject, most.path, "last")
  return sentences(words, [
    sold.length === 0 ? null : earnsWith(plain(subject.label), plain(listed(words, sold))),
    most === undefined || !figure?.value ? null : costsMost(plain(most.label), marked(figure), lastYear(subject.pen)),
  ])
}

function costTable(subject: Subject): Block[] {
  const { words } = subject.pen
  const { columns, captions, ofRevenue, from, until, after } = words.chapters
  const names = [...new Set([...namesOf(subject, "costs.", ".amount"), ...namesOf(subject, "costs.", ".share_of_revenue")])]
  const rows = names.map((name): Row => {
    const root = own(subject, `costs.${name}`)
    const share = computedOf(subject, `${root}.share_of_revenue`)
    const task = subject.texts.ofProject(subject.label, "costs", name, "after")
    return {
      cells: [
        said(called(subject, name)),
        joined(words, [computedOf(subject, `${root}.amount`), share.length === 0 ? [] : [...share, ...said(` ${ofRevenue}`)]]),
        joined(words, [
          task === null ? [] : said(after(task)),
          termOf(subject, from, `${root}.from`),
          termOf(subject, until, `${root}.until`),
        ]),
      ],
    }
  })
  return tableOf(captions.costLines, [columns.line, columns.money, columns.terms], rows)
}
