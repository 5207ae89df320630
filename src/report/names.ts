/** How a quantity is called in a report: by what it is, with the name that `explain` takes beside it. */
import type { Venture } from "../venture/index.ts"
import type { Words } from "../words/index.ts"

/** What reports look up in a venture. */
export type About = Pick<Venture, "file" | "text" | "header" | "model" | "projects" | "resources">

/** What it is, or its path where only the founder knows. */
export function meaningOf(words: Words, { model }: Pick<About, "model">, path: string): string | null {
  const definition = model.quantities.get(path)?.definition
  return definition === undefined ? null : words.meaning(definition.meaning)
}

/** "cost of serving (assistant.serving.cost)", or `price`. */
export function nameOf(words: Words, about: Pick<About, "model">, path: string): string {
  const meaning = meaningOf(words, about, path)
  return meaning === null ? path : words.report.named(meaning, path)
}

/** The short form for a sentence that has named it already, or whose subject is clear. */
export function shortName(words: Words, about: Pick<About, "model">, path: string): string {
  return meaningOf(words, about, path) ?? path
}

/** What is maximised, as part of a sentence. */
export function objectiveName(words: Words, about: Pick<About, "model">, path: string): string {
  return /(^|\.)value$/u.test(path) ? words.report.theValue : shortName(words, about, path)
}

/** A whole number of things, in full. */
export function countOf(words: Words, count: number): string {
  return new Intl.NumberFormat(words.language).format(count)
}

/** `gpus.lab` as "GPUs lab". */
export function resourceName(words: Words, name: string): string {
  const [kind = "", ...owner] = name.split(".")
  return words.report.resource(kind, owner.join("."))
}
