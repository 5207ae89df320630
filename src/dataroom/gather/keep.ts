/**
 * As many rows as there is room for, each with the same chance: a row is kept while the number that belongs to it lies below a
 * limit, and the limit is halved whenever there are too many. Seeded, and the same however the file is cut into pieces.
 */
import type { Row } from "../read/rows.ts"
import { chanceOf } from "./hash.ts"

export type Room = { readonly rows: number; readonly signs: number }

/** A table of this size is looked at whole. */
export const usualRoom: Room = { rows: 1_000_000, signs: 60_000_000 }

export type Keeper = {
  readonly see: (row: Row) => void
  readonly kept: () => readonly Row[]
}

export function keeper(room: Room, seed: number): Keeper {
  let kept: { readonly row: Row; readonly chance: number; readonly signs: number }[] = []
  let [limit, signs, count] = [1, 0, 0]
  return {
    see: (row) => {
      count += 1
      const chance = chanceOf(count, seed)
      if (chance >= limit) return
      const own = row.cells.reduce((sum, cell) => sum + cell.length, row.key?.length ?? 0)
      kept.push({ row, chance, signs: own })
      signs += own
      while ((kept.length > room.rows || signs > room.signs) && kept.length > 1) {
        limit /= 2
        const fewer = kept.filter((one) => one.chance < limit)
        // Of a few huge rows all may be above the limit: the lowest is kept, so that there is something to look at.
        kept = fewer.length > 0 ? fewer : kept.toSorted((a, b) => a.chance - b.chance).slice(0, 1)
        signs = kept.reduce((sum, one) => sum + one.signs, 0)
      }
    },
    kept: () => kept.map(({ row }) => row),
  }
}
