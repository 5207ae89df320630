/**
 * Whether two samples of numbers come from one law: the farthest distance of their shares below a value. Source: Smirnov (1939);
 * exact chances by counting paths, conditional on ties: Schröer and Trenkler (Computational Statistics & Data Analysis 20, 1995).
 */

export type KolmogorovTest = {
  readonly distance: number
  readonly p: number
  readonly isExact: boolean
  /** The value at which the samples lie farthest apart. */
  readonly at: number
}

/** Paths of so many crossings are counted; beyond them the limit law is as good. */
const mostCrossings = 1_000_000

export function kolmogorovTest(one: readonly number[], other: readonly number[]): KolmogorovTest {
  const [a, b] = [one, other].map((values) => values.toSorted((x, y) => x - y)) as [number[], number[]] // two went in
  const { distance, at, ends } = farthest(a, b)
  const isExact = a.length * b.length <= mostCrossings
  const p = isExact ? exactChance(distance, a.length, b.length, ends) : limitChance(distance, a.length, b.length)
  return { distance, p, isExact, at }
}

type Farthest = { readonly distance: number; readonly at: number; readonly ends: ReadonlySet<number> }

/** `ends`: how many values of both lie at or below each distinct value; only there shares are compared. */
function farthest(a: readonly number[], b: readonly number[]): Farthest {
  let [i, j, distance, at] = [0, 0, 0, Number.NaN]
  const ends = new Set<number>()
  while (i < a.length || j < b.length) {
    const value = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY)
    while (a[i] === value) i += 1
    while (b[j] === value) j += 1
    ends.add(i + j)
    const here = Math.abs(i / a.length - j / b.length)
    if (here > distance) [distance, at] = [here, value]
  }
  return { distance, at, ends }
}

/** The chance of a distance at least as far, of all orders of the values alike. */
export function exactChance(distance: number, n: number, m: number, ends: ReadonlySet<number> | null = null): number {
  // Distances are whole numbers of 1/(n m); half of one keeps rounding out.
  const limit = (distance * n * m - 0.5) / (n * m)
  const isWithin = (i: number, j: number): boolean => (ends !== null && !ends.has(i + j)) || Math.abs(i / n - j / m) < limit
  // within[j]: the share of orders of i + j values, i of the first sample, that stayed within.
  const within = new Float64Array(m + 1)
  for (let j = 0; j <= m; j++) within[j] = j === 0 ? 1 : isWithin(0, j) ? within[j - 1]! : 0
  for (let i = 1; i <= n; i++) {
    within[0] = isWithin(i, 0) ? within[0]! : 0
    for (let j = 1; j <= m; j++) within[j] = isWithin(i, j) ? (i * within[j]! + j * within[j - 1]!) / (i + j) : 0
  }
  return Math.min(1, Math.max(0, 1 - within[m]!))
}

/** Kolmogorov's limit law: 2 Σ (−1)^(k−1) e^(−2 k² x²). */
export function limitChance(distance: number, n: number, m: number): number {
  return kolmogorovTail(Math.sqrt((n * m) / (n + m)) * distance)
}

export function kolmogorovTail(x: number): number {
  // Below it the series alternates without end, and the chance is 1 to twelve digits.
  if (x < 0.2) return 1
  let sum = 0
  for (let k = 1; k < 100; k++) {
    const term = Math.exp(-2 * k * k * x * x)
    sum += k % 2 === 1 ? term : -term
    if (term < 1e-17) break
  }
  return Math.min(1, Math.max(0, 2 * sum))
}
