/** The rows of a table by the group that they belong to. */
import { error, type Report } from "../diagnostics/index.ts"
import { isMissing } from "./cell-values.ts"
import type { Column } from "./read-table.ts"

/** `cells`: of the column that is measured, in the order of the rows. */
export type Group = { readonly name: string; readonly cells: readonly string[] }

/** Tables of counts with more rows or columns are read by nobody. */
export const mostLevels = 50

/** In the order asked for, else by name. Null after a report. Errors: evidence-groups. */
export function groupsOf(
  of: Column,
  by: Column,
  asked: readonly string[] | null,
  report: Report,
): { readonly groups: Group[]; readonly missing: number } | null {
  const byName = new Map<string, string[]>()
  let missing = 0
  for (const [row, name] of by.cells.entries()) {
    const cell = of.cells[row] ?? ""
    if (isMissing(name) || isMissing(cell)) missing += 1
    else if (byName.get(name)?.push(cell) === undefined) byName.set(name, [cell])
  }
  const names = [...byName.keys()].sort()
  const wanted = asked ?? names
  const isWrong = wanted.length < 2 || wanted.some((name) => !byName.has(name)) || (asked !== null && new Set(asked).size !== 2)
  const isTooMany = of.kind === "number" ? wanted.length > 2 : wanted.length > mostLevels
  if (isWrong || isTooMany) {
    report(error("evidence-groups", null, { name: by.name, count: names.length, known: names.slice(0, 8) }))
    return null
  }
  return { groups: wanted.map((name) => ({ name, cells: byName.get(name) ?? [] })), missing }
}
