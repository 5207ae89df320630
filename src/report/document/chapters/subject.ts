/**
 * What the chapters ask of the best project: which quantities it has, what was written, what was computed. Every figure comes
 * from the pen; a figure that the portrait lacks is null, and whoever asks leaves it out.
 */
import type { Stats } from "../../../decide/index.ts"
import type { Quantity } from "../../../engine/index.ts"
import { share, withUnit } from "../../figures.ts"
import { asWritten, shortName } from "../../names.ts"
import type { Figure } from "../document.ts"
import { type Pen, step } from "../pen.ts"
import { type FileTexts, fileTexts } from "./file-texts.ts"

export type Subject = {
  readonly pen: Pen
  /** Of the best project, as in paths and as written. */
  readonly name: string
  readonly label: string
  readonly texts: FileTexts
}

/** How a figure is shown: with its unit, as a share of one, as a month of the calendar, as a plain number of times. */
export type Show = "amount" | "share" | "month" | "times"

export type Quantile = "p5" | "p25" | "p50" | "p75" | "p95" | "mean"

export function subjectOf(pen: Pen): Subject {
  const { best, projects } = pen.answer
  return { pen, name: best, label: projects[best]?.label ?? best, texts: fileTexts(pen.about.text) }
}

/** The path of one of the project's own quantities. */
export function own({ name }: Subject, quantity: string): string {
  return `${name}.${quantity}`
}

export function quantityAt({ pen }: Subject, path: string): Quantity | null {
  return pen.about.model.quantities.get(path) ?? null
}

/** Names of the things of which the project has a quantity `<before><name><after>`, in the order of the file. */
export function namesOf(subject: Subject, before: string, after: string): string[] {
  const start = own(subject, before)
  const found = [...subject.pen.about.model.quantities.values()].flatMap(({ path, definition }) => {
    if (!path.startsWith(start) || !path.endsWith(after) || path.length <= start.length + after.length) return []
    const name = path.slice(start.length, path.length - after.length)
    const place = definition.origin.kind === "file" ? definition.origin.span.start : Number.POSITIVE_INFINITY
    return name.includes(".") ? [] : [{ name, place }]
  })
  // Two that have no place are as they come: their difference would be no number.
  return found.toSorted((a, b) => (a.place === b.place ? 0 : a.place - b.place)).map(({ name }) => name)
}

/** The text that stands in the file for a quantity, or for what it names there; null where none does. */
export function writtenAt(subject: Subject, path: string): string | null {
  const definition = quantityAt(subject, path)?.definition
  return definition?.origin.kind === "file" ? (givenAt(subject, path)?.definition.text ?? null) : null
}

/**
 * Where the figure stands that a quantity takes: `= price` says nothing to a reader, `6 to 14 USD/seat/month` does. Names are
 * followed until a figure or a real formula comes; what only the library computes is no text of the founder's.
 */
export function givenAt(subject: Subject, path: string): Quantity | null {
  const quantity = quantityAt(subject, path)
  if (quantity === null) return null
  const { definition, uses } = quantity
  const [named] = uses
  if (definition.origin.kind === "library" || named === undefined || uses.length > 1 || !isBareName(quantity)) return quantity
  const next = quantityAt(subject, named)
  // A name never leads back to itself: such a loop is no venture.
  return next === null || next.definition.origin.kind === "library" ? quantity : givenAt(subject, named)
}

function isBareName({ definition: { value } }: Quantity): boolean {
  return value?.kind === "formula" && value.expr.kind === "name"
}

/** What a quantity is, or its name where only the founder knows. */
export function labelOf({ pen }: Subject, path: string): string {
  return shortName(pen.words, pen.about, path)
}

/** A name of a path as the founder wrote it. */
export function called({ pen }: Subject, name: string): string {
  return asWritten(name, pen.about.text)
}

/** Null also where `explain` could not open the quantity. */
export function statsAt(subject: Subject, path: string): Stats | null {
  const { figures } = subject.pen.answer.portrait
  return Object.hasOwn(figures, path) && quantityAt(subject, path) !== null ? (figures[path] ?? null) : null
}

/** One figure of a quantity of the portrait; null where it has none. */
export function figureOf(subject: Subject, path: string, of: Quantile, show: Show = "amount"): Figure | null {
  const stats = statsAt(subject, path)
  return stats === null ? null : shown(subject, `/portrait/figures/${step(path)}`, stats, of, path, show)
}

/** One figure of what the answer has of a project beside the portrait, such as its value; `at` points to the statistics. */
export function shown(subject: Subject, at: string, stats: Stats, of: Quantile, path: string, show: Show): Figure {
  const figure = exactly(subject, at, stats, of, path, show)
  if (show === "month" || !isNothing(stats, of)) return figure
  const { words } = subject.pen
  return { ...figure, text: show === "share" ? share(words, 0) : withUnit(words, 0, show === "times" ? "" : stats.unit) }
}

/** Beside its range an end is nothing: that of `0 to 5 %/year` as drawn, -0.0015 %/year, is none that anyone meant. */
function isNothing(stats: Stats, of: Quantile): boolean {
  const [value, median] = [stats[of], stats.p50]
  if ((of !== "p5" && of !== "p95") || value === null || median === null) return false
  return Math.abs(value) < 1e-3 * Math.abs(median - value)
}

function exactly({ pen }: Subject, at: string, stats: Stats, of: Quantile, path: string, show: Show): Figure {
  const place = `${at}/${of}`
  if (show === "month") {
    const month = pen.month(place, path)
    return month.value === null && stats.never === 1 ? { ...month, text: pen.words.report.never } : month
  }
  if (show === "share") return pen.share(place, path)
  if (show === "times") return pen.amount(place, "", path)
  // What one token costs has too many zeros to be read; prices are quoted by the million.
  const byToken = stats.unit.endsWith("/token")
  if (byToken) return pen.amount(`${place} * 1000000`, stats.unit.replace(/\/token$/u, "/Mtoken"), path)
  const figure = pen.amount(place, stats.unit, path)
  // What one request costs is told by the thousand where it is too little: then the whole range, as its median is.
  return stats.unit.endsWith("/request") && figure.value !== null
    ? { ...figure, text: withUnit(pen.words, figure.value, stats.unit, stats.p50) }
    : figure
}
