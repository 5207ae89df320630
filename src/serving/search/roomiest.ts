/** Of all set-ups that cost the same as the cheapest, the one that carries most within the promise: headroom that is not paid for. */
import { type Candidate, hourlyOf } from "./candidate.ts"
import { type Found, givenReplicas, keepsAt, mostReplicas } from "./cheapest.ts"
import { rolesOf } from "./cheapest-split.ts"
import type { Choice, Families } from "./choice.ts"
import { carriedBy, glancedBound } from "./most-carried.ts"
import { promisesNothing } from "./question.ts"
import { byChance, type Screening } from "./screening.ts"
import type { ServingRequest } from "./serving-request.ts"
import { tried } from "./trial.ts"
import type { WorkerKind } from "./worker-kind.ts"

/** What is carried is known to a hundredth (most-carried.ts): less is no more. */
const leastGain = 1.01

/** The same choice where the load takes all that is carried. */
export function roomier(choice: Choice, screening: Screening, families: Families, request: ServingRequest): Choice {
  if (screening.question.demand === null || !choice.trial.meetsSlo) return choice
  const found = roomiest(choice, screening, families)
  if (found === null) return choice
  const trial = tried(found, request)
  return { ...(trial.meetsSlo ? { ...choice, found, trial } : choice), trials: choice.trials + 1 }
}

/** Exact under the spread of the choice: gone through by falling bound of what is carried, until that is no more than the best. Null where none carries more. */
function roomiest({ found, spread }: Choice, screening: Screening, families: Families): Found | null {
  const { demand, slo } = screening.question
  if (demand === null) return null
  let most = carriedBy(screening, found.candidate, spread)?.requestsPerSecond ?? 0
  let best: Found | null = null
  const bounded = asDear(found, screening, families)
    .map((candidate) => ({ candidate, bound: glancedBound(screening, candidate, spread) }))
    .toSorted((a, b) => b.bound - a.bound)
  for (const { candidate, bound } of bounded) {
    if (bound < most * leastGain) break
    // Where nothing is promised rates are those of clients, who wait for one another.
    const isMore = most === 0 || promisesNothing(slo) || keepsAt(screening, candidate, byChance(most * leastGain), spread)
    if (!isMore || !keepsAt(screening, candidate, demand, spread)) continue
    const carried = carriedBy(screening, candidate, spread)
    if (carried === null || carried.requestsPerSecond < most * leastGain) continue
    most = carried.requestsPerSecond
    best = { candidate, state: screening.stateOf(candidate, demand), cost: found.cost }
  }
  return best
}

/** Of equal workers all layouts and batch limits, as many as the money buys; of two pools other batch limits. */
function asDear({ candidate, cost }: Found, { question }: Screening, families: Families): readonly Candidate[] {
  const isAsDear = (other: Candidate): boolean => Math.abs(hourlyOf(other, question.reserve) - cost) <= 1e-9 * cost
  if (candidate.kind === "split") return otherLimits(candidate, families)
  return families.flat().flatMap((worker) => {
    const replicas = givenReplicas(question, worker) ?? mostReplicas(question, worker, cost * (1 + 1e-9))
    const other: Candidate = { kind: "joint", worker, replicas }
    return replicas >= 1 && worker !== candidate.worker && isAsDear(other) ? [other] : []
  })
}

function otherLimits(candidate: Candidate & { readonly kind: "split" }, families: Families): readonly Candidate[] {
  const alike = (one: WorkerKind, other: WorkerKind): boolean => one.family === other.family && one.model === other.model
  const [prefills, decodes] = rolesOf(families.flat().filter(({ family }) => family === candidate.prefill.family))
  return prefills
    .filter((prefill) => alike(prefill, candidate.prefill))
    .flatMap((prefill) =>
      decodes.filter((decode) => alike(decode, candidate.decode)).map((decode) => ({ ...candidate, prefill, decode })),
    )
    .filter(({ prefill, decode }) => prefill !== candidate.prefill || decode !== candidate.decode)
}
