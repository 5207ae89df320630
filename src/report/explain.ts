/** `explain FILE QUANTITY` for people: a tree from a number back to its inputs, each with its formula and its source. */
import type { Explained, Listed } from "../decide/index.ts"
import type { Words } from "../words/index.ts"
import { columnsOf, wrap } from "./columns.ts"
import { placeOf } from "./diagnostics.ts"
import { calendarMonth, spread, withUnit } from "./figures.ts"
import { type About, countOf } from "./names.ts"
import type { Page } from "./page.ts"

type Answer = { readonly samples: number; readonly seed: number; readonly quantity: Explained }

/** Box characters: what stands before a child, and before the lines below it. */
const branches = { more: ["├─ ", "│  "], last: ["└─ ", "   "] } as const

export function explainText({ quantity, samples, seed }: Answer, about: About, page: Page): string {
  const { words, paint } = page
  const tree = treeLines(quantity, about, page, "", "")
  return `${tree.join("\n")}\n\n${paint.dim(words.report.samples(countOf(words, samples), seed))}`
}

function treeLines(node: Explained, about: About, page: Page, first: string, others: string): string[] {
  const { paint } = page
  const below = node.children.length > 0 ? `${others}│  ` : `${others}   `
  const room = page.width - columnsOf(below)
  const title = wrap(titleOf(node, about, page.words), page.width - columnsOf(first))
  const details = node.isRepeated ? [] : detailsOf(node, about, page.words).flatMap((line) => wrap(line, room))
  const own = [
    ...title.map((line, k) => (k === 0 ? paint.dim(first) + paint.strong(line) : paint.dim(below) + paint.strong(line))),
    ...details.map((line) => paint.dim(below + line)),
  ]
  const children = node.children.flatMap((child, k) => {
    const [mark, space] = k === node.children.length - 1 ? branches.last : branches.more
    return treeLines(child, about, page, others + mark, others + space)
  })
  return [...own, ...children]
}

/** `assistant.serving.cost = 12.3k USD/month (8k to 20k)`, in the first and the last month of a monthly one. */
function titleOf(node: Explained, { header }: About, words: Words): string {
  if (node.isRepeated) return `${node.path} (${words.report.seeAbove})`
  const one = (figures: Explained["figures"]): string => {
    if (figures === null) return ""
    const range = figures.p5 === figures.p95 ? "" : spread(words, figures)
    const isNever = figures.never === 1
    return (isNever ? words.report.never : withUnit(words, figures.mean, node.unit)) + (range === "" ? "" : ` (${range})`)
  }
  if (node.figures !== null) return `${node.path} = ${one(node.figures)}`
  const months = node.months.map(({ month, figures }) => `${calendarMonth(words, header.start, month)}: ${one(figures)}`)
  return `${node.path} = ${months.join(" … ")}`
}

function detailsOf(node: Explained, about: About, words: Words): string[] {
  const meaning = words.meaning(node.meaning)
  const byMonth = node.byMonth === null ? [] : [words.report.byMonth(withUnit(words, node.byMonth.mean, node.byMonth.unit))]
  return [
    ...(meaning === null ? [] : [meaning]),
    ...(node.text === "" ? [] : [node.text]),
    ...byMonth,
    sourceOf(node, about, words),
  ]
}

/** Where a quantity comes from: a line of the file, a default with its source, a formula of the library. */
export function sourceOf({ origin }: Pick<Listed, "origin">, { file, text }: About, words: Words): string {
  const said = words.report.source
  if (origin.kind === "file") return said.written(placeOf(origin.span, (name) => (name === file ? text : null)))
  const { source } = origin
  const cited =
    source === null
      ? ""
      : [source.title, source.where, source.date].filter((part) => part !== undefined && part !== "").join(", ")
  if (origin.kind === "library") return cited === "" ? said.formula : said.formulaFrom(cited)
  return source?.confidence === "assumption" ? said.assumption(cited) : said.byDefault(cited)
}
