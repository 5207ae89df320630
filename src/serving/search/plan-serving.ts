/** The door of the search: what is asked in; the set-up with its figures out, or what cannot be. */
import type { ServingSetup } from "../plan/setup.ts"
import type { StepModel } from "../step/step-model.ts"
import { type Found, isBetter } from "./cheapest.ts"
import { rolesOf } from "./cheapest-split.ts"
import { bestIn, type Choice, choose, type Families, kindsOf } from "./choice.ts"
import { curveOf } from "./curve.ts"
import { confirmedServing, screenedServing } from "./figures.ts"
import { givenFaults } from "./given-faults.ts"
import { Front, paretoAt, paretoHorizon, paretoOfMost } from "./pareto.ts"
import { questionOf } from "./question.ts"
import { Screening } from "./screening.ts"
import type { ServingPlan, ServingPlanResult } from "./serving-plan.ts"
import type { ServingRequest } from "./serving-request.ts"
import { tried } from "./trial.ts"
import { unitsOf } from "./units.ts"
import { missedBy, whyNot } from "./why-not.ts"
import { type WorkerKind, type WorkersFound, workersFor } from "./worker-kind.ts"

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
  const choice = choose(screening, workers.families, request)
  if (choice === null) return { kind: "faults", faults: [whyNot(screening, workers.families)] }
  if (!choice.trial.meetsSlo) return { kind: "faults", faults: [missedBy(choice, screening)] }
  return planOf(request, screening, workers, choice, () => (now() - started) / 1000)
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
  const screened = (each: Found) => screenedServing(each, screening.question)
  return {
    kind: "plan",
    best: confirmedServing(found, trial, choice.spread, screening),
    pareto: pareto.map(screened),
    alternatives: others.map(screened),
    curve: curveOf(found, choice.spread, screening),
    units: request.sequence === null ? [] : unitsOf(screening, families, [found, ...others], choice.spread),
    searched: {
      configurations: configurationsOf(families, request),
      screened: screening.count,
      simulated: choice.trials + (quickest === null ? 0 : 1),
      seconds: seconds(),
    },
  }
}

/** The best of each other family and kind of pools, up to the horizon of cost. */
function othersThan(
  { found, spread }: Choice,
  screening: Screening,
  families: Families,
  request: ServingRequest,
): readonly Found[] {
  const ceiling = paretoHorizon * found.cost
  const worker = found.candidate.kind === "joint" ? found.candidate.worker : found.candidate.decode
  return kindsOf(request)
    .flatMap((kind) =>
      families
        .filter(([first]) => first?.family !== worker.family || kind !== found.candidate.kind)
        .flatMap((workers) => bestIn(screening, workers, kind, spread, ceiling) ?? []),
    )
    .toSorted((a, b) => (isBetter(a, b) ? -1 : 1))
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

/** Layouts by batch limits in each family, and pairs of such pools; how many workers there are of each is found, not counted. */
function configurationsOf(families: Families, request: ServingRequest): number {
  return kindsOf(request).reduce(
    (sum, kind) => sum + families.reduce((all, workers) => all + (kind === "joint" ? workers.length : pairsOf(workers)), 0),
    0,
  )
}

function pairsOf(workers: readonly WorkerKind[]): number {
  const [prefills, decodes] = rolesOf(workers)
  return prefills.length * decodes.length
}
