/** The door of the search: what is asked in; the set-up with its figures out, or what cannot be. */
import type { ServingSetup } from "../plan/setup.ts"
import type { StepModel } from "../step/step-model.ts"
import { confirmedCapacity } from "./capacity.ts"
import type { Found } from "./cheapest.ts"
import type { Choice, Families } from "./choice.ts"
import { configurationsOf } from "./configurations.ts"
import { curveOf } from "./curve.ts"
import { confirmedServing, screenedServing } from "./figures.ts"
import { givenFaults } from "./given-faults.ts"
import { alternativesOf, othersThan, settled } from "./others.ts"
import { Front, paretoAt, paretoHorizon, paretoOfMost } from "./pareto.ts"
import { questionOf } from "./question.ts"
import { Screening } from "./screening.ts"
import type { ServingPlan, ServingPlanResult } from "./serving-plan.ts"
import type { ServingRequest } from "./serving-request.ts"
import { tried } from "./trial.ts"
import { unitsOf } from "./units.ts"
import { type Nearest, whyNot } from "./why-not.ts"
import { type WorkersFound, workersFor } from "./worker-kind.ts"

/** `now`: [ms] a clock, to tell how long the search took; 0 without one. */
export type ServingTools = { readonly stepModel: (setup: ServingSetup) => StepModel; readonly now?: () => number }

/**
 * The cheapest set-up that keeps the promise at the load, what it costs and how it behaves; of an open load the one that carries most for its price.
 * Faults are gathered; none is thrown.
 */
export function planServing(request: ServingRequest, { stepModel, now = () => 0 }: ServingTools): ServingPlanResult {
  const started = now()
  const given = givenFaults(request)
  if (given.length > 0) return { kind: "faults", faults: given }
  const question = questionOf(request)
  const workers = workersFor(request, question.lengths, stepModel)
  if (workers.families.length === 0) return { kind: "faults", faults: workers.shortages }
  const screening = new Screening(question)
  const seconds = (): number => (now() - started) / 1000
  const choice = settled(screening, workers.families, request)
  if (choice?.trial.meetsSlo === true) return planOf(request, screening, workers, choice, seconds)
  const { fault, nearest } = whyNot(screening, workers.families, request, choice)
  return { kind: "faults", faults: [fault], nearest: nearest === null ? null : nearestPlan(nearest, screening, workers, seconds) }
}

function planOf(
  request: ServingRequest,
  screening: Screening,
  { families }: WorkersFound,
  choice: Choice,
  seconds: () => number,
): ServingPlan {
  const others = othersThan(choice, screening, families, request)
  const pareto = paretoOf(choice, others, screening, families)
  const quickest = request.objective === "latency" ? quicker(choice, pareto, request) : null
  const { found, trial } = quickest ?? choice
  const alternatives = alternativesOf(others, screening, families, request)
  const capacity = confirmedCapacity(found.candidate, trial, screening, request)
  return {
    kind: "plan",
    best: confirmedServing(found, trial, capacity.requestsPerSecond, screening),
    pareto: pareto.map((each) => screenedServing(each, screening.question)),
    alternatives: alternatives.map((one) => confirmedServing(one.found, one.trial, 0, screening)),
    curve: curveOf(found, [trial, capacity.trial], screening),
    units: request.sequence === null ? [] : unitsOf(screening, families, [found, ...others], choice.spread),
    searched: {
      configurations: configurationsOf(families, request),
      screened: screening.count,
      simulated: choice.trials + (quickest === null ? 0 : 1),
      seconds: seconds(),
    },
  }
}

/** What comes nearest, by itself: others would have to be asked for as little. */
function nearestPlan(
  { choice, request }: NonNullable<Nearest>,
  screening: Screening,
  { families }: WorkersFound,
  seconds: () => number,
): ServingPlan {
  const { found, trial } = choice
  return {
    kind: "plan",
    best: confirmedServing(found, trial, trial.meetsSlo ? trial.carried.requestsPerSecond : 0, screening),
    pareto: [screenedServing(found, screening.question)],
    alternatives: [],
    curve: curveOf(found, [trial], screening),
    units: [],
    searched: {
      configurations: configurationsOf(families, request),
      screened: screening.count,
      simulated: choice.trials,
      seconds: seconds(),
    },
  }
}

function paretoOf(
  { found, spread }: Choice,
  others: readonly Found[],
  screening: Screening,
  families: Families,
): readonly Found[] {
  const { demand } = screening.question
  const front = new Front()
  const ceiling = paretoHorizon * found.cost
  for (const each of [found, ...others]) front.add(each)
  if (demand === null) paretoOfMost(screening, front, families.flat(), spread, ceiling)
  else paretoAt(screening, front, families.flat(), demand, spread, ceiling)
  return front.points
}

/** The quickest of the front that keeps the promise under simulation. */
function quicker({ spread, trials }: Choice, pareto: readonly Found[], request: ServingRequest): Choice | null {
  for (const found of pareto.toReversed()) {
    const trial = tried(found, request)
    if (trial.meetsSlo) return { found, trial, spread, trials }
  }
  return null
}
