/** What is told of data, before it is set: sections of sentences and tables, for the terminal and for Markdown alike. */
import { indented } from "../columns.ts"
import { escaped } from "../markdown.ts"
import { markdownTable } from "../markdown-table.ts"
import type { Page } from "../page.ts"
import { table } from "../table.ts"

export type SectionTable = {
  readonly kind: "table"
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Columns of words, besides the first. */
  readonly left: readonly number[]
}

export type SectionPart = string | SectionTable

export type Section = { readonly title: string; readonly parts: readonly SectionPart[] }

export function sectionText({ title, parts }: Section, page: Page): string {
  const { paint, width } = page
  const lines = parts.map((part) => {
    if (typeof part === "string") return indented(part, width, "  ", "  ")
    const rows = part.rows.map((cells) => ({ cells }))
    return table(page, part.head, rows, { left: part.left, indent: 2 })
  })
  return [paint.heading(title), ...lines].join("\n")
}

export function sectionMarkdown({ title, parts }: Section): string {
  const blocks = parts.map((part) => {
    if (typeof part === "string") return escaped(part)
    const columns = part.head.map((head, k) => ({ title: escaped(head), isFigure: k > 0 && !part.left.includes(k) }))
    return markdownTable(
      columns,
      part.rows.map((cells) => cells.map(escaped)),
    )
  })
  return [`## ${escaped(title)}`, ...blocks].join("\n\n")
}
