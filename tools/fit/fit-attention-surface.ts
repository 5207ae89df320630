// The residual grid of one table of attention: the mean of log(measured / computed) around each knot, empty knots from their neighbours.
import type { AttentionLayout, AttentionSurface } from "../../src/data/index.ts"
import { headKnots, keyKnots, knotsOf } from "../../src/kernels/attention-surface.ts"
import type { AttentionShape } from "../../src/kernels/index.ts"
import { textOf } from "../../src/kernels/signed-bytes.ts"
import type { MeasuredAttention } from "./attention-rows.ts"
import { groupBy } from "./statistics.ts"

/** How layouts are told apart: by the exact count of sharing query heads, by whether any share, or not at all. */
export type Sharing = "exact" | "any" | "ignored"
export type SurfaceName = Pick<AttentionSurface, "device" | "precision" | "regime" | "countsHeadsOf">

/** Logarithm of the greatest residual that is kept whole. */
const greatest = 1.27
/** A grouped layout that stands for all of them. */
const usualShared = 8

export function attentionSurfaceOf(
  name: SurfaceName,
  sharing: Sharing,
  rows: readonly MeasuredAttention[],
  computed: (row: MeasuredAttention) => number,
): AttentionSurface {
  const byLayout = groupBy(rows, ({ shape }) => JSON.stringify(layoutFor(shape, sharing)))
  const layouts = [...byLayout.keys()].sort()
  const grids = layouts.map((layout) => gridOf(byLayout.get(layout) ?? [], name.countsHeadsOf, computed))
  const most = grids.flat().reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  const step = Math.min(most, greatest) / 127
  const bytes = Int8Array.from(grids.flat(), (x) => Math.max(-127, Math.min(127, Math.round(x / step))))
  return { ...name, layouts: layouts.map((layout) => JSON.parse(layout) as AttentionLayout), step, residuals: textOf(bytes) }
}

function layoutFor({ headSize, valueHeadSize, window, heads, keyValueHeads }: AttentionShape, sharing: Sharing): AttentionLayout {
  const exact = 2 ** Math.round(Math.log2(heads / keyValueHeads))
  const shared = sharing === "ignored" ? null : sharing === "exact" ? exact : exact === 1 ? 1 : usualShared
  return { headSize, valueHeadSize, isWindowed: window !== null, shared }
}

function gridOf(
  rows: readonly MeasuredAttention[],
  counts: AttentionSurface["countsHeadsOf"],
  computed: (row: MeasuredAttention) => number,
): readonly number[] {
  const sums = new Float64Array(keyKnots * headKnots)
  const weights = new Float64Array(keyKnots * headKnots)
  for (const row of rows) {
    const residual = Math.log(row.seconds / computed(row))
    for (const { knot, weight } of knotsOf(row.shape, counts)) {
      sums[knot]! += weight * residual
      weights[knot]! += weight
    }
  }
  return filled(Array.from(sums, (sum, knot) => (weights[knot]! > leastWeight ? sum / weights[knot]! : null)))
}

/** A knot that only rows at the far end of its cells touch is told by its neighbours better. */
const leastWeight = 0.05

/** Empty knots take the mean of the knots beside them, ring by ring. */
function filled(grid: readonly (number | null)[]): readonly number[] {
  let current = grid
  while (current.some((value) => value === null) && current.some((value) => value !== null)) {
    const before = current
    current = before.map((value, knot) => value ?? meanBeside(before, knot))
  }
  return current.map((value) => value ?? 0)
}

function meanBeside(grid: readonly (number | null)[], knot: number): number | null {
  const [x, y] = [Math.floor(knot / headKnots), knot % headKnots]
  const beside = [
    x > 0 ? grid[knot - headKnots] : null,
    x < keyKnots - 1 ? grid[knot + headKnots] : null,
    y > 0 ? grid[knot - 1] : null,
    y < headKnots - 1 ? grid[knot + 1] : null,
  ].filter((value) => value !== null && value !== undefined)
  return beside.length === 0 ? null : beside.reduce((sum, value) => sum + value, 0) / beside.length
}
