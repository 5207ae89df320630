/** The values of the table: round figures around the one that is told. */
import { type Domain, sorted } from "./domain.ts"

/** Times the value, and parts of the input's own width away from it. */
const factors = [0.5, 0.7, 0.85, 1.15, 1.4, 2] as const
const parts = [-1, -0.5, -0.25, 0.25, 0.5, 1] as const
const things = [-3, -2, -1, 1, 2, 3] as const
const mostOptions = 9

/** `kept` are told exactly: the value that was found and today's. */
export function rowValues(
  domain: Domain,
  middle: number,
  kept: readonly number[],
  searched: readonly [number, number],
): number[] {
  if (domain.kind === "list") return nearestOf(sorted(domain.values), middle)
  const { low, high, own, isWhole } = domain
  const inside = (x: number): boolean => x >= Math.max(low, searched[0]) && x <= Math.min(high, searched[1])
  if (isWhole) {
    const step = Math.max(1, Math.round(Math.abs(middle) / 8))
    return sorted([...kept, ...things.map((k) => middle + k * step).filter(inside)])
  }
  const wish =
    own[0] > 0 && middle > 0 ? factors.map((factor) => middle * factor) : parts.map((part) => middle + part * (own[1] - own[0]))
  return sorted([...kept, ...wish.map(twoDigits).filter(inside)])
}

function twoDigits(x: number): number {
  return Number(x.toPrecision(2))
}

function nearestOf(values: readonly number[], middle: number): number[] {
  const place = Math.max(0, values.indexOf(middle))
  const first = Math.max(0, Math.min(place - (mostOptions >> 1), values.length - mostOptions))
  return values.slice(first, first + mostOptions)
}
