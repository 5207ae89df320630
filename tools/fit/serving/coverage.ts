/** How many held-out figures lie within intervals that were made without their group, and how wide those are. */
import { factorsOf, type MetricName } from "../../../src/serving/calibration/interval.ts"
import { groupBy } from "../statistics.ts"
import type { NearMiss } from "./near-misses.ts"
import { type SpreadProblem, spreadProblem, sumOf } from "./spread-problem.ts"
import { solveSpreads, startOf } from "./spread-solve.ts"
import { type IntervalFit, intervalFit, quantile } from "./spreads.ts"

export type Judged = { readonly miss: NearMiss; readonly covered: boolean; readonly width: number }

/** Each figure against intervals of the misses of all other groups. */
export function judged(pool: readonly NearMiss[], metric: MetricName): readonly Judged[] {
  const problem = spreadProblem(pool, metric)
  const all = [...problem.misses.keys()]
  const values = solveSpreads(problem, all, startOf(problem), 25)
  const folds = groupBy(all, (index) => problem.misses[index]!.one.group)
  return [...folds].flatMap(([group, own]) => {
    const others = all.filter((index) => problem.misses[index]!.one.group !== group)
    const fit = intervalFit(problem, others, values, 6)
    return own.map((index) => judge(problem, index, fit))
  })
}

function judge({ misses, foretold }: SpreadProblem, index: number, fit: IntervalFit): Judged {
  const miss = misses[index]!
  const [low, high] = factorsOf(fit.misses[miss.nearness], Math.exp(sumOf(foretold[index]!, fit.values)))
  const measured = Math.exp(-miss.error)
  return { miss, covered: measured >= low && measured <= high, width: high / low }
}

export type Coverage = { readonly covered: number; readonly width: number; readonly figures: number }

/** `width`: high over low, in the middle. */
export function coverageOf(figures: readonly Judged[]): Coverage {
  const widths = figures.map(({ width }) => width).toSorted((a, b) => a - b)
  const covered = figures.filter((one) => one.covered).length / figures.length
  return { covered, width: quantile(widths, 0.5), figures: figures.length }
}
