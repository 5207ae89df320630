/**
 * Rows that say the same as one before them, counted over the whole file. Where there are too many different ones to remember, only
 * those whose number falls into a share are followed, all copies of a text together, and the count is told by that share.
 */
import type { Row } from "../read/rows.ts"
import { hash53 } from "./hash.ts"

export type ExactDuplicates = {
  readonly rows: number
  /** The first few: a row and the earlier one that it repeats. */
  readonly pairs: readonly (readonly [row: number, earlier: number])[]
  /** Of the rows that were followed; 1 where all were. */
  readonly share: number
}

export const mostRemembered = 4_000_000
const mostPairs = 3

export type ExactCounter = { readonly see: (row: Row) => void; readonly found: () => ExactDuplicates }

export function exactCounter(most: number = mostRemembered): ExactCounter {
  const firstRows = new Map<number, number>()
  const copies = new Map<number, number>()
  const pairs: [number, number][] = []
  let modulus = 1
  const thin = (): void => {
    modulus *= 2
    for (const map of [firstRows, copies]) for (const hash of map.keys()) if (hash % modulus !== 0) map.delete(hash)
  }
  return {
    see: ({ row, cells, key }) => {
      const hash = hash53(key ?? cells.join("\u001f"))
      if (hash % modulus !== 0) return
      const earlier = firstRows.get(hash)
      if (earlier !== undefined) {
        copies.set(hash, (copies.get(hash) ?? 0) + 1)
        if (pairs.length < mostPairs) pairs.push([row, earlier])
        return
      }
      firstRows.set(hash, row)
      if (firstRows.size > most) thin()
    },
    found: () => {
      let rows = 0
      for (const count of copies.values()) rows += count
      return { rows: rows * modulus, pairs, share: 1 / modulus }
    },
  }
}
