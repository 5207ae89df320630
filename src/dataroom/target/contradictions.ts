/** Rows that are alike in all but the target: one of their labels is wrong, or the data do not tell it. And images in two parts. */
import type { Names, Row } from "../read/rows.ts"

export type Contradictions = {
  readonly rows: number
  /** The first: a row and the earlier one that it contradicts. */
  readonly pair: readonly [row: number, earlier: number] | null
}

/** `place`: the column that should be one where all else is alike; `ignored` ones do not count as all else. */
export function contradictions(kept: readonly Row[], names: Names, place: number, ignored: ReadonlySet<string>): Contradictions {
  const first = new Map<string, { readonly row: number; readonly value: string }>()
  let rows = 0
  let pair: [number, number] | null = null
  for (const { row, cells, key } of kept) {
    const value = cells[place] ?? ""
    if (value === "") continue
    const rest = key ?? names.map((name, k) => (k === place || ignored.has(name) ? "" : (cells[k] ?? ""))).join("\u001f")
    const known = first.get(rest)
    if (known === undefined) first.set(rest, { row, value })
    else if (known.value !== value) {
      rows += 1
      pair ??= [row, known.row]
    }
  }
  return { rows, pair }
}
