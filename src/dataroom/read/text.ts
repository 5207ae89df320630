/** Plain text: a row a line. Blank lines are none. */
import { linesOf } from "../source/lines.ts"
import type { DataFile } from "../source/source.ts"
import { stopped } from "../source/stop.ts"
import type { Names, Reading } from "./rows.ts"

export const textColumn = "text"

/** Errors: dataroom-empty, and those of `linesOf`. */
export async function readText(file: DataFile, { sink, onBytes }: Reading): Promise<Names> {
  let rows = 0
  for await (const lines of linesOf(file, onBytes))
    for (const { line, text } of lines) {
      const trimmed = text.trim()
      if (trimmed === "") continue
      rows += 1
      sink({ row: line, cells: [trimmed] })
    }
  if (rows === 0) throw stopped("dataroom-empty", { file: file.name })
  return [textColumn]
}
