/** How a quantity is called in a report: by what it is, with the name that `explain` takes beside it. */
import type { Venture } from "../venture/index.ts"
import { grouped, namesIn, type Words } from "../words/index.ts"
import { toldName, trendName } from "./told-names.ts"

/** What reports look up in a venture. */
export type About = Pick<
  Venture,
  "file" | "text" | "header" | "model" | "projects" | "resources" | "changed" | "correlations" | "constraints"
>

/** What it is, or its path where only the founder knows. */
export function meaningOf(words: Words, { model, text }: Named, path: string): string | null {
  const definition = model.quantities.get(path)?.definition
  if (definition === undefined) return null
  const meaningAt = (other: string): string | null => meaningOf(words, { model, text }, other)
  const names = namesIn(definition.meaning, path).map(
    (name, k) =>
      (k === 1 ? toldName(words, model, path, name, meaningAt) : null) ?? trendName(words, path, asWritten(name, text)),
  )
  return words.meaningOf(definition.meaning, names)
}

type Named = Pick<About, "model" | "text">

/** A name of a path as the founder wrote it, `series_A` as "series A"; where it stands only as a formula takes it, with spaces. */
export function asWritten(name: string, text: string): string {
  const letters = name.replaceAll(/[.\\^$+?()[\]{}|*]/gu, "\\$&")
  const found = (gap: string): string | undefined =>
    new RegExp(`(?<![\\p{L}\\d_])${letters.replaceAll("_", gap)}(?![\\p{L}\\d_])`, "u").exec(text)?.[0]
  return found("[ -]") ?? name.replaceAll("_", " ")
}

/** "cost of serving (assistant.serving.cost)", or `price`. */
export function nameOf(words: Words, about: Named, path: string): string {
  const meaning = meaningOf(words, about, path)
  return meaning === null ? path : words.report.named(meaning, path)
}

/** The short form for a sentence that has named it already, or whose subject is clear. */
export function shortName(words: Words, about: Named, path: string): string {
  return meaningOf(words, about, path) ?? asWritten(path.split(".").at(-1) ?? path, about.text)
}

/**
 * For a reader who knows no name of the file: what it is, or what the one thing is that a name of the founder's stands for
 * (`adoption: { p: = push }`), or the name, readable.
 */
export function readableName(words: Words, about: Named, path: string): string {
  return meaningOf(words, about, path) ?? standsFor(words, about, path) ?? shortName(words, about, path)
}

/** What takes its figure as it is, whatever formulas make of it besides; null where that is nothing, or several things. */
function standsFor(words: Words, about: Named, path: string): string | null {
  const takers = [...about.model.quantities.values()].filter(
    ({ uses, definition: { value } }) => uses.includes(path) && value?.kind === "formula" && value.expr.kind === "name",
  )
  const [only, ...others] = new Set(takers.map((taker) => meaningOf(words, about, taker.path)))
  return others.length === 0 ? (only ?? null) : null
}

/** Within a sentence a name of the founder's that would read as a word of it stands in quotes: one word, or one of another language. */
export function spokenName(words: Words, about: Named, path: string): string {
  const meaning = meaningOf(words, about, path) ?? standsFor(words, about, path)
  if (meaning !== null) return meaning
  const name = shortName(words, about, path)
  return words.language === "zh" || !name.includes(" ") ? words.signs.quoted(name) : name
}

/** What is maximised, as part of a sentence. */
export function objectiveName(words: Words, about: Named, path: string): string {
  return isValue(path) ? words.report.theValue : shortName(words, about, path)
}

/** Of the founders' equity, or of what a file puts in its place. */
export function isValue(path: string): boolean {
  return /(^|\.)value$/u.test(path)
}

/** A whole number of things, in full. */
export function countOf(words: Words, count: number): string {
  return grouped(count, words.language)
}

/** `gpus.lab` as "GPUs lab". */
export function resourceName(words: Words, { text }: Pick<About, "text">, name: string): string {
  const [kind = "", ...owner] = name.split(".")
  return words.report.resource(kind, asWritten(owner.join("."), text))
}

/** The names that `explain` takes, of those that the venture has; empty where it has none. */
export function explainsLine(words: Words, { model }: Pick<About, "model">, paths: readonly string[]): string[] {
  const known = [...new Set(paths)].filter((path) => model.quantities.has(path))
  return known.length === 0 ? [] : [words.report.explains(known.join(words.signs.name))]
}
