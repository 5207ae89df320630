/** Intervals by resampling whole respondents: those of one person stand or fall together. */
import type { Interval } from "../proportions.ts"
import { below, uniforms } from "../random.ts"

const seed = 20261124
const leastTimes = 200
const mostTimes = 1000
/** Some hundred million steps are a moment or two. */
const work = 100_000_000

/**
 * Percentile intervals of some figures, each told for the counts with which respondents are drawn; null where half of the draws
 * give none. `steps`: about how many one draw takes.
 * Source: Efron, Bootstrap methods (Annals of Statistics 7, 1979).
 */
export function intervalsOf(
  respondents: number,
  figures: (counts: Float64Array) => readonly (number | null)[],
  { alpha, steps }: { readonly alpha: number; readonly steps: number },
): readonly (Interval | null)[] {
  const uniform = uniforms(seed)
  const times = Math.max(leastTimes, Math.min(mostTimes, Math.floor(work / steps)))
  const told: number[][] = []
  for (let time = 0; time < times; time++) {
    const counts = new Float64Array(respondents)
    for (let draw = 0; draw < respondents; draw++) counts[below(respondents, uniform)]! += 1
    for (const [k, figure] of figures(counts).entries()) {
      told[k] ??= []
      if (figure !== null) told[k].push(figure)
    }
  }
  return told.map((values) => {
    if (values.length < times / 2) return null
    const sorted = values.toSorted((a, b) => a - b)
    const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN
    return [at(alpha / 2), at(1 - alpha / 2)]
  })
}
