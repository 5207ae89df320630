/**
 * Where a condition holds along an input: a coarse look at its values, a closer one inside of where it seems to hold, then every
 * change between two of them is closed in by halving. On common random numbers the condition's figure is a step function of the
 * value, and need not be monotone.
 */
import type { Edge } from "./answer.ts"
import { closerLook } from "./closer.ts"
import { coarseLook } from "./coarse.ts"
import { changeIn, edgeOf, type Field } from "./edge.ts"
import { type Equality, equalParts } from "./equal.ts"
import type { Look } from "./look.ts"
import type { Ends, Found, Part, Search } from "./search.ts"
import { settled } from "./settle.ts"

export function stretchesOf(search: Search): Found {
  const { domain, look, isSure, equal } = search
  const equality: Equality | null = equal === null ? null : { bound: equal, jumps: [], roots: [] }
  const partsOf = (points: readonly number[], ends: Ends): Part[] => {
    const field: Field = { domain, look, isSure, ends }
    const runs = runsOf(points, look).map((run) => partOf(field, points, run))
    // A figure that is told to be equal is passed between two values more often than met.
    return equality === null ? runs : equalParts(field, points, equality, runs)
  }
  const searched = coarseLook(search, partsOf)
  closerLook(search, searched)
  return settled(search, searched, partsOf)
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

function partOf(field: Field, points: readonly number[], [first, last]: Ends): Part {
  const plain = (value: number): Edge => ({ value, interval: null })
  if (field.domain.kind === "list") {
    const options = { from: plain(first), to: plain(last) }
    return { first, last, closed: () => options, asLooked: () => options }
  }
  const below = points[points.indexOf(first) - 1]
  const above = points[points.indexOf(last) + 1]
  return {
    first,
    last,
    closed: () => {
      const low = below === undefined ? null : changeIn(field, below, first)
      const high = above === undefined ? null : changeIn(field, above, last)
      return {
        from: low === null ? null : edgeOf(field, low, high?.last ?? last),
        to: high === null ? null : edgeOf(field, high, low?.last ?? first),
      }
    },
    asLooked: () => ({ from: below === undefined ? null : plain(first), to: above === undefined ? null : plain(last) }),
  }
}
