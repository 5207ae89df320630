/**
 * The source line of a span with carets under it, for terminals and reports:
 *   31 |     price: 20 to 40 USD
 *      |            ^^^^^^^^^^^^
 */
import type { Span } from "./diagnostic.ts"
import { lineAt } from "./position.ts"
import { charColumns, printable } from "./terminal.ts"

export type FrameOptions = { readonly width?: number }

/** A character as shown: tabs are spaces by now. */
type Cell = { readonly shown: string; readonly columns: number; readonly isMarked: boolean }

const defaultWidth = 100
const tabStop = 4
const ellipsis: Cell = { shown: "…", columns: 1, isMarked: false }
/** Columns kept before the span in a line that must be cut. */
const lead = 12

/** Two lines of text, no colour; a span over several lines is marked to the end of its first line. */
export function codeFrame(text: string, span: Span, options: FrameOptions = {}): string {
  const line = lineAt(text, span.start)
  const number = String(line.number)
  const room = Math.max((options.width ?? defaultWidth) - number.length - 4, lead * 2)
  const cells = cut(cellsOf(text.slice(line.start, line.end), span.start - line.start, span.end - line.start), room)
  const shown = cells.map((cell) => cell.shown).join("")
  const first = cells.findIndex((cell) => cell.isMarked)
  const carets = columnsOf(cells.filter((cell) => cell.isMarked))
  const indent = columnsOf(first < 0 ? cells : cells.slice(0, first))
  const gutter = " ".repeat(number.length)
  return ` ${number} | ${shown.trimEnd()}\n ${gutter} | ${" ".repeat(indent)}${"^".repeat(Math.max(carets, 1))}`
}

function cellsOf(line: string, start: number, end: number): Cell[] {
  const cells: Cell[] = []
  let column = 0
  let offset = 0
  for (const char of line) {
    const columns = char === "\t" ? tabStop - (column % tabStop) : charColumns(char)
    const shown = char === "\t" ? " ".repeat(columns) : printable(char)
    // An empty span marks the character it stands before; at the line's end there is none.
    const isMarked = offset < Math.max(end, start + 1) && offset + char.length > start
    cells.push({ shown, columns, isMarked })
    column += columns
    offset += char.length
  }
  return cells
}

/** Keeps what fits, beginning a little before the mark, with an ellipsis at each end that lost text. */
function cut(cells: readonly Cell[], room: number): readonly Cell[] {
  if (columnsOf(cells) <= room) return cells
  const first = cells.findIndex((cell) => cell.isMarked)
  const from = startOf(cells, first < 0 ? cells.length : first, room)
  const kept: Cell[] = from > 0 ? [ellipsis] : []
  let columns = kept.length
  for (const [i, cell] of cells.slice(from).entries()) {
    const isLast = from + i === cells.length - 1
    if (columns + cell.columns > room - (isLast ? 0 : 1)) return [...kept, ellipsis]
    kept.push(cell)
    columns += cell.columns
  }
  return kept
}

/** The first cell to show: the line's own first one where the mark still fits, else a lead before the mark. */
function startOf(cells: readonly Cell[], first: number, room: number): number {
  const marked = cells.filter((cell) => cell.isMarked)
  if (columnsOf(cells.slice(0, first)) + columnsOf(marked) < room) return 0
  let from = first
  for (let columns = 0; from > 0; from--) {
    columns += cells[from - 1]?.columns ?? 0
    if (columns > lead) break
  }
  return from
}

function columnsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.columns, 0)
}
