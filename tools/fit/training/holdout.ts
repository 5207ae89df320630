/** Predictions of rows from constants that were fitted without them: their group, or their whole source, left out. */
import type { Observation } from "./observations.ts"
import { type Options, type Problem, predict, solve, start, usualOptions } from "./solve.ts"

/** ln(predicted / published) of each observation. */
export type Errors = readonly number[]

export function inSample(observations: readonly Observation[], problem: Problem, values: Float64Array): Errors {
  return observations.map((one, k) => predict(one, problem.reads[k] ?? [], problem, values) - one.target)
}

/** `foldOf`: what is held out together. Begins at the priors, so that nothing of the rows left out is known. */
export function heldOut(
  observations: readonly Observation[],
  problem: Problem,
  foldOf: (one: Observation) => string,
  options: Options = usualOptions,
): Errors {
  const errors = new Array<number>(observations.length).fill(0)
  for (const fold of new Set(observations.map(foldOf))) {
    const used = observations.flatMap((one, k) => (foldOf(one) === fold ? [] : [k]))
    const fitted = solve(observations, problem, used, start(problem.parameters), { ...options, steps: 12 })
    observations.forEach((one, k) => {
      if (foldOf(one) === fold) errors[k] = predict(one, problem.reads[k] ?? [], problem, fitted) - one.target
    })
  }
  return errors
}
