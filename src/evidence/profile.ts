/** What a table holds, column by column, and what is odd about it. Odd values are named; nothing is taken out. */
import type { Report } from "../diagnostics/index.ts"
import { cellValue, dateOf, isMissing, type Kind, numberOf } from "./cell-values.ts"
import { meanOf, quantileOf, varianceOf } from "./moments.ts"
import { type Column, type DataTable, readTable } from "./read-table.ts"

export type Level = { readonly name: string; readonly rows: number }
/** `row`: counted from 1, below the line of names. */
export type Outlier = { readonly row: number; readonly value: number }

export type NumberFigures = {
  readonly least: number
  readonly most: number
  readonly mean: number
  readonly median: number
  /** With n − 1 below; null of one value. */
  readonly deviation: number | null
  /** Beyond 1.5 times the range between the quartiles. */
  readonly outliers: number
  /** The farthest of them. */
  readonly farthest: readonly Outlier[]
}

export type ColumnProfile = {
  readonly name: string
  readonly kind: Kind
  readonly missing: number
  readonly distinct: number
  /** Of a column of numbers. */
  readonly figures: NumberFigures | null
  /** Share of yes, of a column of yes and no. */
  readonly yes: number | null
  /** First and last day, of a column of days: `2026-11-24`. */
  readonly days: readonly [string, string] | null
  /** The most frequent categories. */
  readonly levels: readonly Level[]
}

export type Oddity =
  | { readonly kind: "constant"; readonly column: string; readonly value: string }
  | { readonly kind: "empty"; readonly column: string }
  | { readonly kind: "duplicates"; readonly rows: number }
  | { readonly kind: "outliers"; readonly column: string; readonly count: number; readonly farthest: readonly Outlier[] }
  /** Nearly all cells are numbers; `examples` are some that are not. */
  | { readonly kind: "mixed"; readonly column: string; readonly count: number; readonly examples: readonly string[] }

export type DataProfile = {
  readonly rows: number
  readonly columns: readonly ColumnProfile[]
  readonly odd: readonly Oddity[]
}

const mostLevels = 5
const mostOutliers = 3
/** Of the cells that hold something: a column with so many numbers was meant to hold numbers. */
const nearlyAll = 0.8

/** Null after a report. Errors: those of `readTable`. */
export function profileTable(text: string, file: string, report: Report): DataProfile | null {
  const table = readTable(text, file, report)
  return table === null ? null : profileOfTable(table)
}

export function profileOfTable(table: DataTable): DataProfile {
  const columns = table.columns.map(profileOf)
  return {
    rows: table.rows,
    columns,
    odd: [...duplicates(table.columns, table.rows), ...columns.flatMap(oddOf), ...table.columns.flatMap(mixed)],
  }
}

function profileOf({ name, kind, cells }: Column): ColumnProfile {
  const present = cells.filter((cell) => !isMissing(cell))
  const counts = new Map<string, number>()
  for (const cell of present) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  const levels = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, mostLevels)
  const days = kind === "date" ? present.toSorted((a, b) => dateOf(a) - dateOf(b)) : []
  return {
    name,
    kind,
    missing: cells.length - present.length,
    distinct: counts.size,
    figures: kind === "number" ? figuresOf(cells) : null,
    yes: kind === "truth" ? meanOf(present.map((cell) => cellValue(cell, kind))) : null,
    days: kind === "date" ? [days[0] ?? "", days.at(-1) ?? ""] : null,
    levels: kind === "category" || counts.size === 1 ? levels.map(([level, rows]) => ({ name: level, rows })) : [],
  }
}

function figuresOf(cells: readonly string[]): NumberFigures {
  const all = cells
    .map((cell, k) => ({ row: k + 1, value: cellValue(cell, "number") }))
    .filter(({ value }) => !Number.isNaN(value))
  const sorted = all.map(({ value }) => value).sort((a, b) => a - b)
  const [low, middle, high] = [quantileOf(sorted, 0.25), quantileOf(sorted, 0.5), quantileOf(sorted, 0.75)]
  const reach = 1.5 * (high - low)
  const out = all.filter(({ value }) => value < low - reach || value > high + reach)
  const far = ({ value }: Outlier): number => Math.max(low - value, value - high)
  return {
    least: sorted[0] ?? Number.NaN,
    most: sorted.at(-1) ?? Number.NaN,
    mean: meanOf(sorted),
    median: middle,
    deviation: sorted.length < 2 ? null : Math.sqrt(varianceOf(sorted)),
    outliers: out.length,
    farthest: out.toSorted((a, b) => far(b) - far(a)).slice(0, mostOutliers),
  }
}

function oddOf({ name, kind, distinct, levels, figures }: ColumnProfile): Oddity[] {
  if (kind === "empty") return [{ kind: "empty", column: name }]
  if (distinct === 1) return [{ kind: "constant", column: name, value: levels[0]?.name ?? "" }]
  if (figures === null || figures.outliers === 0) return []
  return [{ kind: "outliers", column: name, count: figures.outliers, farthest: figures.farthest }]
}

/** Rows that say the same as one before them. */
function duplicates(columns: readonly Column[], rows: number): Oddity[] {
  const seen = new Set<string>()
  for (let row = 0; row < rows; row++) seen.add(JSON.stringify(columns.map(({ cells }) => cells[row])))
  return seen.size === rows ? [] : [{ kind: "duplicates", rows: rows - seen.size }]
}

function mixed({ name, kind, cells }: Column): Oddity[] {
  if (kind !== "category") return []
  const present = cells.filter((cell) => !isMissing(cell))
  const others = present.filter((cell) => Number.isNaN(numberOf(cell)))
  const isMeant = present.length - others.length >= nearlyAll * present.length
  return isMeant ? [{ kind: "mixed", column: name, count: others.length, examples: [...new Set(others)].slice(0, 3) }] : []
}
