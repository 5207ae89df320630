/** Exit: how the value at the end is made of sales, multiples, cash and debt, and whose it is: holders of today, investors of each round. */
import type { WorthPart } from "../../../words/index.ts"
import type { Block, Figure, Line, Row } from "../document.ts"
import { marked } from "../marks.ts"
import { holderOf, sellsShares } from "./holder.ts"
import { investorBlocks, investorSentences } from "./investors.ts"
import { quantityTable } from "./quantity-table.ts"
import { figured, opening, paragraph, rightOf, said, sentences, tableOf } from "./setting.ts"
import { figureOf, own, type Quantile, quantityAt, type Show, type Subject, statsAt } from "./subject.ts"

const quantiles: readonly Quantile[] = ["p5", "p50", "p95", "mean"]

const parts: readonly (readonly [of: WorthPart, name: string])[] = [
  ["recurring", "business.exit_recurring_value"],
  ["oneOff", "business.exit_one_off_value"],
  ["cash", "business.exit_cash"],
  ["debt", "business.exit_debt"],
  ["unpaid", "business.exit_unpaid"],
]

/** Of the whole; what is less is in the table alone. */
const leastShare = 0.001

export function exitBlocks(subject: Subject): Block[] {
  const { exit } = subject.pen.words
  // A value that the founder computes otherwise rests on no multiple: then none is computed either.
  if (!subject.pen.about.model.quantities.has(own(subject, "exit.multiple"))) return []
  const table = worthTable(subject)
  const inputs = inputTable(subject)
  if (table.length === 0 && inputs.length === 0) return []
  return [
    ...opening(leadOf(subject), exit.captions.made),
    ...table,
    ...(table.length === 0 ? [] : paragraph("note", said(exit.addsUp))),
    ...inputs,
    ...investorBlocks(subject),
  ]
}

/** Not what is nothing in every sample, such as one-off sales of a subscription. */
function counts(subject: Subject, name: string): boolean {
  const stats = statsAt(subject, own(subject, name))
  return stats !== null && stats.mean !== null && (stats.mean !== 0 || stats.sd !== 0)
}

function worthTable(subject: Subject): Block[] {
  const { words } = subject.pen
  const { columns } = words.chapters
  const { rows, captions } = words.exit
  const holder = holderOf(subject)
  const isEquity = quantityAt(subject, own(subject, "value"))?.definition.origin.kind === "library"
  if (statsAt(subject, own(subject, "business.exit_equity")) === null) return []
  const heads = [columns.what, ...[columns.low, columns.median, columns.high, columns.mean].map(rightOf)]
  return tableOf(captions.made, heads, [
    ...parts.flatMap(([of, name]) => (counts(subject, name) ? [worthRow(subject, rows[of], name)] : [])),
    { ...worthRow(subject, rows.equity, "business.exit_equity"), isStrong: true },
    worthRow(subject, rows.share(holder), "ownership", "share"),
    { ...worthRow(subject, rows.held(holder), "business.exit_held"), isStrong: true },
    ...(isEquity ? [{ ...worthRow(subject, rows.today, "value"), isStrong: true }] : []),
  ])
}

function worthRow(subject: Subject, label: string, name: string, show?: Show): Row {
  return { cells: [said(label), ...quantiles.map((of) => figured(figureOf(subject, own(subject, name), of, show)))] }
}

/** What is sold once has a multiple only where something is. */
function inputTable(subject: Subject): Block[] {
  const isSoldOnce = counts(subject, "business.exit_one_off")
  const isRecurring = counts(subject, "business.exit_recurring")
  return quantityTable(subject, subject.pen.words.exit.captions.inputs, [
    ...(isRecurring || !isSoldOnce ? [{ path: own(subject, "exit.multiple"), show: "times" } as const] : []),
    ...(isRecurring ? [{ path: own(subject, "business.exit_recurring") }] : []),
    ...(isSoldOnce
      ? [{ path: own(subject, "exit.one_off"), show: "times" } as const, { path: own(subject, "business.exit_one_off") }]
      : []),
    { path: "discount" },
  ])
}

function leadOf(subject: Subject): Line {
  const { words } = subject.pen
  const { exit } = words
  const figure = (name: string, of: Quantile = "mean", show?: Show): Figure | null =>
    figureOf(subject, own(subject, name), of, show)
  const [low, median, high, mean] = quantiles.map((of) => figure("business.exit_equity", of))
  if (!low || !median || !high || !mean?.value) return []
  const made = parts.flatMap(([of, name]) => {
    const amount = figure(name)
    return amount === null || Math.abs(amount.value ?? 0) < leastShare * (mean.value ?? 0) ? [] : [exit.part(of, marked(amount))]
  })
  const [share, held, today] = [figure("ownership", "mean", "share"), figure("business.exit_held"), figure("value")]
  const isEquity = quantityAt(subject, own(subject, "value"))?.definition.origin.kind === "library"
  return sentences(words, [
    exit.equity(marked(median), marked(low), marked(high), marked(mean)),
    exit.madeOf(marked(mean), made),
    share && held && today && isEquity
      ? exit.heldToday(holderOf(subject), marked(share), marked(held), marked(today), sellsShares(subject))
      : null,
    ...investorSentences(subject),
  ])
}
