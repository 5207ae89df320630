/** How many set-ups a search looks at. */
import { rolesOf } from "./cheapest-split.ts"
import { type Families, kindsOf } from "./choice.ts"
import type { ServingRequest } from "./serving-request.ts"
import type { WorkerKind } from "./worker-kind.ts"

/** Layouts by batch limits in each family, and pairs of such pools; how many workers there are of each is found, not counted. */
export function configurationsOf(families: Families, request: ServingRequest): number {
  return kindsOf(request).reduce(
    (sum, kind) => sum + families.reduce((all, workers) => all + (kind === "joint" ? workers.length : pairsOf(workers)), 0),
    0,
  )
}

function pairsOf(workers: readonly WorkerKind[]): number {
  const [prefills, decodes] = rolesOf(workers)
  return prefills.length * decodes.length
}
