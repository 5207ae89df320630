/** The best of each other family and kind of pools, beside the one that is chosen. */
import type { Candidate } from "./candidate.ts"
import { type Found, isBetter } from "./cheapest.ts"
import { bestIn, type Choice, choose, type Families, kindsOf } from "./choice.ts"
import { paretoHorizon } from "./pareto.ts"
import { roomier } from "./roomiest.ts"
import type { Screening } from "./screening.ts"
import type { ServingRequest } from "./serving-request.ts"
import type { Family } from "./worker-kind.ts"

/** The best, with the headroom that costs nothing. */
export function settled(screening: Screening, families: Families, request: ServingRequest): Choice | null {
  const choice = choose(screening, families, request)
  return choice === null || !request.areLimitsSearched ? choice : roomier(choice, screening, families, request)
}

/** So many are told, and therefore confirmed. */
const mostAlternatives = 6

/** The cheapest of the others, each settled as if nothing else had been asked for. */
export function alternativesOf(
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
export function othersThan(
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
