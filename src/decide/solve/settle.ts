/**
 * From parts to stretches that are told. Closing in the ends of one looks at more values, and so does the table: where one of them
 * contradicts what was found, it is found anew, until a stretch holds at every value that was looked at within.
 */
import { lookWithin } from "./closer.ts"
import { leastLacking } from "./coarse.ts"
import { type Domain, sorted } from "./domain.ts"
import { type Beside, besideOf, wayTo } from "./nearest-edge.ts"
import type { Ends, Found, Part, Search } from "./search.ts"

/** So often more values are looked at; then the ends are told as they were looked at. */
const mostRounds = 10
/** So many stretches are closed in and told: those nearest to today's value. */
const mostTold = 12

export function settled(
  search: Search,
  searched: Ends,
  partsOf: (points: readonly number[], ends: Ends) => readonly Part[],
): Found {
  const { look } = search
  const points = (): number[] => pointsWithin(search, searched)
  const parts = (): readonly Part[] => partsOf(points(), searched)
  for (let round = 0; round < mostRounds; round++) {
    const before = parts()
    const told = nearestOf(before, search, searched)
    const stretches = told.flatMap((part) => part.closed() ?? [])
    if (stretches.length > 1 && search.equal === null)
      for (const { from, to } of stretches) lookWithin(search, [from?.value ?? searched[0], to?.value ?? searched[1]])
    const beside = besideOf(search, searched, stretches, closestOf(search, points(), stretches.length))
    for (const value of beside.rows) look(value)
    // A part that fell apart is two.
    if (parts().length === before.length) return foundOf(search, searched, beside, before.length - told.length)
  }
  const all = parts()
  const told = nearestOf(all, search, searched)
  const stretches = told.flatMap((part) => part.asLooked() ?? [])
  const beside = besideOf(search, searched, stretches, closestOf(search, points(), stretches.length))
  const known = new Set(search.looked())
  return foundOf(search, searched, { ...beside, rows: beside.rows.filter((value) => known.has(value)) }, all.length - told.length)
}

function foundOf(search: Search, searched: Ends, beside: Beside, more: number): Found {
  const points = pointsWithin(search, searched)
  const figures = new Set(points.map((x) => String(search.look(x).figure)))
  return {
    ...beside,
    more,
    isMoved: figures.size > 1,
    searched,
    looked: points.length,
    isComplete: isComplete(search.domain, searched, points.length),
  }
}

function pointsWithin({ looked }: Search, [low, high]: Ends): number[] {
  return sorted(looked()).filter((x) => x >= low && x <= high)
}

function closestOf({ look }: Search, points: readonly number[], stretches: number): number | null {
  return stretches > 0 ? null : leastLacking(points, look)
}

function isComplete(domain: Domain, [low, high]: Ends, count: number): boolean {
  return domain.kind === "list" || (domain.isWhole && count > high - low)
}

/** All where every value was looked at; else those nearest to today's, upwards. */
function nearestOf(parts: readonly Part[], search: Search, searched: Ends): readonly Part[] {
  const { domain, today } = search
  if (parts.length <= mostTold || isComplete(domain, searched, pointsWithin(search, searched).length)) return parts
  const way = ({ first, last }: Part): number => wayTo(today, Math.min(last, Math.max(first, today)))
  return parts
    .toSorted((a, b) => way(a) - way(b))
    .slice(0, mostTold)
    .sort((a, b) => a.first - b.first)
}
