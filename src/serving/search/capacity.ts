/** What a deployment that is chosen carries within the promise at most, as the simulation confirms it. */
import type { Candidate } from "./candidate.ts"
import { type ChoiceAt, keptFrom } from "./choice.ts"
import { carriedBy } from "./most-carried.ts"
import { promisesNothing } from "./question.ts"
import { noSpread, type Screening } from "./screening.ts"
import type { ServingRequest } from "./serving-request.ts"
import { type Trial, tried } from "./trial.ts"

/** [1/s], 0 where the promise is not kept; and the simulation that tells. */
export type Capacity = { readonly requestsPerSecond: number; readonly trial: Trial }

/**
 * As if its devices were asked for as much as they carry. Where all come at once that is what came out.
 * Errors: none.
 */
export function confirmedCapacity(candidate: Candidate, trial: Trial, screening: Screening, request: ServingRequest): Capacity {
  if (request.load.kind === "offline" || request.load.kind === "most") return capacityOf(trial)
  const open: ServingRequest = { ...request, load: { kind: "most" } }
  const choiceAt: ChoiceAt = (spread) => {
    const carried = carriedBy(screening, candidate, spread)
    if (carried === null) return null
    const found = { candidate, state: carried.state, cost: 1 / carried.requestsPerSecond }
    return { found, trial: tried(found, open), spread, trials: 1 }
  }
  const choice = promisesNothing(request.slo) ? choiceAt(noSpread) : keptFrom(choiceAt)
  return choice === null ? { requestsPerSecond: 0, trial } : capacityOf(choice.trial)
}

function capacityOf(trial: Trial): Capacity {
  return { requestsPerSecond: trial.meetsSlo ? trial.carried.requestsPerSecond : 0, trial }
}
