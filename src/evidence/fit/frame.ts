/** The rows of a table that a fit takes: what is measured, what may explain it, exposure and time, as numbers or levels. */
import { error, type Report } from "../../diagnostics/index.ts"
import { cellValue } from "../cell-values.ts"
import { completeRows, figuresIn } from "../complete-rows.ts"
import { mostLevels } from "../groups.ts"
import { type Column, columnNamed, type DataTable } from "../read-table.ts"

export type FitKind = "linear" | "logistic" | "poisson"
export const fitKinds: readonly [FitKind, ...FitKind[]] = ["linear", "logistic", "poisson"]

/** What may be asked of a fit, besides its columns. */
export type FrameAsked = {
  /** The column that is measured. */
  readonly of: string
  /** Columns that may explain it. */
  readonly by: readonly string[]
  readonly kind?: FitKind
  /** Columns taken by their logarithm: a coefficient between two of them is an elasticity. */
  readonly log?: readonly string[]
  /** How much each count was counted over: months, visits. */
  readonly exposure?: string
  /** Orders the rows. */
  readonly time?: string
  /** Whose the row is: several of one respondent are no independent rows. */
  readonly respondent?: string
}

export type Predictor =
  | { readonly kind: "number"; readonly name: string; readonly isLog: boolean; readonly values: Float64Array }
  /** In months since its first day, `zero` [ms]. */
  | { readonly kind: "date"; readonly name: string; readonly zero: number; readonly values: Float64Array }
  /** Yes is 1. */
  | { readonly kind: "truth"; readonly name: string; readonly values: Float64Array }
  | { readonly kind: "category"; readonly name: string; readonly levels: readonly string[] }

export type Frame = {
  readonly file: string
  readonly of: string
  readonly kind: FitKind
  /** The kind was read off the column. */
  readonly isGuessed: boolean
  /** `of` is taken by its logarithm. */
  readonly isLog: boolean
  readonly outcome: Float64Array
  readonly predictors: readonly Predictor[]
  /** Its logarithm. */
  readonly offset: Float64Array | null
  readonly exposure: string | null
  /** The texts of the time, in the order of the rows. */
  readonly time: { readonly name: string; readonly cells: readonly string[] } | null
  readonly respondent: { readonly name: string; readonly cells: readonly string[] } | null
  /** Of each row, its number in the table from 1. In order of time where there is one. */
  readonly rows: readonly number[]
  readonly missing: number
}

/** The days of a year over its months. */
export const monthMilliseconds: number = (365.25 / 12) * 24 * 3600 * 1000
/** More figures than this are no work for a moment. */
const mostFigures = 20_000_000

/**
 * Null after a report. Rows that lack any of the columns are left out.
 * Errors: evidence-unknown-column, evidence-same-column, evidence-not-number, evidence-many-levels, evidence-few-rows, evidence-constant,
 * evidence-fit-nothing, evidence-fit-kind, evidence-fit-log, evidence-fit-range, evidence-fit-exposure, evidence-fit-large; evidence-missing is a warning.
 */
export function frameOf(table: DataTable, asked: FrameAsked, report: Report): Frame | null {
  if (asked.by.length === 0) {
    report(error("evidence-fit-nothing", null, { name: asked.of }))
    return null
  }
  const columns = columnsOf(table, asked, report)
  if (columns === null) return null
  const { of, by, exposure, time, respondent } = columns
  const used = [of, ...by, ...[exposure, time, respondent].filter((column) => column !== null)]
  const complete = completeRows(table, used, report)
  const rows = time === null ? complete : inTime(complete, time)
  const isLog = isAmong(of, asked.log)
  const kind = kindFor(of, rows, asked, report)
  if (kind === null || !isVaried([of, ...by], rows, report)) return null
  if (rows.length * (by.length + 1) > mostFigures) {
    report(error("evidence-fit-large", null, { file: table.file, rows: rows.length, columns: by.length, most: mostFigures }))
    return null
  }
  const outcome = numbersOf(of, rows, isLog, report)
  const predictors = by.map((column) => predictorOf(column, rows, isAmong(column, asked.log), report))
  const offset = exposure === null ? null : exposureOf(exposure, rows, report)
  if (outcome === null || predictors.includes(null) || (exposure !== null && offset === null)) return null
  return {
    file: table.file,
    of: of.name,
    kind,
    isGuessed: asked.kind === undefined,
    isLog,
    outcome,
    predictors: predictors.filter((p) => p !== null),
    offset,
    exposure: exposure?.name ?? null,
    time: time === null ? null : { name: time.name, cells: rows.map((row) => time.cells[row] ?? "") },
    respondent: respondent === null ? null : { name: respondent.name, cells: rows.map((row) => respondent.cells[row] ?? "") },
    rows: rows.map((row) => row + 1),
    missing: table.rows - complete.length,
  }
}

type Columns = {
  readonly of: Column
  readonly by: readonly Column[]
  readonly exposure: Column | null
  readonly time: Column | null
  readonly respondent: Column | null
}

