/**
 * `evidence:` fits of tables that stand beside the file. Each gives `evidence.NAME`, the fitted mean at the values of `at`, and what it
 * is made of, down to the draws that say how far the rows may mislead.
 */

import { type Diagnostic, error, nearest, type Report, type Span, warning } from "../diagnostics/index.ts"
import type { RoomQuantity } from "../engine/index.ts"
import { type CentredColumn, type CentredFit, centredFit, type FrameAsked, fitKinds, monthsFrom } from "../evidence/index.ts"
import {
  type Description,
  type Field,
  into,
  list,
  optional,
  type Placed,
  placed,
  quantity,
  type Read,
  type Reading,
  record,
  type Shape,
  slug,
  type Tree,
  text,
  word,
} from "../shape/index.ts"
import { isCurrency, parseUnit } from "../units/index.ts"
import { type At, columnName, evidenceRows } from "./evidence-rows.ts"
import type { ReadFile } from "./observed.ts"

/** Read later, when the table has told what its columns hold. */
const tree: Shape<Tree | null> = {
  describe: { sort: "map", of: { sort: "quantity", unit: null } },
  fallback: () => null,
  absent: () => null,
  read: (given) => given,
}
/** Units of the columns of the table: `{ price: USD/month }`. */
const units: Shape<Tree | null> = { ...tree, describe: { sort: "map", of: { sort: "text" } } }

const fit = record({
  name: text(),
  file: placed(),
  kind: optional(word(fitKinds)),
  of: placed(),
  by: list(placed()),
  log: list(placed()),
  exposure: optional(placed()),
  respondent: optional(placed()),
  units,
  at: tree,
})
type FitSection = Read<typeof fit>

const shape = list(withReading(fit), ["name"])

export const evidenceFormat: Description = shape.describe

export type Evidence = { readonly fields: readonly Field[]; readonly formulas: readonly RoomQuantity[] }

export const noEvidence: Evidence = { fields: [], formulas: [] }

export function readEvidence(given: Tree | undefined, reading: Reading, readFile: ReadFile): Evidence {
  if (given === undefined) return noEvidence
  const fields: Field[] = []
  const read = shape.read(given, { ...into(reading, "evidence"), fields })
  // A second one of a name was reported.
  const single = read.filter(({ at: { name } }, k) => read.findIndex((other) => other.at.name === name) === k)
  return { fields, formulas: single.flatMap(({ section, at, span }) => rowsOf(section, { ...at, fields }, span, readFile)) }
}

/** A section with the place in which it stands, where what it leaves open is read. */
function withReading<T>(of: Shape<T>): Shape<{ readonly section: T; readonly at: Reading; readonly span: Span | null }> {
  return {
    describe: of.describe,
    fallback: (at) => ({ section: of.fallback(at), at, span: null }),
    read: (given, at) => ({ section: of.read(given, at), at, span: given.span }),
  }
}

/** Nothing after a report. */
function rowsOf(section: FitSection, at: Reading, span: Span | null, readFile: ReadFile): readonly RoomQuantity[] {
  const { file, of } = section
  if (file === null || of === null) return []
  const content = readFile(file.text)
  if (content === null) {
    at.report(error("data-missing", file.span, { file: file.text }))
    return []
  }
  const columns = unitsOf(section, at)
  // What is wrong with the table is told where the file names it.
  const report: Report = (one) => at.report(one.span === null ? { ...one, span: file.span ?? span } : one)
  const found = remembered(content, file.text, askedOf(section, of), report)
  if (found === null || columns === null) return []
  const names = found.columns.map(({ name }) => name)
  const ats = found.columns.map((column) => {
    const inside = into(into(at, "at"), columnName(column.name, names), "*")
    return atOf(column, section.at, { at: inside, unit: columns.get(column.name) ?? "", file: file.text })
  })
  checkKeys(section.at, found.columns, at)
  if (ats.some((one) => one === null)) return []
  const unit = unitOfMean(of.text, section.exposure, columns)
  if (unit !== "" && parseUnit(unit, { file: `unit:${unit}`, offset: 0 }, at.units, () => {}) === null) {
    at.report(error("evidence-unit", section.units?.span ?? file.span, { got: unit }))
    return []
  }
  return evidenceRows(at.name, found, {
    ats: ats.filter((one) => one !== null),
    unit,
    booksUnit: inBooks(unit),
    source: sourceOf(file.text, of.text, section, found),
  })
}

function textsOf(given: readonly (Placed | null)[]): string[] {
  return given.flatMap((one) => (one === null ? [] : [one.text]))
}

function askedOf({ by, log, kind, exposure, respondent }: FitSection, of: Placed): FrameAsked {
  return {
    of: of.text,
    by: textsOf(by),
    log: textsOf(log),
    ...(kind === null ? {} : { kind }),
    ...(exposure === null ? {} : { exposure: exposure.text }),
    ...(respondent === null ? {} : { respondent: respondent.text }),
  }
}

/** As R writes a model, which every language of reports can do without words. */
function sourceOf(file: string, of: string, { by, log }: FitSection, { kind, rows, until }: CentredFit): RoomQuantity["source"] {
  const logs = textsOf(log)
  const named = (name: string): string => (logs.includes(name) ? `log(${name})` : name)
  const title = `${named(of)} ~ ${textsOf(by).map(named).join(" + ")} (${kind}, n = ${rows})`
  return { title, where: file, ...(until === null ? {} : { date: until }) }
}

