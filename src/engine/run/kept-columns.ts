/**
 * Columns that were drawn last, by what they depend on: a changed figure costs one new column, not forty. They are shared, so nobody
 * changes what stands in them.
 */
import type { Distribution } from "../../units/index.ts"
import { crewInUse, isShared } from "../backends/wasm/crew.ts"
import type { Seat } from "./points.ts"
import type { SamplePlan } from "./replicates.ts"

/** Doubles. */
const mostKept = 16_000_000
const kept = new Map<string, Float64Array>()
let keptDoubles = 0

/** What a column depends on; standard normal without a distribution. */
export function columnKey(
  { dimension, name }: Seat,
  { replicates, perReplicate }: SamplePlan,
  seed: number,
  of: { readonly distribution: Distribution; readonly factor: number } | null,
): string {
  const law = of === null ? null : [of.distribution, of.factor]
  return `${dimension} ${replicates} ${perReplicate} ${seed} ${JSON.stringify([name, law], shortened)}`
}

export function keptColumn(key: string): Float64Array | null {
  const found = kept.get(key)
  // What was drawn before there were threads is drawn again where all of them see it, once instead of copied in each run.
  if (found === undefined || (crewInUse() !== null && !isShared(found))) return null
  // The last of the map is the one that was asked for last.
  kept.delete(key)
  kept.set(key, found)
  return found
}

/** What was not asked for longest goes when there is too much. */
export function keepColumn(key: string, column: Float64Array): void {
  keptDoubles += column.length - (kept.get(key)?.length ?? 0)
  kept.set(key, column)
  for (const [old, { length }] of kept) {
    if (keptDoubles <= mostKept || old === key) break
    kept.delete(old)
    keptDoubles -= length
  }
}

const longest = 64
const numbers = new WeakMap<object, number>()
let objects = 0

/** Long lists, such as observations, are the same only where they are the same list: their text would be longer than the column. */
function shortened(_: string, value: unknown): unknown {
  if (!Array.isArray(value) || value.length <= longest)
    return typeof value === "number" && !Number.isFinite(value) ? String(value) : value
  const number = numbers.get(value) ?? ++objects
  numbers.set(value, number)
  return `list ${number}`
}
