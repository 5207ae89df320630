/** What may be chosen for a decision: the values of a list, or points of a range. */
import type { Decision } from "./subject.ts"

/** Figures in the decision's own unit, upwards for a range, as written for a list. */
export function gridOf({ value: { options } }: Decision, points: number): readonly number[] {
  if (options.kind === "list") return options.values
  const { low, high, isWhole } = options
  const count = isWhole && high - low < points ? high - low + 1 : points
  if (count <= 1 || high === low) return [low]
  const grid = Array.from({ length: count }, (_, k) => low + ((high - low) * k) / (count - 1))
  return isWhole ? [...new Set(grid.map(Math.round))] : grid
}

/** How many things may be chosen; without end where not whole. */
export function countOf({ value: { options } }: Decision): number {
  if (options.kind === "list") return options.values.length
  if (options.low === options.high) return 1
  return options.isWhole ? options.high - options.low + 1 : Number.POSITIVE_INFINITY
}

/** Every combination of the grids' values.  Shape: [product of the lengths][grids]. */
export function combinations(grids: readonly (readonly number[])[]): number[][] {
  return grids.reduce<number[][]>((rows, grid) => rows.flatMap((row) => grid.map((value) => [...row, value])), [[]])
}

/** Distance of neighbours in a grid, or null where there is nothing between them. */
export function spacing({ value: { options } }: Decision, grid: readonly number[]): number | null {
  if (options.kind === "list") return null
  const step = (options.high - options.low) / Math.max(1, grid.length - 1)
  return options.isWhole && step <= 1 ? null : step
}

/** Within the range, and whole where things are counted. */
export function fitted({ value: { options } }: Decision, wish: number): number {
  if (options.kind === "list") return wish
  const inside = Math.min(options.high, Math.max(options.low, wish))
  return options.isWhole ? Math.round(inside) : inside
}

/** The nearest multiple of the power of ten that is at most this share of a range. */
export function roundNear(decision: Decision, value: number, share: number): number {
  const { options } = decision.value
  if (options.kind === "list" || options.isWhole || !(options.high > options.low)) return value
  const digits = -Math.floor(Math.log10((options.high - options.low) * share))
  // By a whole power: 7 * 0.1 is not 0.7.
  return fitted(
    decision,
    digits > 0 ? Math.round(value * 10 ** digits) / 10 ** digits : Math.round(value / 10 ** -digits) * 10 ** -digits,
  )
}

/** Below this step a range needs no finer search: one thing, or a thousandth of a percent of the range. */
export function finest({ value: { options } }: Decision): number {
  if (options.kind === "list") return Number.POSITIVE_INFINITY
  return options.isWhole ? 1 : (options.high - options.low) * 1e-5
}
