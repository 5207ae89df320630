/**
 * The figures of a document as a table for spreadsheets and scripts (RFC 4180): one row a figure, with the place where
 * it stands in the report and in the document of `plan --json`.
 */
import Papa from "papaparse"
import { unreachable } from "../engine/index.ts"
import type { Block, Document, Figure, Inline, Table } from "./document/document.ts"
import { lineText } from "./document/line-text.ts"
import { withoutUnfitSigns } from "./unfit-signs.ts"

type Entry = readonly [
  chapter: string,
  table: string,
  row: string,
  column: string,
  value: number | null,
  text: string,
  quantity: string,
  place: string,
]

/** The same in every language: programs read them. */
const head = ["chapter", "table", "row", "column", "value", "text", "quantity", "place"]

/** With it, Excel reads the file as UTF-8. */
const byteOrderMark = "\u{feff}"

export function csvOf({ cover, chapters, title }: Document): string {
  const records = [
    ...cover.flatMap((block) => blockRecords(title, block)),
    ...chapters.flatMap((chapter) => chapter.blocks.flatMap((block) => blockRecords(chapter.title, block))),
  ]
  // What begins with =, +, - or @ would run as a formula where the file is opened: names come from strangers.
  return `${byteOrderMark}${Papa.unparse([head, ...records], { escapeFormulae: true, newline: "\r\n" })}\r\n`
}

function blockRecords(chapter: string, block: Block): Entry[] {
  switch (block.kind) {
    case "tiles":
      return block.tiles.flatMap(({ label, figure, note }) =>
        [...figure, ...note].flatMap(figuresOf).map((one) => recordOf(chapter, "", label, "", one)),
      )
    case "table":
      return tableRecords(chapter, block.table)
    case "chart":
      return tableRecords(chapter, { ...block.table, caption: block.table.caption || block.title })
    case "text":
    case "list":
    case "heading":
      return []
    default:
      return unreachable(block)
  }
}

function tableRecords(chapter: string, { caption, columns, rows }: Table): Entry[] {
  return rows.flatMap(({ cells }) =>
    cells.flatMap((cell, k) =>
      cell.flatMap(figuresOf).map((one) => recordOf(chapter, caption, lineText(cells[0] ?? []), columns[k]?.title ?? "", one)),
    ),
  )
}

function recordOf(chapter: string, table: string, row: string, column: string, { value, text, path, at }: Figure): Entry {
  return [withoutUnfitSigns(chapter), withoutUnfitSigns(table), withoutUnfitSigns(row), column, value, text, path, at]
}

function figuresOf(inline: Inline): Figure[] {
  if (inline.kind === "figure") return [inline]
  return inline.kind === "strong" ? inline.of.flatMap(figuresOf) : []
}
