/** JSON Lines (an object a line) as rows. Blank lines are none. */
import { linesOf } from "../source/lines.ts"
import type { DataFile } from "../source/source.ts"
import { stopped } from "../source/stop.ts"
import { mostColumns, seeNotFinite } from "./csv.ts"
import { deepest, growingColumns, isPlainObject } from "./flatten.ts"
import { manyTroubles } from "./many.ts"
import type { Names, Reading } from "./rows.ts"

/** Errors: dataroom-json, dataroom-nested, dataroom-empty, and those of `linesOf`; dataroom-not-finite is a warning. */
export async function readJsonl(file: DataFile, { sink, report, onBytes }: Reading): Promise<Names> {
  const columns = growingColumns(mostColumns)
  const troubles = manyTroubles()
  let rows = 0
  for await (const lines of linesOf(file, onBytes))
    for (const { line, text } of lines) {
      if (text.trim() === "") continue
      const cells = columns.cellsOf(objectOf(text, line, file.name))
      if (cells === null) throw stopped("dataroom-nested", { file: file.name, line, deepest, columns: mostColumns })
      rows += 1
      seeNotFinite(cells, columns.names(), line, troubles.see)
      sink({ row: line, cells })
    }
  if (rows === 0) throw stopped("dataroom-empty", { file: file.name })
  troubles.tell(file.name, report)
  return columns.names()
}

function objectOf(text: string, line: number, file: string): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw stopped("dataroom-json", { file, line, kind: kindOf(text), near: text.trim().slice(0, 40) })
  }
  if (!isPlainObject(value)) throw stopped("dataroom-json", { file, line, kind: "object", near: text.trim().slice(0, 40) })
  return value
}

/** Python writes NaN where JSON has no such thing; else the line is broken. */
function kindOf(text: string): string {
  return /[:[,]\s*-?(?:NaN|Infinity)\s*[,\]}]/u.test(text) ? "nan" : "syntax"
}
