/** What the data say of their licence: a column of that name, or a file beside images. What they do not say, nobody can tell from them. */
import type { Names, Row } from "../read/rows.ts"

export type LicenceShare = { readonly name: string; readonly rows: number }

/** `license`, `meta.licence`, `许可证`. */
const licenceName = /(?:^|[._\s])licen[cs]es?(?:[._\s]?(?:name|type|id))?$|许可|授权协议/iu
/** Files that state it for a whole folder. */
export const licenceFile: RegExp = /^(?:licen[cs]e|copying)(?:\.[a-z]+)?$/iu
const mostNames = 10
/** Different texts that are told apart; beyond them it is no name of a licence. */
const mostDifferent = 1000

export function licencePlace(names: Names): number {
  return names.findIndex((name) => licenceName.test(name))
}

/** Of the rows that are kept, scaled to the file; an empty name: rows that say nothing. */
export function licenceShares(rows: readonly Row[], names: Names, scale: number): readonly LicenceShare[] {
  const place = licencePlace(names)
  if (place < 0) return []
  const counts = new Map<string, number>()
  for (const { cells } of rows) {
    const name = (cells[place] ?? "").slice(0, 80)
    if (counts.has(name) || counts.size < mostDifferent) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostNames)
  return sorted.map(([name, count]) => ({ name, rows: Math.round(count * scale) }))
}
