/** The lines of a text, one after the other, with a limit to how long one may be. */
import { decodedPieces } from "./decoded.ts"
import type { DataFile } from "./source.ts"
import { stopped } from "./stop.ts"

export type Line = { readonly line: number; readonly text: string }

/** [signs]. A longer one is a document without line ends, or no text at all. */
export const longestLine = 16_000_000

/** Blocks of lines, counted from 1, without their ends. Errors: dataroom-long-line, and those of `decodedPieces`. */
export async function* linesOf(file: DataFile, onBytes?: (read: number) => void): AsyncGenerator<readonly Line[]> {
  let rest = ""
  let line = 0
  const numbered = (text: string): Line => {
    line += 1
    return { line, text: text.endsWith("\r") ? text.slice(0, -1) : text }
  }
  for await (const piece of decodedPieces(file, onBytes)) {
    const parts = (rest + piece).split("\n")
    rest = parts.pop() ?? ""
    if (rest.length > longestLine)
      throw stopped("dataroom-long-line", { file: file.name, line: line + parts.length + 1, most: longestLine / 1e6 })
    yield parts.map(numbered)
  }
  if (rest !== "") yield [numbered(rest)]
}
