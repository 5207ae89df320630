/** Hasten the task whose shortness is worth most: it takes its 5 % figure in every sample. */
import type { Sampler } from "../../engine/index.ts"
import { figureAt, movedTo } from "../columns.ts"
import { bestOptions, type Experiment } from "./experiment.ts"
import type { Benches } from "./outcome.ts"
import { type Reached, reachedInputs } from "./reached.ts"
import { amountOf, launchMonth, type Proposal, type Standing } from "./standing.ts"

const short = 0.05

export function hasten(standing: Standing, benches: Benches): Proposal[] {
  const { venture, chosen, samplers } = standing
  const tasks = reachedInputs(standing).filter(({ name }) => /^plan\..+\.takes$/u.test(name))
  const shortened = ({ input }: Reached, sampler: Sampler): Experiment => ({ after: movedTo(venture, sampler, input, short) })
  return bestOptions(standing, benches, tasks, 1, shortened).map(({ option: { input, quantity }, change }) => {
    const column = samplers.full.columns[input] ?? new Float64Array(1)
    return {
      action: {
        kind: "hasten",
        path: quantity.path,
        from: amountOf(quantity, figureAt(column, 0.5)),
        to: amountOf(quantity, figureAt(column, short)),
        moves: { path: chosen.subject.objective.path, by: change.by },
        error: change.error,
        survival: change.survival,
        otherwise: null,
        cost: null,
        by: launchMonth(standing),
      },
      worth: change.worth,
    }
  })
}
