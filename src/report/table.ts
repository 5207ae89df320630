/** A table in plain text: the first column holds words and may break into lines, the others hold figures. */
import { columnsOf, padEnd, padStart, wrap } from "./columns.ts"
import type { Page } from "./page.ts"

export type TableRow = {
  readonly cells: readonly string[]
  readonly isStrong?: boolean
  readonly isDim?: boolean
}

export type TableOptions = {
  /** Columns that stand at the left, besides the first. */
  readonly left?: readonly number[]
  readonly indent?: number
}

const gap = "  "
const narrowest = 12

export function table(page: Page, head: readonly string[], rows: readonly TableRow[], options: TableOptions = {}): string {
  const indent = " ".repeat(options.indent ?? 0)
  const widths = widthsOf(page.width - indent.length, head, rows)
  const isLeft = (column: number): boolean => column === 0 || options.left?.includes(column) === true
  const line = (cells: readonly string[]): string =>
    (
      indent + cells.map((cell, k) => (isLeft(k) ? padEnd(cell, widths[k] ?? 0) : padStart(cell, widths[k] ?? 0))).join(gap)
    ).trimEnd()
  const lines = (cells: readonly string[]): string[] => split(cells, widths).map(line)
  const { paint } = page
  const body = rows.flatMap(({ cells, isStrong, isDim }) =>
    lines(cells).map((text) => (isStrong === true ? paint.strong(text) : isDim === true ? paint.dim(text) : text)),
  )
  return [...lines(head).map(paint.dim), ...body].join("\n")
}

/** Heads stand on one line where there is room, else on two, else a word a line: figures decide how wide a column is. */
function widthsOf(width: number, head: readonly string[], rows: readonly TableRow[]): number[] {
  // `5 %` is one word.
  const longestWord = (text: string): number => Math.max(0, ...text.split(/\s+(?!%)/u).map(columnsOf))
  const figures = head.map((_, k) => Math.max(0, ...rows.map(({ cells }) => columnsOf(cells[k] ?? ""))))
  const wanted = Math.max(figures[0] ?? 0, columnsOf(head[0] ?? ""))
  const attempts = [1, 2, 99].map((lines) =>
    head
      .map((title, k) => Math.max(figures[k] ?? 0, longestWord(title), Math.ceil((columnsOf(title) + lines - 1) / lines)))
      .slice(1),
  )
  const room = (others: readonly number[]): number => width - others.reduce((sum, each) => sum + each + gap.length, 0)
  const others = attempts.find((attempt) => room(attempt) >= wanted) ?? attempts.at(-1) ?? []
  return [Math.max(Math.min(narrowest, wanted), Math.min(wanted, room(others))), ...others]
}

/** Cells over several lines: words continue below, figures stand on the first line; heads end on the last. */
function split(cells: readonly string[], widths: readonly number[]): string[][] {
  const parts = cells.map((cell, k) => wrap(cell, Math.max(1, widths[k] ?? 1)))
  const height = Math.max(...parts.map((part) => part.length))
  return Array.from({ length: height }, (_, line) => parts.map((part) => part[line] ?? ""))
}
