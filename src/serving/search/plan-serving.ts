/** The door of the search: what is asked in; the set-up with its figures out, or what cannot be. */
import type { ServingSetup } from "../plan/setup.ts"
import type { StepModel } from "../step/step-model.ts"
import type { Candidate } from "./candidate.ts"
import { confirmedCapacity } from "./capacity.ts"
import { type Found, isBetter } from "./cheapest.ts"
import { rolesOf } from "./cheapest-split.ts"
import { bestIn, type Choice, choose, type Families, kindsOf } from "./choice.ts"
import { curveOf } from "./curve.ts"
import { confirmedServing, screenedServing } from "./figures.ts"
import { givenFaults } from "./given-faults.ts"
import { Front, paretoAt, paretoHorizon, paretoOfMost } from "./pareto.ts"
import { questionOf } from "./question.ts"
import { roomier } from "./roomiest.ts"
import { Screening } from "./screening.ts"
import type { ServingPlan, ServingPlanResult } from "./serving-plan.ts"
import type { ServingRequest } from "./serving-request.ts"
import { tried } from "./trial.ts"
import { type Nearest, whyNot } from "./why-not.ts"
import { type Family, type WorkerKind, type WorkersFound, workersFor } from "./worker-kind.ts"

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

/** The best, with the headroom that costs nothing. */
function settled(screening: Screening, families: Families, request: ServingRequest): Choice | null {
  const choice = choose(screening, families, request)
  return choice === null || !request.areLimitsSearched ? choice : roomier(choice, screening, families, request)
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
    searched: {
      configurations: configurationsOf(families, request),
      screened: screening.count,
      simulated: choice.trials,
      seconds: seconds(),
    },
  }
}

/** So many are told, and therefore confirmed. */
const mostAlternatives = 6

/** The cheapest of the others, each settled as if nothing else had been asked for. */
function alternativesOf(
  others: readonly Found[],
  screening: Screening,
  families: Families,
  request: ServingRequest,
): readonly Choice[] {
  return others
    .slice(0, mostAlternatives)
    .flatMap(({ candidate }) => {
      const workers = families.filter(([first]) => first?.family === familyOf(candidate))
      return settled(screening, workers, { ...request, pools: candidate.kind }) ?? []
    })
    .filter(({ trial }) => trial.meetsSlo)
    .toSorted((a, b) => (isBetter(a.found, b.found) ? -1 : 1))
}

function familyOf(candidate: Candidate): Family {
  return (candidate.kind === "joint" ? candidate.worker : candidate.decode).family
}

/** The best of each other family and kind of pools, up to the horizon of cost. */
function othersThan(
  { found, spread }: Choice,
  screening: Screening,
  families: Families,
  request: ServingRequest,
): readonly Found[] {
  const ceiling = paretoHorizon * found.cost
  const family = familyOf(found.candidate)
  return kindsOf(request)
    .flatMap((kind) =>
      families
        .filter(([first]) => first?.family !== family || kind !== found.candidate.kind)
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
