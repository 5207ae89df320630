/**
 * A report before it is set: chapters of texts, lists, tables and charts, in one language. Whatever sets it (HTML,
 * Markdown, CSV) adds no figure and no sentence of its own. Every figure says where in the document of `report --json` it
 * stands and which quantity `explain` opens for it.
 */
import type { Language } from "../../words/index.ts"
import type { Chart } from "../charts/chart.ts"

export type Figure = {
  readonly kind: "figure"
  /** As it is shown: with three significant digits and its unit. */
  readonly text: string
  /** Null where it is not known or not finite. */
  readonly value: number | null
  /**
   * JSON Pointer (RFC 6901) into the document of `report --json`, which begins with that of `plan --json`: `/projects/onprem/value/p50`; a difference of two as
   * `/a - /b`; what is shown with another sign or for so many pieces as `/a * -1`, `/a * 1000`.
   */
  readonly at: string
  /** What `explain` takes: `onprem.value`. */
  readonly path: string
}

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong"; readonly of: readonly Inline[] }
  /** As it stands in the file, or what one types. */
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly to: string }
  | Figure

export type Line = readonly Inline[]

export type Column = {
  readonly title: string
  /** Figures stand on the right, with tabular digits. */
  readonly isFigure: boolean
}

export type Row = { readonly cells: readonly Line[]; readonly isStrong?: boolean }

export type Table = {
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

/** `lead` opens a chapter, `note` explains below a table or chart, `warning` must not be missed. */
export type Tone = "lead" | "plain" | "note" | "warning"

export type Block =
  | { readonly kind: "text"; readonly tone: Tone; readonly line: Line }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly Line[] }
  /** The few figures that one looks at first. */
  | { readonly kind: "tiles"; readonly tiles: readonly { readonly label: string; readonly figure: Line; readonly note: Line }[] }
  | { readonly kind: "table"; readonly table: Table }
  /** The table has the figures of the picture, for those who cannot see it or want to know them exactly. */
  | { readonly kind: "chart"; readonly title: string; readonly says: Line; readonly chart: Chart; readonly table: Table }
  | { readonly kind: "heading"; readonly text: string }

export type Chapter = { readonly id: string; readonly title: string; readonly blocks: readonly Block[] }

export type Document = {
  readonly language: Language
  /** Name of the venture. */
  readonly title: string
  /** What kind of document it is. */
  readonly subtitle: string
  /** The day it was made, in words of the language. */
  readonly date: string
  /** The verdict and the few figures on the cover. */
  readonly cover: readonly Block[]
  /** Title over the list of chapters. */
  readonly contents: string
  readonly chapters: readonly Chapter[]
  /** The last line: samples, seed, command that makes it again. */
  readonly foot: Line
}