function columnsOf(table: DataTable, asked: FrameAsked, report: Report): Columns | null {
  const named = (name: string): Column | null => columnNamed(table, name, report)
  const of = named(asked.of)
  const by = asked.by.map(named)
  const exposure = asked.exposure === undefined ? null : named(asked.exposure)
  const time = asked.time === undefined ? null : named(asked.time)
  const respondent = asked.respondent === undefined ? null : named(asked.respondent)
  const logs = (asked.log ?? []).map(named)
  const isLost = (column: Column | null, name: string | undefined): boolean => name !== undefined && column === null
  if (of === null || by.includes(null) || logs.includes(null)) return null
  if (isLost(exposure, asked.exposure) || isLost(time, asked.time) || isLost(respondent, asked.respondent)) return null
  const kept = by.filter((column) => column !== null)
  const twice = kept.find((column, k) => column === of || column === exposure || kept.indexOf(column) !== k)
  const stray = logs.find((column) => column !== of && !by.includes(column))
  if (twice !== undefined) report(error("evidence-same-column", null, { name: twice.name }))
  else if (stray !== undefined && stray !== null)
    report(error("evidence-fit-log", null, { name: stray.name, why: "stray", row: 0 }))
  else return { of, by: kept, exposure, time, respondent }
  return null
}

function isAmong({ name }: Column, asked: readonly string[] = []): boolean {
  return asked.some((one) => one.trim() === name || one.trim().toLowerCase() === name.toLowerCase())
}

/** By the time of each row; rows of one time stay in the order of the file. */
function inTime(rows: readonly number[], { cells, kind }: Column): number[] {
  const at = (row: number): number => cellValue(cells[row] ?? "", kind)
  if (kind !== "category") return rows.toSorted((a, b) => at(a) - at(b))
  return rows.toSorted((a, b) => ((cells[a] ?? "") < (cells[b] ?? "") ? -1 : (cells[a] ?? "") > (cells[b] ?? "") ? 1 : 0))
}

/** Yes and no are fitted as odds, counts as counts, all else by a line; null after a report. */
function kindFor(of: Column, rows: readonly number[], asked: FrameAsked, report: Report): FitKind | null {
  const values = rows.map((row) => cellValue(of.cells[row] ?? "", of.kind))
  const isNumber = of.kind === "number" || of.kind === "truth"
  const isCount = isNumber && values.every((value) => value >= 0 && Number.isInteger(value))
  const isLog = isAmong(of, asked.log)
  const guessed = of.kind === "truth" ? "logistic" : isCount && !isLog ? "poisson" : "linear"
  const kind = asked.kind ?? guessed
  const fits = { linear: isNumber, logistic: of.kind === "truth" && !isLog, poisson: isCount && !isLog }
  if (of.kind === "date" || of.kind === "empty") report(error("evidence-not-number", null, { name: of.name, kind: of.kind }))
  else if (!fits[kind]) report(error("evidence-fit-kind", null, { name: of.name, kind, holds: of.kind }))
  else if (asked.exposure !== undefined && kind !== "poisson")
    report(error("evidence-fit-exposure", null, { name: asked.exposure, why: "kind", row: 0 }))
  else return kind
  return null
}

/** Columns that are alike in every row, or hold too many levels. */
function isVaried(used: readonly Column[], rows: readonly number[], report: Report): boolean {
  if (rows.length < 3) {
    report(error("evidence-few-rows", null, { name: used[0]?.name ?? "", rows: rows.length, needed: 3 }))
    return false
  }
  return used.every((column) => {
    const levels = new Set(rows.map((row) => column.cells[row])).size
    if (levels === 1) report(error("evidence-constant", null, { name: column.name }))
    else if (column.kind === "category" && levels > mostLevels)
      report(error("evidence-many-levels", null, { name: column.name, count: levels, most: mostLevels }))
    else return true
    return false
  })
}

/** Squares of squares of what lies beyond are no numbers. */
const farthest = 1e60

/** Null after a report: the logarithm wants figures above zero. */
function numbersOf(column: Column, rows: readonly number[], isLog: boolean, report: Report): Float64Array | null {
  const { name } = column
  const values = figuresIn(column, rows)
  const beyond = values.findIndex((value) => Math.abs(value) > farthest)
  if (beyond >= 0) {
    report(error("evidence-fit-range", null, { name, row: (rows[beyond] ?? 0) + 1 }))
    return null
  }
  if (!isLog) return values
  const wrong = values.findIndex((value) => !(value > 0))
  if (wrong < 0) return values.map(Math.log)
  report(error("evidence-fit-log", null, { name, why: "sign", row: (rows[wrong] ?? 0) + 1 }))
  return null
}

function predictorOf(column: Column, rows: readonly number[], isLog: boolean, report: Report): Predictor | null {
  const { name, kind, cells } = column
  if (kind === "empty") {
    report(error("evidence-not-number", null, { name, kind }))
    return null
  }
  if (isLog && kind !== "number") {
    report(error("evidence-fit-log", null, { name, why: "kind", row: 0 }))
    return null
  }
  if (kind === "category") return { kind, name, levels: rows.map((row) => cells[row] ?? "") }
  const values = numbersOf(column, rows, isLog, report)
  if (values === null) return null
  if (kind !== "date") return kind === "truth" ? { kind, name, values } : { kind, name, isLog, values }
  const zero = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY)
  return { kind, name, zero, values: values.map((value) => (value - zero) / monthMilliseconds) }
}

/** The logarithm of the exposure; null after a report. */
function exposureOf(column: Column, rows: readonly number[], report: Report): Float64Array | null {
  const { name, kind } = column
  const values = figuresIn(column, rows)
  const wrong = values.findIndex((value) => !(value > 0))
  if (wrong < 0 && kind !== "date") return values.map(Math.log)
  report(error("evidence-fit-exposure", null, { name, why: "sign", row: (rows[Math.max(0, wrong)] ?? 0) + 1 }))
  return null
}
