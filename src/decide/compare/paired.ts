/** A figure of two variants side by side, and their difference with its error, from the same draws in both. */
import { average, finite, type SamplePlan } from "../../engine/index.ts"
import { isSame, unitOf } from "../../units/index.ts"
import type { Stats } from "../answer.ts"
import { byReplicate } from "../by-replicate.ts"
import { figuresOf, type Shown, statsOf } from "../figures.ts"
import { halfWidth } from "../worth/student.ts"
import type { FigureName, Moved, PairedStats } from "./answer.ts"
import type { Column } from "./columns.ts"

const names: readonly FigureName[] = ["mean", "p5", "p50", "p95"]

export function pairedStats(a: Column | null, b: Column | null, plan: SamplePlan): PairedStats | null {
  if (a === null && b === null) return null
  const own = (column: Column | null): Stats | null => (column === null ? null : statsOf(column.values, column.shown))
  const common = a === null || b === null ? null : inOneUnit(a, b)
  if (common === null) return { a: own(a), b: own(b), moved: null }
  const { shown, left, right } = common
  const [before, after] = [statsOf(left, shown), statsOf(right, shown)]
  const [partsOfA, partsOfB] = [left, right].map((values) => byReplicate(values, plan, (part) => figuresOf(part, shown)))
  const moved = (name: FigureName | "never"): Moved => {
    const figures = (parts: typeof partsOfA): (number | null)[] => (parts ?? []).map((part) => figureOf(part, name))
    return movedOf(figureOf(before, name), figureOf(after, name), figures(partsOfA), figures(partsOfB))
  }
  const [mean, p5, p50, p95] = names.map(moved)
  if (mean === undefined || p5 === undefined || p50 === undefined || p95 === undefined)
    throw new Error("internal: a figure is missing")
  const mayNeverCome = before.never !== undefined || after.never !== undefined
  return { a: before, b: after, moved: { unit: shown.unit, mean, p5, p50, p95, never: mayNeverCome ? moved("never") : null } }
}

function figureOf(figures: Omit<Stats, "unit">, name: FigureName | "never"): number | null {
  return name === "never" ? (figures.never ?? 0) : figures[name]
}

type Common = { readonly shown: Shown; readonly left: Float64Array; readonly right: Float64Array }

/** Samples in one unit: the one that both are shown in, else that of the books; null where there is none. */
function inOneUnit(a: Column, b: Column): Common | null {
  if (!isSame(a.quantity.dimension, b.quantity.dimension)) return null
  const isShownAlike = a.shown.unit === b.shown.unit && (a.quantity.perUnit === null) === (b.quantity.perUnit === null)
  if (isShownAlike) return { shown: a.shown, left: a.values, right: b.values }
  const { text: unit, factor } = unitOf(a.quantity.dimension)
  return { shown: { unit, factor, isMoment: a.shown.isMoment }, left: a.inBooks, right: b.inBooks }
}

/** A probability, from what each sample says (1 or 0); null where a variant does not know it. */
export function pairedShare(a: Float64Array | null, b: Float64Array | null, plan: SamplePlan): Moved {
  const [before, after] = [a, b].map((values) => (values === null ? null : average(values)))
  const parts = (values: Float64Array | null): number[] => (values === null ? [] : byReplicate(values, plan, average))
  return movedOf(before ?? null, after ?? null, parts(a), parts(b))
}

/** `parts` are the same figure of each replicate. */
export function movedOf(
  a: number | null,
  b: number | null,
  partsOfA: readonly (number | null)[],
  partsOfB: readonly (number | null)[],
): Moved {
  const [before, after] = [a, b].map((x) => (x === null ? null : finite(x)))
  if (before == null || after == null) return { a: before ?? null, b: after ?? null, by: null, error: null }
  const differences = partsOfB.map((x, r) => (x ?? Number.NaN) - (partsOfA[r] ?? Number.NaN))
  return { a: before, b: after, by: after - before, error: finite(halfWidth(Float64Array.from(differences), 95)) }
}
