/** `data(file.csv, column)`: a column of observed figures. The shell reads the file; only its text comes here. */
import Papa from "papaparse"
import { error, nearest, type Report } from "../diagnostics/index.ts"
import type { DataValue, Value } from "../units/index.ts"

/** The text of a file that the venture names, or null when it cannot be had. */
export type ReadFile = (name: string) => string | null

export function withObservations(value: Value | null, readFile: ReadFile, report: Report): Value | null {
  if (value?.kind !== "data") return value
  const values = column(value, readFile, report)
  return values === null
    ? null
    : { kind: "random", distribution: { kind: "observed", values }, unit: value.unit, span: value.span }
}

/** The figures of one column, sorted upwards; null after a report. */
function column(value: DataValue, readFile: ReadFile, report: Report): number[] | null {
  const text = readFile(value.file)
  if (text === null) {
    report(error("data-missing", value.span, { file: value.file }))
    return null
  }
  const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
  const names = meta.fields ?? []
  if (!names.includes(value.column)) {
    const close = nearest(value.column, names)
    report(error("data-column", value.span, { file: value.file, column: value.column, nearest: close }))
    return null
  }
  const figures = data.map((row) => Number((row[value.column] ?? "").trim() || Number.NaN))
  const bad = figures.findIndex((x) => !Number.isFinite(x))
  if (bad >= 0 || figures.length === 0) {
    const got = data[bad]?.[value.column] ?? ""
    report(error("data-number", value.span, { file: value.file, column: value.column, row: bad + 2, got }))
    return null
  }
  return figures.toSorted((a, b) => a - b)
}
