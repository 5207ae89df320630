/** Writes the figures and names of sentences: as text for the terminal; a document marks its figures instead. */
import type { Figure } from "./document/document.ts"
import { openPath, type Pen } from "./document/pen.ts"
import { nameOf } from "./names.ts"

export type Writer = {
  readonly pen: Pen
  readonly write: (figure: Figure) => string
  /** What the founder wrote, word for word. */
  readonly quote: (text: string) => string
  /** What a quantity is called. */
  readonly name: (path: string) => string
  /** Whether it says what to type or to write in the file. */
  readonly hasCommands: boolean
  /** What was demanded: as it is written, or in words. */
  readonly constraint: (text: string, project: string) => string
  /** The same of something that has a name of its own. */
  readonly named: (name: string, path: string) => string
}

/** The amount at a place; the first of these quantities that the venture has opens it. */
export function amountText({ pen, write }: Writer, at: string, unit: string, ...paths: readonly string[]): string {
  return write(pen.amount(at, unit, openPath(pen, ...paths)))
}

/** With the name that `explain` takes in parentheses. */
export function plainWriter(pen: Pen): Writer {
  const { words, about } = pen
  return {
    pen,
    write: ({ text }) => text,
    quote: (text) => text,
    name: (path) => nameOf(words, about, path),
    named: words.report.named,
    hasCommands: true,
    constraint: (text) => text,
  }
}
