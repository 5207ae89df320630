/** Which rows are learnt from, which tell when to stop, and which are asked at the end alone. The same seed gives the same rows. */
import { randomOf, shuffled } from "../engine/random.ts"

/** Row numbers, each part upwards; together every row once. */
export type Split = { readonly train: Int32Array; readonly validation: Int32Array; readonly test: Int32Array }

/** Shares of the rows; what both leave is trained on. */
export type SplitShares = { readonly validation: number; readonly test: number }

export type PartName = keyof Split

/** Rows that have nothing to do with each other. */
export function randomSplit(count: number, shares: SplitShares, seed: number): Split {
  return cut(shuffled(count, randomOf(seed)), shares)
}

/**
 * Later rows are asked, earlier ones learnt from, as it will be in use. Rows of one moment stay together: what happened
 * at the same time may tell of each other.
 */
export function splitByTime(times: ArrayLike<number>, shares: SplitShares): Split {
  const moments = Float64Array.from(times).sort()
  const count = moments.length
  const from = (share: number): number => moments[Math.min(count - 1, Math.round(count * (1 - share)))] ?? 0
  const test = shares.test > 0 ? from(shares.test) : Number.POSITIVE_INFINITY
  const validation = shares.validation > 0 ? from(shares.test + shares.validation) : test
  return parted(count, (row) => (times[row]! >= test ? "test" : times[row]! >= validation ? "validation" : "train"))
}

/** No group (a customer, a patient, a document) stands on two sides: who was learnt from is not asked. */
export function splitByGroup(groups: readonly string[], shares: SplitShares, seed: number): Split {
  const sizes = new Map<string, number>()
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const names = [...sizes.keys()].sort()
  const parts = new Map<string, PartName>()
  const wanted = { test: shares.test * groups.length, validation: shares.validation * groups.length }
  const held = { test: 0, validation: 0 }
  for (const k of shuffled(names.length, randomOf(seed))) {
    const [name, size] = [names[k]!, sizes.get(names[k]!)!]
    // A group goes where at least half of it is still wanted.
    const part = (["test", "validation"] as const).find((one) => held[one] + size / 2 <= wanted[one])
    if (part !== undefined) held[part] += size
    parts.set(name, part ?? "train")
  }
  return parted(groups.length, (row) => parts.get(groups[row]!)!)
}

/** Every stratum (a class, a country) has its shares in every part. */
export function stratifiedSplit(strata: readonly string[], shares: SplitShares, seed: number): Split {
  const rows = new Map<string, number[]>()
  strata.forEach((stratum, row) => {
    const those = rows.get(stratum)
    if (those === undefined) rows.set(stratum, [row])
    else those.push(row)
  })
  const random = randomOf(seed)
  // Dealt like cards in one order, stratum after stratum: what rounding leaves of one goes on with the next.
  const dealt = [...rows.keys()].sort().flatMap((stratum) => {
    const those = rows.get(stratum)!
    return [...shuffled(those.length, random)].map((k) => those[k]!)
  })
  const names = new Map<number, PartName>()
  const due = { test: 0, validation: 0 }
  for (const row of dealt) {
    due.test += shares.test
    due.validation += shares.validation
    const part = due.test >= 0.5 && due.test >= due.validation ? "test" : due.validation >= 0.5 ? "validation" : "train"
    if (part !== "train") due[part] -= 1
    names.set(row, part)
  }
  return parted(strata.length, (row) => names.get(row)!)
}

function cut(order: Int32Array, { validation, test }: SplitShares): Split {
  const tests = Math.round(order.length * test)
  const validations = Math.round(order.length * validation)
  return {
    test: order.slice(0, tests).sort(),
    validation: order.slice(tests, tests + validations).sort(),
    train: order.slice(tests + validations).sort(),
  }
}

function parted(count: number, partOf: (row: number) => PartName): Split {
  const rows: Record<PartName, number[]> = { train: [], validation: [], test: [] }
  for (let row = 0; row < count; row++) rows[partOf(row)].push(row)
  return { train: Int32Array.from(rows.train), validation: Int32Array.from(rows.validation), test: Int32Array.from(rows.test) }
}
