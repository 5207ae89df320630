/** Predictions of rows from constants that were fitted without them: their group, device, engine or source left out. */
import { groupBy } from "../statistics.ts"
import type { MetricName } from "./figures.ts"
import type { Observation } from "./observations.ts"
import { logsFor, type Options, type Problem, placeCount, predict, solve, usualOptions } from "./solve.ts"

/** One figure: ln(predicted / published) of ours, of the roofline, of the roofline with the best constant. */
export type Miss = {
  readonly one: Observation
  readonly metric: MetricName
  readonly error: number
  readonly roofline: number
  readonly naive: number
}

const slopes = new Float64Array(placeCount)

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
      return { one, metric: figure.metric, error, roofline, naive: roofline + overheadOf(one, figure.metric, overheads) }
    })
  })
}

type Overheads = ReadonlyMap<string, number>

/** Null: of all devices. */
export function keyOf(device: string | null, metric: MetricName): string {
  return `${device} ${metric}`
}

/** ln of the best constant of each device, and of all, for each metric. */
export function overheadsOf(used: readonly Observation[]): Overheads {
  const offs = used.flatMap(({ setting, figures }) =>
    figures.flatMap(({ metric, target, roofline }) =>
      [setting.levels.device, null].map((device) => ({ key: keyOf(device, metric), off: target - roofline })),
    ),
  )
  return new Map([...groupBy(offs, ({ key }) => key)].map(([key, own]) => [key, middle(own.map(({ off }) => off))]))
}

/** Of its device, or of all where that was not measured. */
function overheadOf({ setting }: Observation, metric: MetricName, overheads: Overheads): number {
  return overheads.get(keyOf(setting.levels.device, metric)) ?? overheads.get(keyOf(null, metric)) ?? 0
}

export function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export function inSample(observations: readonly Observation[], problem: Problem, values: Float64Array): readonly Miss[] {
  return missesOf(observations, problem, [...observations.keys()], values, overheadsOf(observations))
}

/** `foldOf`: what is held out together. Begins at the fit of all rows and ends, step by step, at that of the rest. */
export function heldOut(
  observations: readonly Observation[],
  problem: Problem,
  values: Float64Array,
  foldOf: (one: Observation) => string,
  options: Options = { ...usualOptions, steps: 4 },
): readonly Miss[] {
  const all = [...observations.keys()]
  const folds = groupBy(all, (index) => foldOf(observations[index]!))
  return [...folds].flatMap(([fold, indices]) => {
    const used = all.filter((index) => foldOf(observations[index]!) !== fold)
    const fitted = solve(observations, problem, used, values, options)
    return missesOf(observations, problem, indices, fitted, overheadsOf(used.map((index) => observations[index]!)))
  })
}
