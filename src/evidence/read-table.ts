/** A table of the founder's data: CSV with a line of names, as columns of texts. What the cells mean is told by `cell-values.ts`. */
import Papa from "papaparse"
import { error, nearest, type Report, warning } from "../diagnostics/index.ts"
import { type Kind, kindOf } from "./cell-values.ts"

export type Column = {
  readonly name: string
  readonly kind: Kind
  /** Trimmed; one a row. */
  readonly cells: readonly string[]
}

export type DataTable = { readonly file: string; readonly rows: number; readonly columns: readonly Column[] }

/** Larger tables want a database, or a sample. */
export const mostRows = 1_000_000
export const mostColumns = 1000

/**
 * Null after a report. Blank lines are no rows.
 * Errors: evidence-no-table, evidence-too-large, evidence-same-name; evidence-ragged is a warning.
 */
export function readTable(text: string, file: string, report: Report): DataTable | null {
  const { data, errors } = Papa.parse(text, { skipEmptyLines: "greedy" })
  const [head = [], ...rows] = data
  const names = head.map((name) => name.trim())
  const isBroken = errors.some(({ type }) => type === "Quotes")
  if (isBroken || rows.length === 0 || !looksLikeNames(names)) {
    report(error("evidence-no-table", null, { file, kind: isBroken ? "quotes" : rows.length === 0 ? "rows" : "names" }))
    return null
  }
  if (rows.length > mostRows || names.length > mostColumns) {
    report(error("evidence-too-large", null, { file, rows: rows.length, columns: names.length, mostRows, mostColumns }))
    return null
  }
  const twice = names.find((name, k) => names.indexOf(name) !== k)
  if (twice !== undefined) {
    report(error("evidence-same-name", null, { file, name: twice }))
    return null
  }
  const ragged = rows.filter((cells) => cells.length !== names.length).length
  if (ragged > 0) report(warning("evidence-ragged", null, { file, count: ragged, columns: names.length }))
  const columns = names.map((name, k) => {
    const cells = rows.map((row) => (row[k] ?? "").trim())
    return { name, cells, kind: kindOf(cells) }
  })
  return { file, rows: rows.length, columns }
}

/** A first line with a name over every column. Years may be names; a line of numbers alone, or of a web page, names nothing. */
function looksLikeNames(names: readonly string[]): boolean {
  const isPage = names.some((name) => name.startsWith("<") || name.startsWith("{"))
  return !isPage && names.every((name) => name !== "") && names.some((name) => !Number.isFinite(Number(name)))
}

/** The column of that name, in any case where no other is meant; null after a report. Errors: evidence-unknown-column. */
export function columnNamed({ columns, file }: DataTable, name: string, report: Report): Column | null {
  const asked = name.trim()
  const alike = columns.filter((column) => column.name.toLowerCase() === asked.toLowerCase())
  const found = columns.find((column) => column.name === asked) ?? (alike.length === 1 ? alike[0] : undefined)
  if (found !== undefined) return found
  const names = columns.map((column) => column.name)
  report(error("evidence-unknown-column", null, { name: asked, file, nearest: nearest(asked, names), known: names }))
  return null
}
