/**
 * A closer look inside of where a condition seems to hold: always into the widest gap between two values at which it does, so
 * that a stretch that is told holds at more values than its ends. A value at which it fails splits the stretch. Every other look is
 * into the stretch at today's value, or nearest to it: that one is told first.
 */
import { type Domain, sorted } from "./domain.ts"
import type { Ends, Search } from "./search.ts"

/** Gaps narrower than this are left: about a hundredth of a value, or of the input's own range; within one stretch a tenth of that. */
const [finest, finestWithin] = [0.01, 0.001]
/** Values within a stretch that is one of several. */
const fewestWithin = 8

export function closerLook(search: Search, ends: Ends): void {
  const { domain, today, closer } = search
  if (domain.kind === "list") return
  const room = roomOf(domain)
  for (let k = 0; k < closer; k++) {
    const open = openGaps(search, ends)
    const widest = widestOf(k % 2 === 0 ? nearStretch(open, today) : open, room, finest) ?? widestOf(open, room, finest)
    if (widest === null) return
    search.look(placeIn(widest, k, room))
  }
}

/** Where a condition comes and goes, it may do so within a stretch too. */
export function lookWithin(search: Search, ends: Ends): void {
  const { domain } = search
  if (domain.kind === "list") return
  const room = roomOf(domain)
  for (let k = 0; k < fewestWithin; k++) {
    const open = openGaps(search, ends)
    const widest = open.length > fewestWithin ? null : widestOf(open, room, finestWithin)
    if (widest === null) return
    search.look(placeIn(widest, k, room))
  }
}

/** Neighbours at both of which it holds. */
function openGaps({ look, looked }: Search, [low, high]: Ends): Ends[] {
  const points = sorted(looked()).filter((x) => x >= low && x <= high)
  return points.slice(1).flatMap((b, n): Ends[] => {
    const a = points[n] ?? b
    return look(a).isMet && look(b).isMet ? [[a, b]] : []
  })
}

/** Null where all are narrow. */
function widestOf(gaps: readonly Ends[], { size }: Room, least: number): Ends | null {
  const widest = gaps.reduce<Ends | null>((best, gap) => (best === null || size(gap) > size(best) ? gap : best), null)
  return widest === null || size(widest) < least ? null : widest
}

/** Gaps that follow on each other, those at today's value or nearest to it. */
function nearStretch(gaps: readonly Ends[], today: number): readonly Ends[] {
  const way = ([a, b]: Ends): number => Math.abs(Math.min(b, Math.max(a, today)) - today)
  const nearest = gaps.reduce<Ends | null>((best, gap) => (best === null || way(gap) < way(best) ? gap : best), null)
  const place = nearest === null ? -1 : gaps.indexOf(nearest)
  let [from, to] = [place, place]
  while (from > 0 && gaps[from - 1]?.[1] === gaps[from]?.[0]) from--
  while (to + 1 < gaps.length && gaps[to + 1]?.[0] === gaps[to]?.[1]) to++
  return place < 0 ? [] : gaps.slice(from, to + 1)
}

/** How wide a gap counts, and what lies in it. */
type Room = { readonly size: (gap: Ends) => number; readonly inside: (gap: Ends, share: number) => number }

/** Where the own range is above nothing, in proportion; else even within it and in proportion to the way from it. */
function roomOf({ own: [a, b], isWhole }: Extract<Domain, { kind: "range" }>): Room {
  const unit = a > 0 ? a / 50 : b - a
  const middle = (a + b) / 2
  const to = (x: number): number => (a > 0 ? Math.log1p(x / unit) : Math.asinh((x - middle) / unit))
  const from = (u: number): number => (a > 0 ? unit * Math.expm1(u) : middle + unit * Math.sinh(u))
  return {
    size: ([low, high]) => (isWhole && high - low <= 1 ? 0 : to(high) - to(low)),
    inside: ([low, high], share) => {
      const x = from(to(low) + share * (to(high) - to(low)))
      if (isWhole) return Math.min(high - 1, Math.max(low + 1, Math.round(x)))
      return x > low && x < high ? x : low + (high - low) / 2
    },
  }
}

const goldenShare = (Math.sqrt(5) - 1) / 2

/** Never twice at the same part of a gap: halves alone would step along with what comes and goes evenly. */
function placeIn(gap: Ends, k: number, { inside }: Room): number {
  return inside(gap, 0.3 + 0.4 * ((k * goldenShare) % 1))
}
