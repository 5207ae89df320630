/** Fields of the file and formulas of the rooms as definitions: paths, layers, expected units. */
import { error, type Report } from "../diagnostics/index.ts"
import type { Definition, Origin, RoomQuantity, Source } from "../engine/index.ts"
import type { Field } from "../shape/index.ts"
import { isName, parseUnit, parseValue, type StockValue, type UnitContext, type Value } from "../units/index.ts"

type Layers = {
  readonly file: string
  readonly global: string
  readonly project: (p: string) => string
  readonly library: (p: string) => string
  /** Built-in quantities whose place a formula of the project has taken. */
  readonly replaced: (p: string) => string
}

/** Layers, by project where they belong to one. */
export const layers: Layers = {
  file: "file",
  global: "global",
  project: (p) => `project ${p}`,
  library: (p) => `library ${p}`,
  replaced: (p) => `replaced ${p}`,
}

/** How a field or formula is placed: the prefix of its path, its layer, where its names are looked up. */
export type Place = { readonly prefix: string; readonly layer: string; readonly sees: readonly string[] }

export const filePlace: Place = { prefix: "", layer: layers.file, sees: [layers.file, layers.global] }
export const globalPlace: Place = { prefix: "", layer: layers.global, sees: [layers.file, layers.global] }

/** Written in a project: its own names, then the file's, then the built-in ones. */
export function projectPlace(project: string): Place {
  return {
    prefix: `${project}.`,
    layer: layers.project(project),
    sees: [layers.project(project), layers.file, layers.library(project), layers.replaced(project), layers.global],
  }
}

/**
 * Formulas of the library never see the file's names: a founder's `customers` is none of theirs unless it replaces one.
 * A quantity of the library that stands under the name of a field (a risk acts on it) comes before the field.
 */
export function libraryPlace(project: string): Place {
  return {
    prefix: `${project}.`,
    layer: layers.library(project),
    sees: [layers.library(project), layers.project(project), layers.global],
  }
}

export type Books = { readonly currency: string; readonly units: UnitContext; readonly report: Report }

export function fieldDefinition(field: Field, name: string, place: Place, books: Books): Definition {
  const origin: Origin =
    field.span === null ? { kind: "default", source: field.source ?? { title: "" } } : { kind: "file", span: field.span }
  return {
    path: place.prefix + name,
    name,
    layer: place.layer,
    sees: place.sees,
    value: field.value,
    text: field.text,
    unit: field.unit === null ? null : expectedUnit(field.unit, books),
    origin,
    meaning: field.meaning,
    isResource: field.isResource,
    within: field.within,
    // A default that nothing uses is no input of the model.
    isOnDemand: field.span === null && field.value?.kind === "random",
  }
}

export function roomDefinition(row: RoomQuantity, place: Place, books: Books): Definition {
  const file = `library:${row.name}`
  const read = (text: string): Value | null => parseValue(withMoney(text, books), { file, offset: 0 }, books.units, books.report)
  const value = typeof row.text === "string" ? read(row.text) : stockValue(row.text, read, file)
  const isFigure = value !== null && value.kind !== "formula" && value.kind !== "stock"
  const source: Source | null = row.source
  return {
    path: place.prefix + row.name,
    name: row.name,
    layer: place.layer,
    sees: place.sees,
    value,
    text: withMoney(roomText(row), books),
    unit: expectedUnit(row.unit, books),
    origin: isFigure && source !== null ? { kind: "default", source } : { kind: "library", source },
    meaning: row.meaning,
    isResource: false,
    isOnDemand: isFigure && value.kind === "random",
    ...(row.working === undefined ? {} : { working: row.working }),
  }
}

function stockValue(text: Exclude<RoomQuantity["text"], string>, read: (text: string) => Value | null, file: string): StockValue {
  const start = read(text.start)
  const step = read("next" in text ? text.next : text.change)
  if (start === null || step?.kind !== "formula") throw new Error(`internal: ${file} is no stock`)
  return { kind: "stock", start, step: { kind: "next" in text ? "next" : "change", formula: step }, span: start.span }
}

function roomText({ text }: RoomQuantity): string {
  if (typeof text === "string") return text
  return "next" in text ? `start ${text.start}, next ${text.next}` : `start ${text.start}, change ${text.change}`
}

export function withMoney(text: string, { currency }: Books): string {
  return text.replaceAll("¤", currency)
}

export function expectedUnit(text: string, books: Books): Definition["unit"] {
  if (text === "") return { text: "", dimension: {}, factor: 1 }
  const unit = parseUnit(withMoney(text, books), { file: `unit:${text}`, offset: 0 }, books.units, books.report)
  if (unit === null) throw new Error(`internal: ${text} is no unit`)
  return unit
}

/** Names that formulas cannot reach, because the language means something else by them. */
const reserved: ReadonlySet<string> = new Set(["t", "and", "or", "not", "to"])

/** The name of a key in `assumptions` or `formulas`; reported when no formula could name it. */
export function quantityName(key: string, field: Field, report: Report): string {
  // A founder's own name is read to the letter: `price €` is no `price`.
  const name = key
    .normalize("NFC")
    .trim()
    .replaceAll(/[\s-]+/gu, "_")
  if (!name.split(".").every(isName)) report(error("bad-name", field.span, { name: key }))
  else if (reserved.has(name)) report(error("reserved-name", field.span, { name: key }))
  return name
}
