/** Two sources column by column: whether the rows of the second come from where those of the first came from, and how far they moved. */
import { error, type Report, warning } from "../../diagnostics/index.ts"
import { type Chances, type Column, cellValue, chances, type DataTable, isMissing } from "../../evidence/index.ts"
import { type LanguageTeller, languagesOf, languageTeller } from "../gather/languages.ts"
import { signsOf } from "../gather/tokens.ts"
import { tableOf, textColumns } from "../profile.ts"
import type { ReadTable } from "../read/read.ts"
import { cutsOf } from "../target/levels.ts"
import { holm } from "./holm.ts"
import { kolmogorovTest } from "./kolmogorov.ts"
import { type Shift, shiftOf, stabilityIndex } from "./stability.ts"

/** Of a column of text its lengths and its languages are compared. */
export type DriftPart = "values" | "length" | "language" | "missing"

export type DriftColumn = {
  readonly column: string
  readonly part: DriftPart
  readonly test: "kolmogorov" | "chiSquare"
  /** The farthest distance of shares below a value, or chi-square. */
  readonly statistic: number
  /** Where they lie farthest apart: a value, or the level whose share moved most. */
  readonly at: string
  readonly p: number
  /** Raised by Holm for the number of tests. */
  readonly raised: number
  readonly index: number
  readonly shift: Shift
  /** Rows with a value, before and after. */
  readonly rows: readonly [before: number, after: number]
  readonly isDrift: boolean
}

export type DriftAnswer = {
  readonly before: string
  readonly after: string
  readonly rows: readonly [before: number, after: number]
  readonly alpha: number
  /** The surest first. */
  readonly columns: readonly DriftColumn[]
  /** Columns that only one of them has. */
  readonly gone: readonly string[]
  readonly come: readonly string[]
  /** Columns of which nearly every row has its own value, or that hold different kinds in the two. */
  readonly skipped: readonly string[]
}

type Compared = Omit<DriftColumn, "raised" | "isDrift">
type Tools = { readonly laws: Chances; readonly tell: LanguageTeller }

/** Null after a report. Errors: dataroom-no-common; dataroom-kind-changed is a warning. */
export async function driftBetween(one: ReadTable, other: ReadTable, alpha: number, report: Report): Promise<DriftAnswer | null> {
  const [before, after] = [tableOf(one), tableOf(other)]
  const common = before.columns.flatMap((column) => {
    const same = after.columns.find(({ name }) => name === column.name)
    return same === undefined ? [] : [[column, same] as const]
  })
  if (common.length === 0) {
    report(error("dataroom-no-common", null, { file: one.file, other: other.file }))
    return null
  }
  const texts = new Set([...(textColumns(one, before, {}, report) ?? []), ...(textColumns(other, after, {}, report) ?? [])])
  const tools = { laws: await chances(), tell: await languageTeller() }
  const found = common.map(([old, now]) => comparedColumn(old, now, texts.has(old.name), tools, other.file, report))
  return {
    before: one.file,
    after: other.file,
    rows: [one.rows, other.rows],
    alpha,
    columns: raisedByHolm(found.flat(), alpha),
    gone: missingIn(before, after),
    come: missingIn(after, before),
    skipped: common.flatMap(([old], k) => (found[k]?.some(({ part }) => part !== "missing") === true ? [] : [old.name])),
  }
}

function missingIn(one: DataTable, other: DataTable): readonly string[] {
  return one.columns.map(({ name }) => name).filter((name) => other.columns.every((column) => column.name !== name))
}

function raisedByHolm(found: readonly Compared[], alpha: number): readonly DriftColumn[] {
  const raised = holm(found.map(({ p }) => p))
  return found
    .map((each, k) => ({ ...each, raised: raised[k] ?? 1, isDrift: (raised[k] ?? 1) < alpha }))
    .sort((a, b) => a.raised - b.raised || b.index - a.index)
}

function comparedColumn(
  old: Column,
  now: Column,
  isText: boolean,
  tools: Tools,
  file: string,
  report: Report,
): readonly Compared[] {
  const missing = missingShare(old, now, tools.laws)
  if (isText) return [...textParts(old, now, tools), ...missing]
  if (old.kind === "empty" || now.kind === "empty") return missing
  if (areNumbers(old, now)) return [...numberParts(old, now), ...missing]
  if (old.kind !== now.kind && (old.kind === "number" || old.kind === "date"))
    report(warning("dataroom-kind-changed", null, { file, name: old.name, from: old.kind, got: now.kind }))
  return [...levelParts(old.name, "values", presentCells(old), presentCells(now), tools.laws), ...missing]
}

/** Days too: as milliseconds. Yes and no of zeros and ones may be numbers in a file with other figures. */
function areNumbers({ kind: one }: Column, { kind: other }: Column): boolean {
  if (one === "date" || other === "date") return one === other
  return one === "number" && other === "number"
}

