/** Hasten the task whose shortness is worth most: it takes its 5 % figure in every sample. */
import type { Sampler } from "../../engine/index.ts"
import { movedTo } from "../columns.ts"
import { bestOptions, type Experiment } from "./experiment.ts"
import { movedInput } from "./moved-input.ts"
import type { Benches } from "./outcome.ts"
import { type Reached, reachedInputs } from "./reached.ts"
import type { Proposal, Standing } from "./standing.ts"

const short = 0.05

export function hasten(standing: Standing, benches: Benches): Proposal[] {
  const { venture } = standing
  const tasks = reachedInputs(standing).filter(({ name }) => /^plan\..+\.takes$/u.test(name))
  const shortened = ({ input }: Reached, sampler: Sampler): Experiment => ({ after: movedTo(venture, sampler, input, short) })
  return bestOptions(standing, benches, tasks, 1, shortened).map(({ option, change }) =>
    movedInput(standing, "hasten", { ...option, to: short }, change),
  )
}
