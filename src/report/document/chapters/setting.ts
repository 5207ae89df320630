/** Parts of chapters as they are set: lines, and blocks that are left out where they have nothing to say. */
import type { Words } from "../../../words/index.ts"
import type { Block, Column, Figure, Inline, Line, Row, Table, Tone } from "../document.ts"
import { lineOf, plain } from "../marks.ts"

export function said(text: string): Line {
  return text === "" ? [] : [{ kind: "text", text: plain(text) }]
}

/** What the founder wrote; nothing where nothing was written. */
export function quoted(text: string | null): Line {
  return text === null || text === "" ? [] : [{ kind: "code", text: plain(text) }]
}

export function figured(figure: Figure | null): Line {
  return figure === null ? [] : [figure]
}

/** Sentences that may hold marked figures, one after the other. */
export function sentences(words: Words, texts: readonly (string | null)[]): Line {
  const some = texts.filter((text) => text !== null && text !== "")
  return lineOf(some.join(words.signs.sentence))
}

/** "a, b and c"; in Chinese with the sign between them that parts a list. */
export function listed(words: Words, names: readonly string[]): string {
  return words.language === "zh" ? names.join(words.signs.name) : words.report.list(names)
}

/** The sentence that opens a chapter; the plain one says what the chapter is about where there is no figure to say it with. */
export function opening(line: Line, otherwise: string): Block[] {
  return paragraph("lead", line.length > 0 ? line : said(otherwise))
}

export function paragraph(tone: Tone, line: Line): Block[] {
  return line.length === 0 ? [] : [{ kind: "text", tone, line }]
}

/** Lines with a comma between them, without the empty ones. */
export function joined(words: Words, lines: readonly Line[], by: string = words.signs.comma): Line {
  const some = lines.filter((line) => line.length > 0)
  return some.flatMap((line, k): Inline[] => (k === 0 ? [...line] : [{ kind: "text", text: by }, ...line]))
}

export type ColumnTitle = string | readonly [title: string, of: "figure"]

/** A table without rows is none; a column that is empty in every row is left out, but for the first. */
export function tableOf(caption: string, titles: readonly ColumnTitle[], rows: readonly Row[]): Block[] {
  if (rows.length === 0) return []
  const kept = titles.flatMap((_, k) => (k === 0 || rows.some(({ cells }) => (cells[k] ?? []).length > 0) ? [k] : []))
  const columns = kept.map((k) => columnOf(titles[k] ?? ""))
  const set = rows.map((row) => ({ ...row, cells: kept.map((k) => row.cells[k] ?? []) }))
  return [{ kind: "table", table: { caption, columns, rows: set } }]
}

/** The table of a picture: with every column, and without a caption, since the picture has a title. */
export function pictureTable(titles: readonly ColumnTitle[], rows: readonly Row[]): Table {
  return { caption: "", columns: titles.map(columnOf), rows }
}

function columnOf(title: ColumnTitle): Column {
  return typeof title === "string" ? { title, isFigure: false } : { title: title[0], isFigure: true }
}

/** Of a column of figures. */
export const rightOf = (title: string): ColumnTitle => [title, "figure"]
