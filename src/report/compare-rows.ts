/** The key figures of a comparison as rows: what it is, in A, in B, the difference and its error. */
import type { ComparedProject, Moved, PairedStats, Stats } from "../decide/index.ts"
import type { Words } from "../words/index.ts"
import { pointsOf } from "./compare-lines.ts"
import { bare, beside, calendarMonth, change, type FigureValue, share, withUnit } from "./figures.ts"

export type CompareRow = {
  readonly label: string
  readonly a: string
  readonly b: string
  readonly difference: string
  readonly error: string
}

/** First months of the two variants as written, `2027-01`: a launch is told as a month of the calendar. */
export type Starts = { readonly a: string | null; readonly b: string | null }

export function worthRow(label: string, worth: ComparedProject["worth"], words: Words): CompareRow {
  const row = moneyRow(label, worth, worth.unit, words)
  return worth.unitOfB === null ? row : { ...row, b: withUnit(words, worth.b, worth.unitOfB) }
}

export function figureRows(project: ComparedProject, starts: Starts, words: Words): CompareRow[] {
  const { rows, columns } = words.report
  const said = words.compare.rows
  const value = project.value
  const money = (label: string, stats: PairedStats | null, names: readonly ("p5" | "p50" | "p95")[]): CompareRow[] =>
    stats === null ? [] : names.map((name) => statRow(said.at(label, columns[name]), stats, name, words))
  return [
    worthRow(said.worth, project.worth, words),
    ...money(rows.value, value, ["p5", "p50", "p95"]),
    chanceRow(said.best, project.probabilityWins, words),
    ...chanceRows(said.beats, project.beatsNothing, words),
    ...chanceRows(said.survival, project.survival, words),
    ...money(rows.minimumCash, project.minimumCash, ["p5", "p50"]),
    ...monthRows(rows.launch, project.launchMonth, starts, words),
    ...monthRows(rows.breakEven, project.breakEvenMonth, starts, words),
  ]
}

function statRow(label: string, { a, b, moved }: PairedStats, name: "p5" | "p50" | "p95", words: Words): CompareRow {
  if (moved !== null) return moneyRow(label, moved[name], moved.unit, words)
  const own = (stats: Stats | null): string => (stats === null ? bare(words, null) : withUnit(words, stats[name], stats.unit))
  return { label, a: own(a), b: own(b), difference: bare(words, null), error: "" }
}

function moneyRow(label: string, { a, b, by, error }: Moved, unit: string, words: Words): CompareRow {
  const figure = (x: FigureValue): string => withUnit(words, x, unit)
  return { label, a: figure(a), b: figure(b), difference: change(words, by, unit), error: errorOf(error, 1, words, by, unit) }
}

function chanceRows(label: string, moved: Moved, words: Words): CompareRow[] {
  return moved.a === null && moved.b === null ? [] : [chanceRow(label, moved, words)]
}

export function chanceRow(label: string, { a, b, by, error }: Moved, words: Words): CompareRow {
  const difference = by === null ? bare(words, null) : pointsOf(by, words)
  return { label, a: share(words, a), b: share(words, b), difference, error: errorOf(error, 100, words) }
}

/** The median of the samples in which it comes, and how often it never does. */
function monthRows(label: string, stats: PairedStats | null, starts: Starts, words: Words): CompareRow[] {
  if (stats === null) return []
  const { moved } = stats
  const month = (own: Stats | null, start: string | null): string =>
    own?.never === 1 ? words.report.never : calendarMonth(words, start, own?.p50)
  const row: CompareRow = {
    label: words.compare.rows.at(label, words.report.columns.p50),
    a: month(stats.a, starts.a),
    b: month(stats.b, starts.b),
    difference: moved?.p50.by == null ? bare(words, null) : change(words, moved.p50.by, moved.unit),
    error: errorOf(moved?.p50.error ?? null, 1, words, moved?.p50.by, moved?.unit),
  }
  return moved?.never == null ? [row] : [row, chanceRow(words.compare.rows.never(label), moved.never, words)]
}

/** Counted as the difference of which it is the error. */
function errorOf(error: number | null, scale: number, words: Words, by: FigureValue = null, unit = ""): string {
  return error === null || error === 0 ? "" : beside(words, error * scale, by, unit)
}
