/** Amounts of the file that may be raised: how much there is today, and what one writes to have more. */
import type { Quantity } from "../../engine/index.ts"
import { atEnd } from "../batches.ts"
import type { ChangeKind, LimitKind } from "./answer.ts"
import type { Bench } from "./bench.ts"
import { columnOf, searching } from "./bench.ts"
import { type Candidate, firstThat, holdsWith, type Tried, tried } from "./change.ts"
import { leastFigure, leastWhole } from "./least.ts"

/** What takes more than a hundred times of what there is is no change of this venture: it would be another one. */
const mostTimes = 100
/** Draws differ a little between search and trial: a few steps more are tried before it is given up. */
const steps = 6

export type Amount = {
  readonly kind: ChangeKind
  readonly quantity: Quantity
  /** Counts are whole. */
  readonly isWhole: boolean
  /** Figures that it may not exceed, in its own unit. */
  readonly most?: number
  /** Where to begin, in its own unit, when there is none today. */
  readonly first?: number
}

/** The least amount that lifts the limit, everything else as it is. */
export function raised(limit: LimitKind, bench: Bench, amount: Amount): Tried[] {
  const { quantity, isWhole, first = 1 } = amount
  const today = medianOf(bench, quantity)
  if (!Number.isFinite(today)) return []
  const most = Math.min(amount.most ?? Number.POSITIVE_INFINITY, today > 0 ? mostTimes * today : Number.POSITIVE_INFINITY)
  const coarse = searching(bench)
  const holds = (figure: number): boolean => holdsWith(limit, coarse, candidateOf(amount, today, Math.min(most, figure)).change)
  const step = today > 0 ? today / 4 : first
  const found = isWhole ? leastWhole(today, holds) : leastFigure(today, step, holds)
  if (found === null) return []
  let figure = Math.min(most, found)
  for (let k = 0; k < steps && figure <= most; k++) {
    const lifted = tried(limit, bench, candidateOf(amount, today, figure))
    if (lifted !== null) return [lifted]
    figure = isWhole ? figure + Math.max(1, Math.round(figure / 50)) : Number((figure * 1.02).toPrecision(3))
  }
  return []
}

/** The largest whole figure below today's that lifts the limit. */
export function lowered(limit: LimitKind, bench: Bench, { kind, quantity }: Pick<Amount, "kind" | "quantity">): Tried[] {
  const today = medianOf(bench, quantity)
  const coarse = searching(bench)
  const candidate = (figure: number): Candidate => ({
    ...candidateOf({ kind, quantity }, today, figure),
    more: null,
    distance: 0,
  })
  let [low, high] = [1, Math.ceil(today)]
  if (!(today > 1) || !holdsWith(limit, coarse, candidate(low).change)) return []
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holdsWith(limit, coarse, candidate(middle).change)) low = middle
    else high = middle
  }
  return firstThat(limit, bench, [low, low - 1, 1].filter((figure) => figure >= 1).map(candidate))
}

/** The same at a path. What is a formula follows something else that is raised. */
export function raisedAt(limit: LimitKind, bench: Bench, path: string, amount: Omit<Amount, "quantity">): Tried[] {
  const quantity = bench.venture.model.quantities.get(path)
  if (quantity === undefined || quantity.definition.value?.kind === "formula") return []
  return raised(limit, bench, { ...amount, quantity })
}

/** Counts of GPUs that the training of the project takes by itself, by path. */
export function trainingCounts({ venture, project }: Bench): readonly string[] {
  const start = `${project.name}.training.`
  const paths = [...venture.model.quantities.keys()]
  return [`${start}count`, ...paths.filter((path) => path.startsWith(`${start}cluster.`) && path.endsWith(".count"))]
}

export function candidateOf({ kind, quantity }: Pick<Amount, "kind" | "quantity">, today: number, figure: number): Candidate {
  const { path, unit } = quantity
  return {
    kind,
    change: { kind: "set", path, text: textOf(quantity, figure), more: (figure - today) * quantity.factor },
    path,
    from: textOf(quantity, today),
    to: textOf(quantity, figure),
    more: { value: figure - today, unit },
    distance: today > 0 ? Math.log(figure / today) : Math.log(1 + figure),
  }
}

/** In the unit of the quantity. */
export function medianOf(bench: Bench, quantity: Quantity): number {
  const sorted = atEnd(columnOf(bench, quantity), bench.sampler.plan.samples).slice().sort()
  return (sorted[Math.floor(sorted.length / 2)] ?? Number.NaN) / quantity.factor
}

const sizes = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
  [1e3, "k"],
] as const

/** As one writes it in the file: `4.2B token`; a bound stays one. */
export function textOf({ unit, definition }: Quantity, figure: number): string {
  const [size, suffix] = sizes.find(([least]) => Math.abs(figure) >= least) ?? [1, ""]
  const number = `${Number((figure / size).toPrecision(9))}${suffix}`
  const isBound = definition.value?.kind === "bound"
  return `${isBound ? "up to " : ""}${number} ${unit}`.trim()
}
