/** Features that know the answer: a column filled in after what is to be foretold has happened, or the target under another name. */

export type Target =
  | { readonly kind: "classes"; readonly values: ArrayLike<number> }
  | { readonly kind: "numbers"; readonly values: ArrayLike<number> }

/** What is missing is NaN.  Shape: values as the target's. */
export type Feature = { readonly name: string; readonly values: ArrayLike<number> }

export type TargetLeak = {
  readonly feature: string
  /** It is the target, or it alone foretells nearly all of it. */
  readonly kind: "equal" | "foretells"
  /** What it takes away of the error of the baseline (majority, mean) on rows that were not looked at; 1 of an equal one. */
  readonly skill: number
}

const pieces = 64

/**
 * Each feature alone is cut into pieces of equal count, and each piece says the majority (the mean) of its rows: learnt on every other
 * row, asked on the rest.
 */
export function targetLeaks(features: readonly Feature[], target: Target, skill = 0.98): TargetLeak[] {
  return features.flatMap(({ name, values }): TargetLeak[] => {
    if (isEqual(values, target.values)) return [{ feature: name, kind: "equal", skill: 1 }]
    const known = skillOf(values, target)
    return known >= skill ? [{ feature: name, kind: "foretells", skill: known }] : []
  })
}

function isEqual(values: ArrayLike<number>, target: ArrayLike<number>): boolean {
  for (let k = 0; k < target.length; k++) if (values[k] !== target[k]) return false
  return target.length > 0
}

/** Share of the baseline's error that the feature alone removes. */
export function skillOf(values: ArrayLike<number>, target: Target): number {
  const [learnt, asked] = halves(target.values.length)
  const edges = edgesOf(values, learnt)
  const say = target.kind === "classes" ? majorityOf : meanOf
  const error = target.kind === "classes" ? (a: number, b: number) => (a === b ? 0 : 1) : (a: number, b: number) => (a - b) ** 2
  const all = say(learnt.map((row) => target.values[row]!))
  const rows: number[][] = Array.from({ length: edges.length + 2 }, () => [])
  for (const row of learnt) rows[pieceOf(values[row]!, edges)]!.push(target.values[row]!)
  const said = rows.map((those) => (those.length === 0 ? all : say(those)))
  let [left, plain] = [0, 0]
  for (const row of asked) {
    left += error(said[pieceOf(values[row]!, edges)]!, target.values[row]!)
    plain += error(all, target.values[row]!)
  }
  return plain === 0 ? 0 : 1 - left / plain
}

function halves(count: number): [number[], number[]] {
  const rows = Array.from({ length: count }, (_, row) => row)
  // By a mixed number, not by even and odd: rows may come in turns.
  const isLearnt = (row: number): boolean => Math.imul(row + 1, 0x9e3779b1) >>> 31 === 0
  return [rows.filter(isLearnt), rows.filter((row) => !isLearnt(row))]
}

/** Where the pieces begin; few values get a piece each. */
function edgesOf(values: ArrayLike<number>, rows: readonly number[]): number[] {
  const sorted = rows
    .map((row) => values[row]!)
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b)
  const distinct = [...new Set(sorted)]
  if (distinct.length <= pieces) return distinct
  return [...new Set(Array.from({ length: pieces }, (_, k) => sorted[Math.floor((k * sorted.length) / pieces)]!))]
}

/** What is missing is a piece of its own, the first. */
function pieceOf(value: number, edges: readonly number[]): number {
  if (Number.isNaN(value)) return 0
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (edges[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low + 1
}

export function majorityOf(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let [best, most] = [Number.NaN, 0]
  for (const [value, count] of counts) if (count > most || (count === most && value < best)) [best, most] = [value, count]
  return best
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length
}
