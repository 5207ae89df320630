/**
 * Where a figure equals what it is compared with: between two neighbouring values of which one gives less and one more, closed in by
 * halving. A figure that jumps across it equals it nowhere; where that was shown it is remembered, and no crossing any more.
 */
import type { Edge, Stretch } from "./answer.ts"
import { between, type Domain } from "./domain.ts"
import { edgeTold, type Field, halved } from "./edge.ts"
import { precision, type Seen } from "./look.ts"
import type { Ends, Part } from "./search.ts"

/** Relative width of what is left when halving ends. */
const finely = 1e-7
/** Digits of what is told: as few as lie within what is left. */
const [fewestDigits, mostDigits] = [3, 9]
/** Over so many times the width that is left a jump makes at least such a part of the difference, a slope next to nothing. */
const [widths, leastOfJump] = [1000, 0.1]

/** What the figure must be; between which neighbours it was shown to jump, or to be met as told: more of them with every closing in. */
export type Equality = {
  readonly bound: number
  readonly jumps: Ends[]
  readonly roots: { readonly left: Ends; readonly told: Stretch }[]
}

/**
 * `runs`: where it is met exactly. One that is passed through at once is a crossing too: where samples are counted the figure stays
 * for a little while.
 */
export function equalParts(field: Field, points: readonly number[], equality: Equality, runs: readonly Part[]): Part[] {
  if (field.domain.kind === "list") return [...runs]
  const over = overOf(field, equality.bound)
  const crossings = points.slice(1).flatMap((high, k): Part[] => {
    const low = points[k] ?? high
    if (!isPassed(over(low), over(high)) || equality.jumps.some(around([low, high]))) return []
    // Of neighbours that were not closed in neither is where it is met.
    const asLooked = (): Stretch | null => equality.roots.find(({ left }) => around([low, high])(left))?.told ?? null
    return [{ first: low, last: high, closed: () => crossingIn(field, [low, high], equality), asLooked }]
  })
  const passed = runs.map((run): Part => {
    const [below, above] = [points.findLast((x) => x < run.first), points.find((x) => x > run.last)]
    if (below === undefined || above === undefined || !isPassed(over(below), over(above))) return run
    const closed = (): Stretch | null => {
      const stretch = run.closed()
      // Beside the value at which it is met there may be a jump.
      return isNarrow(field.domain, stretch) ? (crossingIn(field, [below, above], equality) ?? stretch) : stretch
    }
    return { ...run, closed }
  })
  return [...passed, ...crossings].sort((a, b) => a.first - b.first)
}

/** From less to more or back; what is infinite or unknown passes nothing. */
function isPassed(a: number, b: number): boolean {
  return Number.isFinite(a) && Number.isFinite(b) && Math.sign(a) * Math.sign(b) < 0
}

function around([low, high]: Ends): (left: Ends) => boolean {
  return ([from, to]) => low >= from && high <= to
}

/** Too narrow to be told as a stretch. */
function isNarrow(domain: Domain, stretch: Stretch | null): boolean {
  const [from, to] = [stretch?.from?.value, stretch?.to?.value]
  return from !== undefined && to !== undefined && between(domain, from, to, precision) === null
}

function overOf({ look }: Field, bound: number): (x: number) => number {
  return (x) => look(x).figure - bound
}

function pointOf(edge: Edge): Stretch {
  return { from: edge, to: edge }
}

function nearer(over: (x: number) => number, [a, b]: Ends): number {
  return Math.abs(over(a)) <= Math.abs(over(b)) ? a : b
}

/** Null where it is a jump. */
function crossingIn(field: Field, [low, high]: Ends, { bound, jumps, roots }: Equality): Stretch | null {
  const over = overOf(field, bound)
  const inwards = over(high) > 0 ? 1 : -1
  // As the edge of where it is larger, which has two sides.
  const larger: Field = { ...field, look: (x) => sided(field.look(x), bound) }
  const [no, yes] = halved(larger, inwards > 0 ? low : high, inwards > 0 ? high : low, finely, (seen) => seen.isMet)
  const told = toldWithin(field, [no, yes], over)
  const left: Ends = [Math.min(no, yes), Math.max(no, yes)]
  if (over(told) !== 0 && over(yes) !== 0 && isJump(field, left, over)) {
    jumps.push(left)
    return null
  }
  const stretch = pointOf(edgeTold(larger, { fails: no, last: yes }, told, finely))
  roots.push({ left, told: stretch })
  return stretch
}

function sided(seen: Seen, bound: number): Seen {
  const { figure, error } = seen
  return { ...seen, isMet: figure >= bound, isMetAtBest: figure + error >= bound, isMetAtWorst: figure - error >= bound }
}

function isJump({ domain, look, ends }: Field, [a, b]: Ends, over: (x: number) => number): boolean {
  const rise = Math.abs(over(b) - over(a))
  if (rise <= 2 * Math.max(look(a).error, look(b).error)) return false
  if (domain.kind === "range" && domain.isWhole) return true
  const way = widths * (b - a)
  const [wideA, wideB] = [Math.max(ends[0], a - way), Math.min(ends[1], b + way)]
  return rise > leastOfJump * Math.abs(over(wideB) - over(wideA))
}

/** With few digits, where they are as near as chance in the figure allows, or nearer than what is left. */
function toldWithin({ domain, look }: Field, [no, yes]: Ends, over: (x: number) => number): number {
  const best = nearer(over, [no, yes])
  if (domain.kind === "range" && domain.isWhole) return best
  const allowed = Math.max(Math.abs(over(best)), look(yes).error / 10)
  // As if the figure grew evenly on what is left.
  const root = no + ((yes - no) * over(no)) / (over(no) - over(yes))
  for (let digits = fewestDigits; digits <= mostDigits; digits++) {
    const shown = Number(root.toPrecision(digits))
    if (Math.abs(over(shown)) <= allowed) return shown
  }
  return best
}
