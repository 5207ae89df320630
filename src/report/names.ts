/** How a quantity is called in a report: by what it is, with the name that `explain` takes beside it. */
import type { Venture } from "../venture/index.ts"
import { grouped, namesIn, type Words } from "../words/index.ts"
import { toldName, trendName } from "./told-names.ts"

/** What reports look up in a venture. */
export type About = Pick<Venture, "file" | "text" | "header" | "model" | "projects" | "resources" | "changed">

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

/** A name of a path as the founder wrote it, `series_A` as "series A"; where it is not found, with spaces. */
export function asWritten(name: string, text: string): string {
  const letters = name.replaceAll(/[.\\^$+?()[\]{}|*]/gu, "\\$&").replaceAll("_", "[ _-]")
  return new RegExp(`(?<![\\p{L}\\d_])${letters}(?![\\p{L}\\d_])`, "u").exec(text)?.[0] ?? name.replaceAll("_", " ")
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
