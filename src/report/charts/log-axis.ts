/** An axis on which equal ratios take equal lengths: what is drawn on it is the decimal logarithm. */
import { formatValue, type Language } from "../../units/index.ts"
import type { Axis } from "./shape.ts"

/** Within a power of ten, the fewer the more powers there are. */
const within = [[1, 2, 5], [1, 3], [1]] as const

/** From below the least figure to above the largest; all of them above zero. */
export function logAxis(values: readonly number[], unit: string, language: Language, most: number): Axis {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high) + 1e-9)]
  const attempts = within.map((steps) => ticksOf(first, last, steps, low, high))
  const chosen = attempts.find((ticks) => ticks.length <= most + 1) ?? thinned(attempts.at(-1) ?? [], most)
  const ticks = chosen.map((figure) => ({ at: Math.log10(figure), label: formatValue(figure, unit, language) }))
  return { min: ticks[0]?.at ?? 0, max: ticks.at(-1)?.at ?? 1, ticks, hasGrid: true }
}

/** The last one that is not above the least figure, and on to the first that is not below the largest. */
function ticksOf(first: number, last: number, steps: readonly number[], low: number, high: number): readonly number[] {
  const powers = Array.from({ length: last - first + 1 }, (_, k) => 10 ** (first + k))
  const all = powers.flatMap((power) => steps.map((step) => Number((step * power).toPrecision(12))))
  const from = Math.max(
    0,
    all.findLastIndex((tick) => tick <= low * (1 + 1e-9)),
  )
  const to = all.findIndex((tick) => tick >= high * (1 - 1e-9) && tick > (all[from] ?? 0))
  return all.slice(from, to < 0 ? all.length : to + 1)
}

function thinned(ticks: readonly number[], most: number): readonly number[] {
  const every = Math.ceil(ticks.length / most)
  return ticks.filter((_, k) => k % every === 0 || k === ticks.length - 1)
}
