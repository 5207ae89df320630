/** Predictions of rows from constants that were fitted without them: their group, device, engine or source left out. */
import { constantNames } from "../../../src/serving/step/constants.ts"
import { groupBy } from "../statistics.ts"
import type { MetricName } from "./figures.ts"
import type { Observation } from "./observations.ts"
import { logsFor, type Options, type Problem, predict, solve, start, usualOptions } from "./solve.ts"

/** One figure: ln(predicted / published) of ours, of the roofline, of the roofline with the best constant. */
export type Miss = {
  readonly one: Observation
  readonly metric: MetricName
  readonly error: number
  readonly roofline: number
  readonly naive: number
}

const slopes = new Float64Array(constantNames.length + 1)

function missesOf(
  observations: readonly Observation[],
  problem: Problem,
  indices: readonly number[],
  values: Float64Array,
  overheads: Overheads,
): readonly Miss[] {
  return indices.flatMap((index) => {
    const one = observations[index]!
    const logs = logsFor(problem.reads[index]!, problem, values)
    return one.figures.map((figure) => {
      const roofline = figure.roofline - figure.target
      const error = predict(figure, logs, slopes) - figure.target
      return { one, metric: figure.metric, error, roofline, naive: roofline + overheads(one, figure.metric) }
    })
  })
}

type Overheads = (one: Observation, metric: MetricName) => number

/** ln of the best constant of a device for a metric, of all devices where it was not measured. */
export function overheadsOf(used: readonly Observation[]): Overheads {
  const middles = new Map<string, number>()
  const gathered = new Map<string, number[]>()
  for (const { setting, figures } of used)
    for (const { metric, target, roofline } of figures)
      for (const key of [`${setting.levels.device} ${metric}`, metric])
        gathered.set(key, [...(gathered.get(key) ?? []), target - roofline])
  for (const [key, values] of gathered) middles.set(key, middle(values))
  return ({ setting }, metric) => middles.get(`${setting.levels.device} ${metric}`) ?? middles.get(metric) ?? 0
}

export function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export function inSample(observations: readonly Observation[], problem: Problem, values: Float64Array): readonly Miss[] {
  return missesOf(observations, problem, [...observations.keys()], values, overheadsOf(observations))
}

/** `foldOf`: what is held out together. Begins at the priors, so that nothing of the rows left out is known. */
export function heldOut(
  observations: readonly Observation[],
  problem: Problem,
  foldOf: (one: Observation) => string,
  options: Options = usualOptions,
): readonly Miss[] {
  const all = [...observations.keys()]
  const folds = groupBy(all, (index) => foldOf(observations[index]!))
  return [...folds].flatMap(([fold, indices]) => {
    const used = all.filter((index) => foldOf(observations[index]!) !== fold)
    const fitted = solve(observations, problem, used, start(problem.parameters), options)
    return missesOf(observations, problem, indices, fitted, overheadsOf(used.map((index) => observations[index]!)))
  })
}
