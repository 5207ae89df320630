/** The values that an input may take in `solve`, which of them are tried first, and what lies between two. */

export type Domain =
  /** Options of a decision, in the order of the file. */
  | { readonly kind: "list"; readonly values: readonly number[] }
  | {
      readonly kind: "range"
      /** Hard ends: what cannot be, or was not asked about; infinite where there is none. */
      readonly low: number
      readonly high: number
      /** The input's own range, from where the search goes outwards. */
      readonly own: readonly [number, number]
      readonly isWhole: boolean
    }

/** Points of the input's own range, and of a range with two ends. */
const [insideOwn, insideEnds] = [9, 25]
/** Whole numbers of a range that are few enough to try all. */
const mostWhole = 40
/** Outwards by such steps, so many to each side; then by longer ones where nothing happened. */
const [near, nearSteps] = [1.5, 9]
const [far, farSteps] = [4, 5]
/** Beyond this ratio of its ends a range is looked at in proportions. */
const wide = 4

type Between = readonly [number, number]

/** Tried first: they show where the condition holds. */
export function firstPoints(domain: Domain, today: number): number[] {
  if (domain.kind === "list") return sorted(domain.values)
  const { low, high, own, isWhole } = domain
  if (isWhole && high - low <= mostWhole) return range(Math.ceil(low), Math.floor(high))
  const [a, b] = own
  const hasEnds = isWholeRange(domain)
  const isProportional = a > 0
  const outward = hasEnds ? [] : outwards(domain, near, nearSteps, isProportional)
  const inside = hasEnds ? spaced(low, high, insideEnds) : spaced(a, b, insideOwn)
  const ends = [...(low === 0 ? [low] : []), ...(Number.isFinite(high) ? [high] : [])]
  return fitting([...inside, ...outward, ...ends, today], domain)
}

/** Tried where the first ones are all alike. */
export function farPoints(domain: Domain): number[] {
  if (domain.kind === "list" || isWholeRange(domain)) return []
  const { own } = domain
  const isProportional = own[0] > 0
  const reach = near ** nearSteps
  const [a, b] = own
  const from: Between = isProportional ? [a / reach, b * reach] : [a - (b - a) * reach, b + (b - a) * reach]
  return fitting(outwards({ ...domain, own: from }, far, farSteps, isProportional), domain)
}

/** Nothing lies outside of the input's own range. */
function isWholeRange({ low, high, own: [a, b] }: Extract<Domain, { kind: "range" }>): boolean {
  return a <= low && b >= high
}

function outwards(
  { own: [a, b] }: Extract<Domain, { kind: "range" }>,
  factor: number,
  steps: number,
  isProportional: boolean,
): number[] {
  const powers = Array.from({ length: steps }, (_, k) => factor ** (k + 1))
  if (isProportional) return powers.flatMap((power) => [a / power, b * power])
  return powers.flatMap((power) => [a - (b - a) * (power - 1), b + (b - a) * (power - 1)])
}

function spaced(low: number, high: number, count: number): number[] {
  const isProportional = low > 0 && high / low > wide
  return Array.from({ length: count }, (_, k) => {
    const share = k / (count - 1)
    return isProportional ? low * (high / low) ** share : low + (high - low) * share
  })
}

function fitting(points: readonly number[], { low, high, isWhole }: Extract<Domain, { kind: "range" }>): number[] {
  const inside = points.map((x) => (isWhole ? Math.round(x) : x)).filter((x) => x >= low && x <= high && Number.isFinite(x))
  return sorted(inside)
}

/** Between two values, in proportion where they are far apart; null where nothing worth telling apart lies there. */
export function between(domain: Domain, a: number, b: number, precision: number): number | null {
  if (domain.kind === "list") return null
  const [low, high] = a < b ? [a, b] : [b, a]
  if (domain.isWhole) return high - low <= 1 ? null : Math.floor((low + high) / 2)
  const size = Math.max(Math.abs(low), Math.abs(high))
  const [from, to] = domain.own
  // Near zero a part of the input's own range is fine enough.
  if (high - low <= precision * Math.max(size, 0.01 * (to - from))) return null
  const middle = low > 0 && high / low > 2 ? Math.sqrt(low * high) : low + (high - low) / 2
  return middle > low && middle < high ? middle : null
}

function range(low: number, high: number): number[] {
  return Array.from({ length: Math.max(0, high - low + 1) }, (_, k) => low + k)
}

export function sorted(values: readonly number[]): number[] {
  return [...new Set(values.map((x) => (x === 0 ? 0 : x)))].sort((a, b) => a - b)
}
