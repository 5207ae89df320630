/** Where a cell of a CSV text stands. The parser gives no places; this walks the text once, for a message. */
import type { Span } from "../../diagnostics/index.ts"

/** The stretch of a cell, by the number of its row and column from 0; the end of the row where that has fewer cells. */
export function cellSpan(file: string, text: string, row: number, column: number, delimiter: string): Span {
  let place = 0
  for (let at = 0; at < row && place < text.length; place++) {
    place = rowEnd(text, place)
    if (text.startsWith("\r\n", place)) place += 1
    at += 1
  }
  const end = rowEnd(text, place)
  let start = place
  for (let at = 0; ; at++) {
    const cellEnd = endOf(text, start, end, delimiter)
    if (at === column) return { file, start, end: cellEnd }
    if (cellEnd === end) return { file, start: end, end }
    start = cellEnd + delimiter.length
  }
}

function rowEnd(text: string, from: number): number {
  return endOf(text, from, text.length, "\n", "\r")
}

/** The next mark outside quotes, or the limit. */
function endOf(text: string, from: number, limit: number, ...marks: readonly string[]): number {
  let isQuoted = false
  for (let place = from; place < limit; place++) {
    if (text[place] === '"') isQuoted = !isQuoted
    else if (!isQuoted && marks.some((mark) => text.startsWith(mark, place))) return place
  }
  return limit
}
