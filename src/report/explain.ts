/** `explain FILE QUANTITY` for people: a tree from a number back to its inputs, each with its formula and its source. */
import type { Explained, Listed } from "../decide/index.ts"
import type { Words } from "../words/index.ts"
import { columnsOf, wrap } from "./columns.ts"
import { placeOf, textOf } from "./diagnostics.ts"
import { calendarMonth, share, spread, withUnit } from "./figures.ts"
import { type About, countOf } from "./names.ts"
import type { Page } from "./page.ts"
import { branched, workingLines } from "./working-lines.ts"

type Answer = { readonly samples: number; readonly seed: number; readonly quantity: Explained }

export function explainText({ quantity, samples, seed }: Answer, about: About, page: Page): string {
  const { words, paint } = page
  const tree = treeLines(quantity, about, page, "", "")
  const foot = [words.report.inBrackets, words.report.samples(countOf(words, samples), seed)].flatMap((line) =>
    wrap(line, page.width),
  )
  return `${tree.join("\n")}\n\n${foot.map(paint.dim).join("\n")}`
}

function treeLines(node: Explained, about: About, page: Page, first: string, others: string): string[] {
  const { paint } = page
  const below = node.children.length + node.working.length > 0 ? `${others}│  ` : `${others}   `
  const room = page.width - columnsOf(below)
  const fitted = (lines: readonly string[]): string[] => lines.flatMap((line) => wrap(line, room))
  const title = fitted([titleOf(node, page.words)]).map(
    (line, k) => (k === 0 ? paint.dim(first) : paint.dim(below)) + paint.strong(line),
  )
  const months = fitted(monthLines(node, about, page.words)).map((line) => paint.dim(below) + line)
  const details = node.isRepeated ? [] : fitted(detailsOf(node, about, page.words)).map((line) => paint.dim(below + line))
  const children = branched(
    [
      ...node.children.map((child) => (mark: string, space: string) => treeLines(child, about, page, mark, space)),
      ...workingsOf(node, page),
    ],
    others,
  )
  return [...title, ...months, ...details, ...children]
}

type Lines = (first: string, others: string) => string[]

/** Of several that stand for values of another quantity, the one in force, and how many others there are. */
function workingsOf({ working }: Explained, page: Page): readonly Lines[] {
  const others = working.filter(({ isInForce }) => !isInForce)
  const [other] = others
  const shown = working.filter(({ isInForce }) => isInForce)
  return [
    ...shown.map(
      (part): Lines =>
        (mark, space) =>
          workingLines(part, page, mark, space),
    ),
    ...(other?.when === undefined ? [] : [othersLine(others.length, other.when.quantity, page)]),
  ]
}

function othersLine(count: number, path: string, { words, paint, width }: Page): Lines {
  return (first, others) =>
    wrap(words.report.othersInJson(countOf(words, count), path), width - columnsOf(first)).map((line, k) =>
      paint.dim((k === 0 ? first : others) + line),
    )
}

/** `assistant.churn = 12 %/year (8 to 20)`; a monthly quantity has its figures below. */
function titleOf(node: Explained, words: Words): string {
  if (node.isRepeated) return words.report.seeAbove(node.path)
  return node.figures === null ? node.path : words.report.is(node.path, figureText(node.figures, node, words))
}

function monthLines(node: Explained, { header }: About, words: Words): string[] {
  if (node.isRepeated) return []
  return node.months.map(({ month, figures }) =>
    words.report.dated(calendarMonth(words, header.start, month), figureText(figures, node, words)),
  )
}

/** Mean, and 5 to 95 % where it is uncertain; of a truth the probability. */
function figureText(figures: NonNullable<Explained["figures"]>, { unit, isTruth }: Explained, words: Words): string {
  if (isTruth) return words.report.probability(share(words, figures.mean))
  const range = figures.p5 === figures.p95 ? "" : spread(words, figures, unit)
  const value = figures.never === 1 ? words.report.never : withUnit(words, figures.mean, unit)
  const isCertain = figures.never === 1 || !(typeof figures.sd === "number" && figures.sd > 0)
  const mean = isCertain ? value : words.report.average(value)
  return range === "" ? mean : words.report.withRange(mean, range)
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
export function sourceOf({ origin }: Pick<Listed, "origin">, about: About, words: Words): string {
  const said = words.report.source
  if (origin.kind === "file") return said.written(placeOf(origin.span, textOf(about)))
  const { source } = origin
  const cited =
    source === null
      ? ""
      : [source.title, source.where, source.date].filter((part) => part !== undefined && part !== "").join(", ")
  if (origin.kind === "library") return cited === "" ? said.formula : said.formulaFrom(cited)
  if (source?.confidence === undefined) return said.ownFile(cited)
  return source.confidence === "assumption" ? said.assumption(cited) : said.byDefault(cited)
}
