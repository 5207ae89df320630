/** A table of quantities: what each is, what was given for it, and its range as computed. */
import type { Block, Line, Row } from "../document.ts"
import { lineOf, marked, plain } from "../marks.ts"
import { figured, quoted, rightOf, said, tableOf } from "./setting.ts"
import { figureOf, givenAt, labelOf, quantityAt, type Show, type Subject, statsAt, writtenAt } from "./subject.ts"

export type Asked = { readonly path: string; readonly label?: string; readonly show?: Show }

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
  if (definition.origin.kind === "file") return quoted(definition.text)
  if (definition.value?.kind !== "random" && statsAt(subject, path) !== null) return []
  const { words } = subject.pen
  return [...quoted(definition.text), { kind: "text", text: words.chapters.defaultMark }]
}

/** For a table without columns of figures: behind a real formula its range as computed, `at` being what was computed by it. */
export function computedOf(subject: Subject, path: string, at: string = path): Line {
  const text = writtenAt(subject, path)
  const isFormula = givenAt(subject, path)?.definition.value?.kind === "formula"
  const [low, median, high] = quantiles.map((of) => figureOf(subject, at, of))
  if (text === null || !isFormula || !low || !median || !high) return quoted(text)
  const { report } = subject.pen.words
  const range = low.value === high.value ? marked(median) : report.range(marked(low), marked(high))
  return lineOf(report.withRange(marked({ kind: "code", text: plain(text) }), range))
}

/** A figure that is the same in every sample stands once, in the middle. */
export function rangeOf(subject: Subject, path: string, show?: Show): readonly Line[] {
  const stats = statsAt(subject, path)
  if (stats === null) return [[], [], []]
  const isFixed = stats.p5 === stats.p95
  if (isFixed && stats.p50 === 0 && quantityAt(subject, path)?.definition.origin.kind !== "file") return [[], [], []]
  return quantiles.map((of) => (isFixed && of !== "p50" ? [] : figured(figureOf(subject, path, of, show))))
}
