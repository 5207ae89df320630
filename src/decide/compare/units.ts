/**
 * Changes as units that can be done one after the other: each alone where that makes a venture, together with what it needs
 * where not (an assumption and the formula that reads it), and by section where they are many.
 */
import type { Change } from "../../venture/index.ts"
import { groupedBy } from "../grouped-by.ts"
import type { Done } from "./between.ts"

/** Numbers of changes, upwards; units stand in the order of the file. */
export type Unit = readonly number[]

export type IsWhole = (done: Done) => boolean

export type Feasibility = {
  /** On the way from A to B or back: what is found there is wanted later. */
  readonly onTheWay: IsWhole
  readonly tried: IsWhole
}

/** Partners that are tried for a change that makes no venture alone, the nearest first. */
const mostPartners = 12

export function unitsOf(changes: readonly Change[], most: number, whole: Feasibility): readonly Unit[] {
  const moving = changes.flatMap((change, number) => (change.isIdle ? [] : [number]))
  return feasible(bySection(changes, moving, most), whole)
}

/** Every change by itself where they are few; else by section, by project, and in the end by neighbourhood. */
function bySection(changes: readonly Change[], moving: readonly number[], most: number): readonly Unit[] {
  for (const depth of [Number.POSITIVE_INFINITY, 3, 2, 1]) {
    const sections = groupedBy(moving, (number) => {
      const { place } = changes[number] ?? { place: [] }
      if (!Number.isFinite(depth)) return String(number)
      return place.slice(0, place[0] === "projects" ? depth : Math.max(1, depth - 1)).join("\n")
    })
    if (sections.size <= most) return inOrder([...sections.values()])
  }
  const length = Math.ceil(moving.length / most)
  return Array.from({ length: Math.ceil(moving.length / length) }, (_, k) => moving.slice(k * length, (k + 1) * length))
}

/** Units that make a venture from the first to the last as well as from the last to the first. */
function feasible(wished: readonly Unit[], whole: Feasibility): readonly Unit[] {
  let units = wished
  for (;;) {
    const joined = joinFirst(units, whole) ?? joinFirst(units.toReversed(), whole)
    if (joined === null) return units
    units = inOrder(joined)
  }
}

/** The first unit that makes no venture after those before it, joined with what it needs; null where all do. */
function joinFirst(units: readonly Unit[], { onTheWay, tried }: Feasibility): readonly Unit[] | null {
  const done = new Set<number>()
  for (const [k, unit] of units.entries()) {
    for (const number of unit) done.add(number)
    // With the last one all are done, which is the other variant.
    if (k === units.length - 1 || onTheWay(done)) continue
    const later = units.slice(k + 1)
    const partner = later.slice(0, mostPartners).find((other) => tried(new Set([...done, ...other]))) ?? later[0] ?? []
    return [...units.slice(0, k), [...unit, ...partner], ...later.filter((other) => other !== partner)]
  }
  return null
}

function inOrder(units: readonly Unit[]): readonly Unit[] {
  return units.map((unit) => unit.toSorted((a, b) => a - b)).toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
}
