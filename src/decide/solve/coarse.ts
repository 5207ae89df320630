/** The first look along an input: at its own range, outwards where nothing happened, around what comes nearest where nothing holds. */
import { between, type Domain, farPoints, firstPoints, sorted } from "./domain.ts"
import type { Look, Seen } from "./look.ts"
import type { Ends, Part, Search } from "./search.ts"

/** Values tried around the one that lacks least before it is said that there is none. */
const mostAround = 16

/** Looks, and tells how far. */
export function coarseLook(
  { domain, today, look, equal }: Search,
  partsOf: (points: readonly number[], ends: Ends) => readonly Part[],
): Ends {
  let points = firstPoints(domain, today)
  const ends = (): Ends => [points[0] ?? today, points.at(-1) ?? today]
  const isNowhere = (): boolean => partsOf(points, ends()).length === 0
  const isAlike = (): boolean => points.every((x) => look(x).isMet === look(points[0] ?? today).isMet)
  if (equal === null ? isAlike() : isNowhere()) points = sorted([...points, ...farPoints(domain)])
  for (const x of points) look(x)
  if (isNowhere()) for (const x of around(domain, points, look)) look(x)
  return ends()
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
  return [...known, ...roundedFrom(domain, known, look)]
}

/** A figure that can only be met at one value is met at a round one, if at all. */
function roundedFrom(domain: Domain, known: readonly number[], look: Look): number[] {
  const best = leastLacking(known, look)
  if (best === null || look(best).isMet || domain.kind === "list" || domain.isWhole) return []
  const [low, high] = [Math.min(...known), Math.max(...known)]
  return [2, 3].map((digits) => Number(best.toPrecision(digits))).filter((x) => x >= low && x <= high)
}

export function leastLacking(points: readonly number[], look: Look): number | null {
  const known = points.filter((x) => !Number.isNaN(look(x).lack))
  const isLess = (a: Seen, b: Seen): boolean => (a.lack === b.lack ? a.miss < b.miss : a.lack < b.lack)
  return known.reduce<number | null>((best, x) => (best === null || isLess(look(x), look(best)) ? x : best), null)
}
