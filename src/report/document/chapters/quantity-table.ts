/** A table of quantities: what each is, what was given for it, and its range as computed. */
import type { Value } from "../../../units/index.ts"
import { calendarMonth } from "../../figures.ts"
import type { Block, Line, Row } from "../document.ts"
import { lineOf, marked, plain } from "../marks.ts"
import { figured, quoted, rightOf, said, tableOf } from "./setting.ts"
import { figureOf, givenAt, labelOf, quantityAt, type Show, type Subject, statsAt, writtenAt } from "./subject.ts"
import { toldText, toldValue } from "./told-value.ts"
import { wordFor } from "./word-for.ts"

export type Asked = { readonly path: string; readonly label?: string; readonly show?: Show }

/** Keys whose figures are parts of a whole, though a formula gives them no `%`. */
const isShare =
  /\.(?:share|share_of_revenue|discount|annual_share|annual_discount|take|fill|network|refunds|paying|converts|part|probability)$/u

const quantiles = ["p5", "p50", "p95"] as const

/** What the project does not have takes no row, nor what is nothing and was not written. */
export function quantityTable(subject: Subject, caption: string, asked: readonly Asked[]): Block[] {
  const { columns } = subject.pen.words.chapters
  const heads = [columns.what, columns.given, rightOf(columns.low), rightOf(columns.median), rightOf(columns.high)]
  return tableOf(
    caption,
    heads,
    asked.flatMap((one) => rowOf(subject, one)),
  )
}

function rowOf(subject: Subject, { path, label, show }: Asked): Row[] {
  const given = givenOf(subject, path)
  const range = rangeOf(subject, path, show)
  if (given.length === 0 && range.every((cell) => cell.length === 0)) return []
  return [{ cells: [said(label ?? labelOf(subject, path)), given, ...range] }]
}

/** As written, or the default that stands in its place where it is uncertain; of a certain one the figure is enough. */
export function givenOf(subject: Subject, path: string): Line {
  const definition = givenAt(subject, path)?.definition
  if (definition === undefined || definition.origin.kind === "library") return []
  const { words } = subject.pen
  const told = quoted(asTold(subject, definition.value, definition.text))
  if (definition.origin.kind === "file") return told
  if (definition.value?.kind !== "random" && statsAt(subject, path) !== null) return []
  return [...told, { kind: "text", text: words.chapters.defaultMark }]
}

/** For a table without columns of figures: what was written; of a real formula what it comes to, by `at`, and the formula as a note. */
export function computedOf(subject: Subject, path: string, at: string = path, shown?: Show): Line {
  const { words } = subject.pen
  const show = shown ?? (isShare.test(path) && statsAt(subject, at)?.unit === "" ? "share" : "amount")
  const text = writtenAt(subject, path)
  const value = givenAt(subject, path)?.definition.value ?? null
  if (text === null) return []
  const [low, median, high] = quantiles.map((of) => figureOf(subject, at, of, show))
  if (value?.kind !== "formula" || !low || !median || !high) return quoted(asTold(subject, value, text))
  const { report } = words
  const range = low.value === high.value ? marked(median) : report.range(marked(low), marked(high))
  return lineOf(report.withRange(range, marked({ kind: "code", text: plain(text) })))
}

/** A month of the venture, `month 14`, as one of the calendar where the file says when it starts. */
function asTold({ pen: { words, about } }: Subject, value: Value | null, text: string): string {
  const { start } = about.header
  if (start !== null && value?.kind === "constant" && /^month\s+\d+$/u.test(text.trim()))
    return calendarMonth(words, start, value.magnitude)
  return toldValue(words, value, text)
}

/** Texts that are no quantities: a keyword in words of the language, a quantity told as one. */
export function toldLine({ pen: { words } }: Subject, text: string | null): Line {
  return text === null ? [] : quoted(wordFor(words.chapters.given.keys, toldText(words, text)))
}

/** A figure that is the same in every sample stands once, in the middle. */
export function rangeOf(subject: Subject, path: string, show?: Show): readonly Line[] {
  const stats = statsAt(subject, path)
  if (stats === null) return [[], [], []]
  const isFixed = stats.p5 === stats.p95
  if (isFixed && stats.p50 === 0 && quantityAt(subject, path)?.definition.origin.kind !== "file") return [[], [], []]
  return quantiles.map((of) => (isFixed && of !== "p50" ? [] : figured(figureOf(subject, path, of, show))))
}
