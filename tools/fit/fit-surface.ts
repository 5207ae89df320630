// The residual surface of one table: log(measured / computed) at each site and some counts of rows, in signed bytes.
import type { KernelSurface } from "../../src/data/index.ts"
import { textOf } from "../../src/kernels/signed-bytes.ts"
import { type MeasuredProduct, siteOf } from "./product-rows.ts"
import { groupBy } from "./statistics.ts"

/** Counts of rows that are kept, evenly along their logarithm. */
const keptRows = 28
const missing = -128
/** Logarithm of the greatest residual that is kept whole; one of them must not make the steps of all others coarse. */
const greatest = 1.27

type Point = readonly [logRows: number, residual: number]

export function surfaceOf(
  name: Pick<KernelSurface, "device" | "precision" | "columnWeight">,
  rows: readonly MeasuredProduct[],
  computed: (row: MeasuredProduct) => number,
): KernelSurface {
  const kept = spread(distinct(rows.map(({ shape }) => shape.rows)))
  const columns = distinct(rows.map(({ shape }) => shape.columns))
  const depths = distinct(rows.map(({ shape }) => shape.depth))
  const bySite = groupBy(rows, siteOf)
  const residuals = columns.flatMap((column) =>
    depths.map((depth) => {
      const points = (bySite.get(`${column}x${depth}`) ?? []).map(
        (row): Point => [Math.log(row.shape.rows), Math.log(row.seconds / computed(row))],
      )
      return points.length === 0 ? null : averages(points, kept.map(Math.log))
    }),
  )
  const most = residuals.flatMap((site) => site ?? []).reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  const step = Math.min(most, greatest) / 127
  const inSteps = (x: number) => Math.max(-127, Math.min(127, Math.round(x / step)))
  const bytes = Int8Array.from(residuals.flatMap((site) => (site === null ? kept.map(() => missing) : site.map(inSteps))))
  return { ...name, rows: kept, columns, depths, step, residuals: textOf(bytes) }
}

function distinct(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function spread(rows: readonly number[]): readonly number[] {
  if (rows.length <= keptRows) return rows
  const [first, last] = [Math.log(rows[0]!), Math.log(rows.at(-1)!)]
  const wanted = Array.from({ length: keptRows }, (_, index) => first + ((last - first) * index) / (keptRows - 1))
  return distinct(
    wanted.map((log) =>
      rows.reduce((best, row) => (Math.abs(Math.log(row) - log) < Math.abs(Math.log(best) - log) ? row : best)),
    ),
  )
}

/** The mean residual around each knot, up to half way to the next; where nothing was measured, between the nearest. */
function averages(points: readonly Point[], knots: readonly number[]): readonly number[] {
  const sorted = points.toSorted((a, b) => a[0] - b[0])
  return knots.map((knot, index) => {
    const from = index === 0 ? -Infinity : (knot + knots[index - 1]!) / 2
    const to = index === knots.length - 1 ? Infinity : (knot + knots[index + 1]!) / 2
    const near = sorted.filter(([x]) => x >= from && x < to)
    return near.length === 0 ? between(sorted, knot) : near.reduce((sum, [, residual]) => sum + residual, 0) / near.length
  })
}

function between(sorted: readonly Point[], x: number): number {
  const above = sorted.findIndex(([at]) => at >= x)
  if (above <= 0) return above === 0 ? sorted[0]![1] : sorted.at(-1)![1]
  const [[x0, y0], [x1, y1]] = [sorted[above - 1]!, sorted[above]!]
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0)
}
