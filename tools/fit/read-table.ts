// One measured table (Parquet) as plain rows: the columns that are asked for, whole numbers as numbers.
import { readFileSync } from "node:fs"
import { parquetMetadata, parquetReadObjects, parquetSchema } from "hyparquet"
import { compressors } from "hyparquet-compressors"

export type TableRow = Readonly<Record<string, number | string>>

export async function readTable(path: string, columns: readonly string[]): Promise<readonly TableRow[]> {
  const { buffer, byteOffset, byteLength } = readFileSync(path)
  const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer // of a file, never shared
  const there = new Set(parquetSchema(parquetMetadata(file)).children.map(({ element }) => element.name))
  const rows = await parquetReadObjects({ file, columns: columns.filter((column) => there.has(column)), compressors })
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, plain(row[column])])))
}

/** A column that an older table lacks is empty. */
function plain(value: unknown): number | string {
  if (value === undefined) return ""
  return typeof value === "bigint" ? Number(value) : typeof value === "number" ? value : String(value)
}
