/**
 * What every reader gives: rows of texts. A line of text, an object, a rating, an image, a box, a web page: each is a row, so that
 * one profile and one comparison serve all of them.
 */
import type { Report } from "../../diagnostics/index.ts"

export type DataFormat = "csv" | "jsonl" | "text" | "parquet" | "ratings" | "images" | "coco" | "web"

export const dataFormats: readonly DataFormat[] = ["csv", "jsonl", "text", "parquet", "ratings", "images", "coco", "web"]

export type Row = {
  /** As people count: a line of the file, or a row below the line of names. */
  readonly row: number
  /** In the order of the names; shorter where later names were not known yet. */
  readonly cells: readonly string[]
  /** What tells it from others, where the cells do not: the bytes of an image, the text of a page. */
  readonly key?: string
}

export type RowSink = (row: Row) => void

export type Reading = {
  readonly sink: RowSink
  readonly report: Report
  /** Share of the bytes that are read. */
  readonly onBytes: (read: number) => void
}

/** The names of the columns, known when all is read. */
export type Names = readonly string[]