/** Units by the names of columns; null after a report. */
function unitsOf({ units: given, of, by, exposure }: FitSection, at: Reading): ReadonlyMap<string, string> | null {
  const known = [...textsOf([of, exposure]), ...textsOf(by)]
  const read = new Map<string, string>()
  if (given === null) return read
  if (given.kind !== "map") {
    at.report(error("section-expected", given.span, { key: `${at.name}.units`, keys: known }))
    return null
  }
  let isRight = true
  for (const { key, keySpan, value } of given.entries) {
    const name = known.find((one) => slug(one) === slug(key))
    const unit = value.kind === "scalar" ? value.text.trim() : ""
    const place = { file: value.span.file, offset: value.kind === "scalar" ? value.textStart : value.span.start }
    if (name === undefined) unknownKey(key, keySpan, known, `${at.name}.units`, at)
    else read.set(name, unit)
    const isUnit = unit !== "" && parseUnit(unit, place, at.units, at.report) !== null
    if (unit === "") at.report(error("value-expected", value.span, { key: `${at.name}.units.${key}` }))
    isRight &&= isUnit && name !== undefined
  }
  return isRight ? read : null
}

function unknownKey(key: string, span: Span, known: readonly string[], section: string, at: Reading): void {
  const close = nearest(key, known)
  at.report(error("unknown-key", span, { key, section, nearest: close, known }, close[0]))
}

function checkKeys(given: Tree | null, columns: readonly CentredColumn[], at: Reading): void {
  if (given === null) return
  const known = columns.map(({ name }) => name)
  if (given.kind !== "map") at.report(error("section-expected", given.span, { key: `${at.name}.at`, keys: known }))
  else
    for (const { key, keySpan } of given.entries)
      if (!known.some((name) => slug(name) === slug(key))) unknownKey(key, keySpan, known, `${at.name}.at`, at)
}

/** A count over an exposure is a rate. */
function unitOfMean(of: string, exposure: Placed | null, columns: ReadonlyMap<string, string>): string {
  const own = columns.get(of) ?? ""
  const over = exposure === null ? "" : (columns.get(exposure.text) ?? "")
  return over === "" ? own : `${own === "" ? "1" : own}/${over}`
}

/** Where a column stands; its centre where `at` leaves it out. Null after a report. */
function atOf(
  column: CentredColumn,
  given: Tree | null,
  { at, unit, file }: { readonly at: Reading; readonly unit: string; readonly file: string },
): At | null {
  const { name } = column
  const entry = given?.kind === "map" ? given.entries.find(({ key }) => slug(key) === slug(name)) : undefined
  if (entry === undefined) return { column: name, kind: "centre" }
  const written = entry.value.kind === "scalar" ? entry.value.text.trim() : ""
  if (column.kind === "category") {
    const { levels } = column
    if (levels.includes(written)) return { column: name, kind: "level", level: written }
    const close = nearest(written, levels)
    at.report(error("unknown-word", entry.value.span, { key: at.name, got: written, words: levels, nearest: close }, close[0]))
    return null
  }
  const fixed = column.kind === "truth" ? truth(written) : column.kind === "date" ? monthsFrom(column.zero, written) : null
  if (fixed !== null) return { column: name, kind: "figure", figure: fixed }
  const field = quantity(column.kind === "date" ? "month" : inBooks(unit)).read(entry.value, at)
  if (column.kind === "number") checkInside(column, field, at, file)
  return field.value === null
    ? null
    : { column: name, kind: "field", name: field.name, unit: column.kind === "date" ? "month" : unit }
}

/** In whatever money it is written: the books' own, in which the model reckons. */
function inBooks(unit: string): string {
  return unit.replaceAll(/\p{L}+/gu, (word) => (isCurrency(word) || word === "元" ? "¤" : word))
}

function truth(written: string): number | null {
  const word = written.toLowerCase()
  return ["yes", "true", "是"].includes(word) ? 1 : ["no", "false", "否"].includes(word) ? 0 : null
}

/** A figure that the rows do not reach: the fit goes on in a straight line, and nobody has seen it. */
function checkInside(
  { name, least, most }: CentredColumn & { kind: "number" },
  { value, span }: Field,
  at: Reading,
  file: string,
): void {
  if (value?.kind !== "constant" || (value.magnitude >= least && value.magnitude <= most)) return
  at.report(warning("evidence-outside", span, { name, got: value.magnitude, least, most, file }))
}

type Told = { readonly content: string; readonly fit: CentredFit | null; readonly diagnostics: readonly Diagnostic[] }

/** The last fits: a venture is compiled again for every change that is tried, and its tables stay the same. */
const fits = new Map<string, Told>()
const mostFits = 16
/** Characters of their tables together. */
const mostKept = 40_000_000

function remembered(content: string, file: string, asked: FrameAsked, report: Report): CentredFit | null {
  const key = JSON.stringify([file, asked])
  const told = fits.get(key)
  const known = told?.content === content ? told : fitAnew(content, file, asked)
  fits.delete(key)
  fits.set(key, known)
  let kept = [...fits.values()].reduce((sum, one) => sum + one.content.length, 0)
  for (const [oldest, one] of fits) {
    if (fits.size <= mostFits && kept <= mostKept) break
    kept -= one.content.length
    fits.delete(oldest)
  }
  known.diagnostics.forEach(report)
  return known.fit
}

function fitAnew(content: string, file: string, asked: FrameAsked): Told {
  const diagnostics: Diagnostic[] = []
  const fit = centredFit(content, file, asked, (one) => void diagnostics.push(one))
  return { content, fit, diagnostics }
}
