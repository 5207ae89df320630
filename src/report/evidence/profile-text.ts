/** `data FILE` for people: how large the table is, what each column holds, what is odd. */
import { printable } from "../../diagnostics/index.ts"
import type { ColumnProfile, DataProfile, Oddity } from "../../evidence/index.ts"
import { grouped, type Words } from "../../words/index.ts"
import { indented } from "../columns.ts"
import { bare, share } from "../figures.ts"
import type { Page } from "../page.ts"
import { type TableRow, table } from "../table.ts"

export function profileText({ rows, columns, odd }: DataProfile, page: Page): string {
  const { words, paint, width } = page
  const { evidence, language } = words
  const head = evidence.columns
  const titles = [
    head.column,
    head.kind,
    head.missing,
    head.distinct,
    head.least,
    head.median,
    head.mean,
    head.most,
    head.summary,
  ]
  const told = odd.length === 0 ? [evidence.nothingOdd] : odd.map((one) => oddText(one, words))
  return [
    paint.heading(evidence.profiled(grouped(String(rows), language), grouped(String(columns.length), language))),
    table(
      page,
      titles,
      columns.map((column) => rowOf(column, words)),
      { left: [1, 8] },
    ),
    `${paint.heading(evidence.odd)}\n${told.map((line) => indented(line, width, "", "  ")).join("\n")}`,
  ].join("\n\n")
}

function rowOf({ name, kind, missing, distinct, figures, yes, days, levels }: ColumnProfile, words: Words): TableRow {
  const { evidence, language } = words
  const [least, most] = days ?? [figures?.least, figures?.most].map((figure) => (figure === undefined ? "" : bare(words, figure)))
  const middle = [figures?.median, figures?.mean].map((figure) => (figure === undefined ? "" : bare(words, figure)))
  const frequent = levels.slice(0, 2).map((level) => evidence.levels(short(level.name), grouped(String(level.rows), language)))
  const summary = yes === null ? frequent.join(words.signs.name) : evidence.yes(share(words, yes))
  const counts = [missing, distinct].map((figure) => grouped(String(figure), language))
  return { cells: [printable(name), evidence.kinds[kind], ...counts, least ?? "", ...middle, most ?? "", summary] }
}

const longest = 16

function short(text: string): string {
  const letters = [...printable(text)]
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : letters.join("")
}

function oddText(odd: Oddity, words: Words): string {
  const { evidence } = words
  switch (odd.kind) {
    case "constant":
      return evidence.constant(printable(odd.column), short(odd.value))
    case "empty":
      return evidence.empty(printable(odd.column))
    case "duplicates":
      return evidence.duplicates(grouped(String(odd.rows), words.language))
    case "outliers":
      return evidence.outliers(
        printable(odd.column),
        grouped(String(odd.count), words.language),
        odd.farthest.map(({ value, row }) => evidence.outlier(bare(words, value), grouped(String(row), words.language))),
      )
    case "mixed":
      return evidence.mixed(printable(odd.column), grouped(String(odd.count), words.language), odd.examples.map(short))
  }
}
