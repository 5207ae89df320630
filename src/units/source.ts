/** A text that is being read: where it stands in its file, which units it knows, whom it tells of mistakes. */
import { error, type Params, type Report, type Span } from "../diagnostics/index.ts"
import type { UnitContext } from "./unit-table.ts"

/** Where the first character of a text stands. */
export type Place = { readonly file: string; readonly offset: number }

export type Source = { readonly text: string; readonly at: Place; readonly context: UnitContext; readonly report: Report }

export function spanOf(source: Source, start: number, end: number): Span {
  return { file: source.at.file, start: source.at.offset + start, end: source.at.offset + end }
}

/** A source that remembers whether anything was reported of it. */
export function listening(
  text: string,
  at: Place,
  context: UnitContext,
  report: Report,
): { readonly source: Source; readonly isWrong: () => boolean } {
  let hasReported = false
  const listen: Report = (diagnostic) => {
    hasReported = true
    report(diagnostic)
  }
  return { source: { text, at, context, report: listen }, isWrong: () => hasReported }
}

/** Reports a mistake between two places of the text; null, for `return fail(…)`. */
export function fail(source: Source, code: string, start: number, end: number, params: Params = {}, fix?: string): null {
  source.report(error(code, spanOf(source, start, end), params, fix))
  return null
}

/** The first place from `start` on that holds no white space. */
export function skipSpace(text: string, start: number): number {
  let place = start
  while (place < text.length && /\s/.test(text[place] ?? "")) place += 1
  return place
}

/** What stands at a place, in a few letters, for a message: a word, or one character; "" at the end. */
export function foundAt(text: string, start: number): string {
  const match = /^\s*([\p{L}\p{M}\p{N}_.]{1,40}|\S?)/u.exec(text.slice(start, start + 200))
  const found = match?.[1] ?? ""
  // A lone half of a surrogate pair would print as nothing useful.
  return found.length === 1 && /[\ud800-\udbff]/.test(found) ? text.slice(start).trimStart().slice(0, 2) : found
}
