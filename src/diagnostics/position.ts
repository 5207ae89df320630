/** Where an offset lies in a text, and in which order diagnostics are shown. */
import type { Diagnostic } from "./diagnostic.ts"

/** Line and column, both from 1; columns count UTF-16 units, as editors do. */
export type Position = { readonly line: number; readonly column: number }

/** Line breaks of YAML: LF, CR LF, CR. */
const lineBreak = /\r\n|\n|\r/g

export function lineColumn(text: string, offset: number): Position {
  const { number, start } = lineAt(text, offset)
  return { line: number, column: clamp(text, offset) - start + 1 }
}

/** The line that holds an offset: its number from 1, where it starts, and where it ends, break excluded. */
export function lineAt(text: string, offset: number): { readonly number: number; readonly start: number; readonly end: number } {
  const place = clamp(text, offset)
  let number = 1
  let start = 0
  for (const match of text.matchAll(lineBreak)) {
    const after = match.index + match[0].length
    if (after > place) return { number, start, end: match.index }
    number += 1
    start = after
  }
  return { number, start, end: text.length }
}

/** By file, then by place; what has no place comes first. Equal places keep the order of discovery. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => {
    if (a.span === null || b.span === null) return Number(a.span !== null) - Number(b.span !== null)
    if (a.span.file !== b.span.file) return a.span.file < b.span.file ? -1 : 1
    return a.span.start - b.span.start || a.span.end - b.span.end
  })
}

function clamp(text: string, offset: number): number {
  return Math.min(Math.max(offset, 0), text.length)
}
