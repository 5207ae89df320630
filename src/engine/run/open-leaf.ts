/**
 * A leaf on its way: values of one column, in the order of their places. While all of them are 0 or 1, as those of a truth are, a byte
 * each is enough, and in the end their number.
 */
import { leafOf, leafOfTruth, type Part } from "./part.ts"

export type OpenLeaf = {
  /** Shape: [length], the first of them filled. */
  bytes: Uint8Array | null
  values: Float64Array | null
}

/** Arrays of `length` that are used again: new memory costs more than the work. */
export type LeafPool = { readonly length: number; readonly bytes: Uint8Array[]; readonly values: Float64Array[] }

export function leafPool(length: number): LeafPool {
  return { length, bytes: [], values: [] }
}

export function openLeaf(): OpenLeaf {
  return { bytes: null, values: null }
}

/** What comes next of a column, and where it goes: `count` of its values from `from` on, to place `offset` of the leaf. */
export type LeafValues = { readonly values: Float64Array; readonly from: number; readonly count: number; readonly offset: number }

export function fillLeaf(leaf: OpenLeaf, next: LeafValues, pool: LeafPool): void {
  if (leaf.values === null) {
    leaf.bytes ??= pool.bytes.pop() ?? new Uint8Array(pool.length)
    if (areTruths(next, leaf.bytes)) return
    leaf.values = pool.values.pop() ?? new Float64Array(pool.length)
    leaf.values.set(leaf.bytes.subarray(0, next.offset))
    pool.bytes.push(leaf.bytes)
    leaf.bytes = null
  }
  const { values, from, count, offset } = next
  leaf.values.set(values.subarray(from, from + count), offset)
}

/** Writes them as bytes as long as they are 0 or 1. */
function areTruths({ values, from, count, offset }: LeafValues, bytes: Uint8Array): boolean {
  for (let s = 0; s < count; s++) {
    const value = values[from + s]!
    if (value !== 0 && value !== 1) return false
    bytes[offset + s] = value
  }
  return true
}

/** What is known of the column once the leaf is full. */
export function closeLeaf({ bytes, values }: OpenLeaf, pool: LeafPool): Part {
  if (bytes === null) return leafOf(values ?? new Float64Array())
  let ones = 0
  for (let s = 0; s < bytes.length; s++) ones += bytes[s]!
  pool.bytes.push(bytes)
  return leafOfTruth(bytes.length, ones)
}

/** The values of a leaf that nobody looks at any more. */
export function forgetLeaf({ ones, weight, values }: Part, pool: LeafPool): void {
  if (ones === null && weight === 1 && values.length === pool.length) pool.values.push(values)
}
