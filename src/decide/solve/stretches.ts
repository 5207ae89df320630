/**
 * Where a condition holds along an input: a coarse look at its values, then every change between two of them is closed in by
 * halving. On common random numbers the condition's figure is a step function of the value, and need not be monotone.
 */
import type { Edge, Stretch } from "./answer.ts"
import { between, type Domain, farPoints, firstPoints, sorted } from "./domain.ts"
import { edgeWith } from "./edge.ts"
import type { Look, Seen } from "./look.ts"

export type Found = {
  readonly stretches: readonly Stretch[]
  /** The value that lacks least; null where it holds somewhere. */
  readonly closest: number | null
  readonly isMoved: boolean
  readonly searched: readonly [number, number]
}

/** Values tried around the one that lacks least before it is said that there is none. */
const mostAround = 16

export function stretchesOf(domain: Domain, today: number, look: Look): Found {
  let points = firstPoints(domain, today)
  const isAlike = (): boolean => points.every((x) => look(x).isMet === look(points[0] ?? today).isMet)
  if (isAlike()) points = sorted([...points, ...farPoints(domain)])
  if (points.every((x) => !look(x).isMet)) points = sorted([...points, ...around(domain, points, look)])
  const searched = [points[0] ?? today, points.at(-1) ?? today] as const
  const figures = new Set(points.map((x) => String(look(x).figure)))
  const stretches = runsOf(points, look).map(([first, last]) => closedIn(domain, points, first, last, look))
  return {
    stretches,
    closest: stretches.length > 0 ? null : leastLacking(points, look),
    isMoved: figures.size > 1,
    searched,
  }
}

/** Halves what lies beside the value that lacks least, in the hope of one at which nothing lacks. */
function around(domain: Domain, points: readonly number[], look: Look): number[] {
  const known = [...points]
  for (let k = 0; k < mostAround; k++) {
    const best = leastLacking(known, look)
    if (best === null || look(best).isMet) break
    const order = sorted(known)
    const place = order.indexOf(best)
    const beside = [order[place - 1], order[place + 1]].flatMap((other) => {
      const middle = other === undefined ? null : between(domain, best, other, 0.001)
      return middle === null ? [] : [middle]
    })
    if (beside.length === 0) break
    known.push(...beside)
  }
  return known
}

function leastLacking(points: readonly number[], look: Look): number | null {
  const known = points.filter((x) => !Number.isNaN(look(x).lack))
  const isLess = (a: Seen, b: Seen): boolean => (a.lack === b.lack ? a.miss < b.miss : a.lack < b.lack)
  return known.reduce<number | null>((best, x) => (best === null || isLess(look(x), look(best)) ? x : best), null)
}

/** First and last point of every run of points at which it holds. */
function runsOf(points: readonly number[], look: Look): [number, number][] {
  const runs: [number, number][] = []
  for (const [k, x] of points.entries()) {
    if (!look(x).isMet) continue
    const before = points[k - 1]
    const open = runs.at(-1)
    if (open !== undefined && before !== undefined && look(before).isMet) open[1] = x
    else runs.push([x, x])
  }
  return runs
}

function closedIn(domain: Domain, points: readonly number[], first: number, last: number, look: Look): Stretch {
  if (domain.kind === "list") return { from: option(first), to: option(last) }
  const below = points[points.indexOf(first) - 1]
  const above = points[points.indexOf(last) + 1]
  const ends = [points[0] ?? first, points.at(-1) ?? last] as const
  return {
    from: below === undefined ? null : edgeWith({ domain, look, ends }, below, first),
    to: above === undefined ? null : edgeWith({ domain, look, ends }, above, last),
  }
}

function option(value: number): Edge {
  return { value, interval: null }
}
