// What residuals are told by: mean, median and 90th percentile of |computed / measured - 1|; samples and groups of rows.

export type Residuals = { readonly count: number; readonly mean: number; readonly median: number; readonly p90: number }

export function residualsOf(errors: readonly number[]): Residuals {
  const sorted = errors.map(Math.abs).sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN
  return { count: sorted.length, mean: sorted.reduce((sum, x) => sum + x, 0) / sorted.length, median: at(0.5), p90: at(0.9) }
}

/** `4.8 / 3.4 / 10.6`: mean, median, 90th percentile in percent. */
export function inPercent({ mean, median, p90 }: Residuals): string {
  return [mean, median, p90].map((part) => (100 * part).toFixed(1)).join(" / ")
}

/** Numbers from 0 to 1 by a 32-bit mixer (Mulberry32): the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** About so many of them, the same in every run. */
export function sampleOf<T>(items: readonly T[], count: number, seed = 3): readonly T[] {
  const random = seeded(seed)
  return items.filter(() => random() < count / items.length)
}

/** Groups are put aside whole, a part of them; the same in every run. */
export function splitBy<T>(
  items: readonly T[],
  group: (item: T) => string,
  part: number,
  seed: number,
): { kept: T[]; aside: T[] } {
  const random = seeded(seed)
  const groups = [...new Set(items.map(group))].sort()
  const away = new Set(groups.filter(() => random() < part))
  return { kept: items.filter((item) => !away.has(group(item))), aside: items.filter((item) => away.has(group(item))) }
}

export function groupBy<T, K>(items: readonly T[], key: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}