function presentCells({ cells }: Column): readonly string[] {
  return cells.filter((cell) => !isMissing(cell))
}

function numberParts(old: Column, now: Column): readonly Compared[] {
  const values = ({ cells, kind }: Column): number[] =>
    cells.map((cell) => cellValue(cell, kind)).filter((value) => !Number.isNaN(value))
  const told = (value: number): string => (old.kind === "date" ? new Date(value).toISOString().slice(0, 10) : String(value))
  return ofNumbers(old.name, "values", values(old), values(now), told)
}

function ofNumbers(
  column: string,
  part: DriftPart,
  before: readonly number[],
  after: readonly number[],
  told: (value: number) => string = String,
): readonly Compared[] {
  if (before.length === 0 || after.length === 0) return []
  const { distance, p, at } = kolmogorovTest(before, after)
  const cuts = cutsOf(
    before.toSorted((a, b) => a - b),
    10,
  )
  const counts = (values: readonly number[]): number[] => {
    const parts = new Array<number>(cuts.length + 1).fill(0)
    for (const value of values) {
      const place = cuts.findIndex((cut) => value <= cut)
      const own = place < 0 ? cuts.length : place
      parts[own] = (parts[own] ?? 0) + 1
    }
    return parts
  }
  const index = stabilityIndex(counts(before), counts(after))
  const rows = [before.length, after.length] as const
  const where = Number.isNaN(at) ? "" : told(at)
  return [{ column, part, test: "kolmogorov", statistic: distance, at: where, p, index, shift: shiftOf(index), rows }]
}

/** Levels of which chi-square would expect fewer are joined: Cochran's rule of five. */
const leastExpected = 5

function levelParts(
  column: string,
  part: DriftPart,
  before: readonly string[],
  after: readonly string[],
  { chiSquareTest }: Chances,
): readonly Compared[] {
  const levels = joinedLevels(before, after)
  if (before.length === 0 || after.length === 0 || levels === null) return []
  const old = levels.map((level) => level.before)
  const now = levels.map((level) => level.after)
  // One value in all rows of both: nothing moved, and there is nothing to test.
  const { chiSquare, p } = levels.length < 2 ? { chiSquare: 0, p: 1 } : chiSquareTest([old, now])
  const moved = levels.map(({ before: b, after: a }) => Math.abs(a / after.length - b / before.length))
  const at = levels[moved.indexOf(Math.max(...moved))]?.name ?? ""
  const index = stabilityIndex(old, now)
  const rows = [before.length, after.length] as const
  return [{ column, part, test: "chiSquare", statistic: chiSquare, at, p, index, shift: shiftOf(index), rows }]
}

type Level = { readonly name: string; readonly before: number; readonly after: number }

/** The rare ones stand together under `…`. Null where nearly every row has its own value. */
function joinedLevels(before: readonly string[], after: readonly string[]): readonly Level[] | null {
  const counts = new Map<string, { before: number; after: number }>()
  const count = (cells: readonly string[], side: "before" | "after"): void => {
    for (const cell of cells) {
      const known = counts.get(cell) ?? { before: 0, after: 0 }
      known[side] += 1
      counts.set(cell, known)
    }
  }
  count(before, "before")
  count(after, "after")
  const all = before.length + after.length
  if (counts.size > 50 && counts.size > all / 5) return null
  const least = (leastExpected * all) / Math.min(before.length, after.length)
  const named = [...counts].map(([name, own]) => ({ name, ...own }))
  const frequent = named.filter((level) => level.before + level.after >= least)
  const rest = named.filter((level) => level.before + level.after < least)
  const sum = (side: "before" | "after"): number => rest.reduce((all, level) => all + level[side], 0)
  return rest.length === 0 ? frequent : [...frequent, { name: "…", before: sum("before"), after: sum("after") }]
}

function textParts(old: Column, now: Column, { laws, tell }: Tools): readonly Compared[] {
  const [before, after] = [presentCells(old), presentCells(now)]
  const lengths = (texts: readonly string[]): number[] =>
    texts.map((text) => {
      const { chinese, other } = signsOf(text)
      return chinese + other
    })
  const languages = (texts: readonly string[]): readonly string[] => languagesOf(texts, tell)
  return [
    ...ofNumbers(old.name, "length", lengths(before), lengths(after)),
    ...levelParts(old.name, "language", languages(before), languages(after), laws),
  ]
}

/** Where either has gaps: whether they are as frequent in both. */
function missingShare(old: Column, now: Column, laws: Chances): readonly Compared[] {
  const told = (cell: string): string => (isMissing(cell) ? "missing" : "present")
  if (!old.cells.some(isMissing) && !now.cells.some(isMissing)) return []
  return levelParts(old.name, "missing", old.cells.map(told), now.cells.map(told), laws)
}
