/**
 * From parts to stretches that are told. Closing in the ends of one looks at more values, and so does the table: where one of them
 * contradicts what was found, it is found anew, until a stretch holds at every value that was looked at within.
 */
import type { Stretch } from "./answer.ts"
import { lookWithin } from "./closer.ts"
import { leastLacking } from "./coarse.ts"
import { type Domain, sorted } from "./domain.ts"
import { type Beside, besideOf, wayTo } from "./nearest-edge.ts"
import type { Ends, Found, Part, Search } from "./search.ts"

/** So often more values are looked at; then the ends are told as they were looked at. */
const mostRounds = 10
/** So many stretches are closed in and told: those nearest to today's value. */
const mostTold = 12
/** So many jumps are closed in before it is looked anew which parts are nearest. */
const mostJumps = 24

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
    const { stretches, jumps, isCut } = closedIn(before, search, searched)
    if (stretches.length > 1 && search.equal === null)
      for (const { from, to } of stretches) lookWithin(search, [from?.value ?? searched[0], to?.value ?? searched[1]])
    const beside = besideOf(search, searched, stretches, closestOf(search, points(), stretches.length))
    for (const value of beside.rows) look(value)
    const left = before.length - jumps
    // A part that fell apart is two.
    if (!isCut && parts().length === left) return foundOf(search, searched, beside, left - stretches.length)
  }
  const all = parts()
  const stretches = toldOf(all, mostOf(search, searched), search)
  const beside = besideOf(search, searched, stretches, closestOf(search, points(), stretches.length))
  const known = new Set(search.looked())
  const rows = beside.rows.filter((value) => known.has(value))
  return foundOf(search, searched, { ...beside, rows }, all.length - stretches.length)
}

type ClosedIn = {
  readonly stretches: readonly Stretch[]
  /** How many parts turned out to be jumps. */
  readonly jumps: number
  /** Others are to be closed in before enough are told. */
  readonly isCut: boolean
}

/** The parts nearest to today's value first, until so many have come to something: jumps take no place of a value farther away. */
function closedIn(parts: readonly Part[], search: Search, searched: Ends): ClosedIn {
  const most = mostOf(search, searched)
  const stretches: Stretch[] = []
  let jumps = 0
  for (const part of nearestFirst(parts, search)) {
    if (stretches.length >= most) break
    if (jumps >= mostJumps) return { stretches: upwards(stretches), jumps, isCut: true }
    const stretch = part.closed()
    if (stretch === null) jumps++
    else stretches.push(stretch)
  }
  return { stretches: upwards(stretches), jumps, isCut: false }
}

/** As they were looked at, those nearest to today's value. */
function toldOf(parts: readonly Part[], most: number, search: Search): readonly Stretch[] {
  const stretches = nearestFirst(parts, search).flatMap((part) => part.asLooked() ?? [])
  return upwards(stretches.slice(0, most))
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

/** All where every value was looked at. */
function mostOf(search: Search, searched: Ends): number {
  const isAll = isComplete(search.domain, searched, pointsWithin(search, searched).length)
  return isAll ? Number.POSITIVE_INFINITY : mostTold
}

function nearestFirst(parts: readonly Part[], { today }: Search): readonly Part[] {
  const way = ({ first, last }: Part): number => wayTo(today, Math.min(last, Math.max(first, today)))
  return parts.toSorted((a, b) => way(a) - way(b))
}

function upwards(stretches: readonly Stretch[]): readonly Stretch[] {
  const start = ({ from }: Stretch): number => from?.value ?? Number.NEGATIVE_INFINITY
  return stretches.toSorted((a, b) => start(a) - start(b))
}
