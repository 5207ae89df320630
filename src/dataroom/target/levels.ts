/** A column as few levels: categories as they are, numbers and days cut where as many rows lie in each part. */
import { type Column, cellValue, isMissing } from "../../evidence/index.ts"

export type Levelled = {
  /** A level a row; −1 where it is missing. */
  readonly levels: Int32Array
  readonly count: number
}

/** Parts of numbers. */
const mostParts = 8
/** Rows in each, at least. */
const leastInPart = 10
/** Of categories; the rarest are joined. */
const mostLevels = 50

/** Null where nearly every row has its own value: that tells rows apart, and nothing else. */
export function levelled(column: Column): Levelled | null {
  return column.kind === "number" || column.kind === "date" ? partedNumbers(column) : namedLevels(column)
}

function partedNumbers({ cells, kind }: Column): Levelled {
  const values = cells.map((cell) => cellValue(cell, kind))
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  const cuts = cutsOf(sorted)
  const levels = Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : cuts.filter((cut) => value > cut).length))
  return { levels, count: cuts.length + 1 }
}

/** Upper ends of all parts but the last; equal values stay together. */
export function cutsOf(sorted: readonly number[], most: number = mostParts): readonly number[] {
  const distinct = [...new Set(sorted)]
  if (distinct.length <= most) return distinct.slice(0, -1)
  const parts = Math.max(2, Math.min(most, Math.floor(sorted.length / leastInPart)))
  const ends = Array.from({ length: parts - 1 }, (_, k) => sorted[Math.ceil(((k + 1) * sorted.length) / parts) - 1] ?? 0)
  return [...new Set(ends)].filter((end) => end < (sorted.at(-1) ?? end))
}

function namedLevels({ cells }: Column): Levelled | null {
  const counts = new Map<string, number>()
  let present = 0
  for (const cell of cells) {
    if (isMissing(cell)) continue
    present += 1
    counts.set(cell, (counts.get(cell) ?? 0) + 1)
  }
  if (counts.size > mostLevels && counts.size > present / 5) return null
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name)
  const places = new Map(ranked.map((name, k) => [name, Math.min(k, mostLevels - 1)]))
  const levels = Int32Array.from(cells, (cell) => (isMissing(cell) ? -1 : (places.get(cell) ?? -1)))
  return { levels, count: Math.min(ranked.length, mostLevels) }
}

/** Rows that have both. Shape: [levels of one, levels of the other]. */
export function crossed(one: Levelled, other: Levelled): readonly (readonly number[])[] {
  const counts = Array.from({ length: one.count }, () => new Array<number>(other.count).fill(0))
  for (const [row, level] of one.levels.entries()) {
    const across = other.levels[row] ?? -1
    const line = counts[level]
    if (line !== undefined && across >= 0) line[across] = (line[across] ?? 0) + 1
  }
  return counts
}
