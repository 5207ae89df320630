/** Equity: what the founders' part is worth today, from a bad case to a good one, and how much of the company it is. */
import type { Block, Line } from "../document.ts"
import { marked } from "../marks.ts"
import { step } from "../pen.ts"
import { holderOf, sellsShares } from "./holder.ts"
import { figured, paragraph, rightOf, said, sentences, tableOf } from "./setting.ts"
import { labelOf, own, type Quantile, quantityAt, type Subject, shown } from "./subject.ts"
import { yearFigure, yearTables } from "./years.ts"

const quantiles: readonly Quantile[] = ["p5", "p50", "p95", "mean"]

export function equityBlocks(subject: Subject): Block[] {
  const { words, answer, about } = subject.pen
  const { columns, captions } = words.chapters
  const value = answer.projects[answer.best]?.value ?? null
  const path = own(subject, "value")
  // Where a file maximises something else there may be no equity to speak of.
  if (value === null || value.p50 === null || !about.model.quantities.has(path)) return []
  const at = `/projects/${step(answer.best)}/value`
  const figures = quantiles.map((of) => shown(subject, at, value, of, path, "amount"))
  const [low, median, high, mean] = figures.map(marked)
  const isEquity = quantityAt(subject, path)?.definition.origin.kind === "library"
  const ownership = own(subject, "ownership")
  const holder = holderOf(subject)
  const held = yearFigure(subject, ownership, "last", { show: "share" })
  const lead: Line = sentences(words, [
    isEquity
      ? words.exit.worth(holder, median ?? "", low ?? "", high ?? "", mean ?? "")
      : words.chapters.valueIs(median ?? "", low ?? "", high ?? "", mean ?? ""),
    held === null ? null : words.exit.holds(holder, marked(held)),
  ])
  const heads = [columns.what, ...[columns.low, columns.median, columns.high, columns.mean].map(rightOf)]
  const shareByYear = yearTables(subject, words.exit.captions.ownership(holder), [
    { label: words.exit.rows.share(holder), path: ownership, show: "share" },
  ])
  const dropsOut = shareByYear.length > 0 && sellsShares(subject) && (answer.portrait.ruin?.at(-1) ?? 0) > 0
  return [
    ...paragraph("lead", lead),
    ...tableOf(captions.value, heads, [
      { cells: [said(isEquity ? words.exit.rows.worth(holder) : labelOf(subject, path)), ...figures.map(figured)] },
    ]),
    ...shareByYear,
    ...(dropsOut ? paragraph("note", said(words.exit.dropOut)) : []),
    ...(isEquity && holder === "present" ? paragraph("note", said(words.exit.present)) : []),
  ]
}
