/** An object as cells: what lies deeper is named by its path, `meta.source`. Lists stay whole, as JSON. */
import type { Names } from "./rows.ts"

/** Objects within objects get columns of their own so far down. */
const deepestColumns = 4
/** Deeper than anyone writes by hand or program. */
export const deepest = 64

export type Columns = {
  /** Null where the object is nested too deeply, or has more columns than are read. */
  readonly cellsOf: (value: Readonly<Record<string, unknown>>) => readonly string[] | null
  readonly names: () => Names
}

/** Names in the order in which they first came. */
export function growingColumns(most: number): Columns {
  const places = new Map<string, number>()
  const put = (cells: string[], path: string, value: unknown, depth: number): boolean => {
    if (isPlainObject(value) && depth < deepestColumns && Object.keys(value).length > 0)
      return Object.entries(value).every(([key, inner]) => put(cells, path === "" ? key : `${path}.${key}`, inner, depth + 1))
    const text = cellText(value)
    const place = places.get(path) ?? places.size
    if (place >= most || text === null) return false
    places.set(path, place)
    cells[place] = text
    return true
  }
  return {
    cellsOf: (value) => {
      const cells: string[] = []
      if (!Object.entries(value).every(([key, inner]) => put(cells, key, inner, 1))) return null
      return Array.from(cells, (cell) => cell ?? "")
    },
    names: () => [...places.keys()],
  }
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** Null where it is nested too deeply. Days as days, all else as it is written. */
export function cellText(value: unknown): string | null {
  if (value === null || value === undefined) return ""
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "NaN" : value.toISOString().slice(0, 19).replace("T", " ")
  if (value instanceof Uint8Array) return `${value.length} B`
  if (typeof value !== "object") return String(value).trim()
  return depthOf(value, deepest) < deepest ? JSON.stringify(value, plainly) : null
}

function plainly(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value
}

/** At most `most`: what lies deeper is not walked. */
function depthOf(value: unknown, most: number): number {
  if (typeof value !== "object" || value === null || most === 0) return 0
  let depth = 0
  for (const inner of Object.values(value)) depth = Math.max(depth, depthOf(inner, most - 1))
  return depth + 1
}
