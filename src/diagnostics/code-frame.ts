/**
 * The source line of a span with carets under it, for terminals and reports:
 *   31 |     price: 20 to 40 USD
 *      |            ^^^^^^^^^^^^
 */
import type { Span } from "./diagnostic.ts"
import { lineAt } from "./position.ts"

export type FrameOptions = { readonly width?: number }

/** A character as shown: tabs are spaces by now. */
type Cell = { readonly shown: string; readonly columns: number; readonly isMarked: boolean }

const defaultWidth = 100
const tabStop = 4
const ellipsis: Cell = { shown: "…", columns: 1, isMarked: false }
/** Columns kept before the span in a line that must be cut. */
const lead = 12

/** East Asian wide and full-width ranges (Unicode UAX 11, classes W and F, in blocks) and emoji: two columns. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1b000}-\u{1b2ff}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]/u
/** What would move the cursor or colour the terminal, were it printed as it stands in the file. */
const control = /\p{Cc}/u
const zeroWidth = /[\p{Mn}\p{Me}\p{Cf}]/u

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
    const columns = char === "\t" ? tabStop - (column % tabStop) : widthOf(char)
    const shown = char === "\t" ? " ".repeat(columns) : control.test(char) ? "\ufffd" : char
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

function widthOf(char: string): number {
  if (wide.test(char)) return 2
  return zeroWidth.test(char) ? 0 : 1
}
