/** The rows of a table that have all that is asked of them, and their figures. */
import { type Report, warning } from "../diagnostics/index.ts"
import { cellValue, isMissing } from "./cell-values.ts"
import type { Column, DataTable } from "./read-table.ts"

/** Numbers of the rows in which no column lacks its cell. The warning evidence-missing tells how many were left out. */
export function completeRows(table: DataTable, columns: readonly Column[], report: Report): number[] {
  const rows = Array.from({ length: table.rows }, (_, row) => row).filter((row) =>
    columns.every(({ cells }) => !isMissing(cells[row] ?? "")),
  )
  const count = table.rows - rows.length
  if (count > 0) report(warning("evidence-missing", null, { count, rows: table.rows, columns: columns.map(({ name }) => name) }))
  return rows
}

export function figuresIn({ cells, kind }: Column, rows: readonly number[]): Float64Array {
  return Float64Array.from(rows, (row) => cellValue(cells[row] ?? "", kind))
}
