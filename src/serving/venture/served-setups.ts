/**
 * The set-ups that a founder finds beside the planned one: those of the same GPUs that carry the busiest hour within the targets, by rising cost, with the
 * planned one in its own place, each with what keeps the plan from it.
 */
import { screenedAlternative } from "../answer/alternative-of.ts"
import type { ServedAlternative } from "../answer/serving-answer.ts"
import { type Found, keepsAt } from "../search/cheapest.ts"
import { screenedServing } from "../search/figures.ts"
import { noSpread, type Screening } from "../search/screening.ts"

/**
 * `planned`: the one itself; `dearer`: it costs more. Of those that cost no more: `no-reserve` carries the busiest hour alone, `other-size` the reserve too by
 * replicas of another size than the file's, `fewer` the reserve too by fewer replicas of the same size, at middle figures.
 */
export type SetupStanding = "planned" | "dearer" | "no-reserve" | "other-size" | "fewer"
export type ServedSetup = { readonly setup: ServedAlternative; readonly standing: SetupStanding }
/** One that was found for the busiest hour alone, and whether it carries the reserve within the targets too. */
export type Weighed = { readonly setup: ServedAlternative; readonly isReady: boolean }

/** Figures of the search that are the same but for rounding. */
const rounding = 1e-9

export function servedSetups(planned: ServedAlternative, found: readonly Weighed[]): readonly ServedSetup[] {
  const others = found
    .filter(({ setup }) => !isSameMachinery(setup, planned))
    .map((one): ServedSetup => ({ setup: one.setup, standing: standingOf(planned, one) }))
  return [{ setup: planned, standing: "planned" } as const, ...others].toSorted((a, b) => a.setup.perHour - b.setup.perHour)
}

/** `ready`: what the replicas are to be ready for, over the load of the question. */
export function weighedSetups(found: readonly Found[], screening: Screening, ready: number): readonly Weighed[] {
  const { demand } = screening.question
  return found.map((one) => ({
    setup: screenedAlternative(screenedServing(one, screening.question)),
    isReady:
      demand?.kind === "rate" &&
      keepsAt(screening, one.candidate, { ...demand, requestsPerSecond: demand.requestsPerSecond * ready }, noSpread),
  }))
}

function standingOf(planned: ServedAlternative, { setup, isReady }: Weighed): SetupStanding {
  if (setup.perHour > planned.perHour * (1 + rounding)) return "dearer"
  if (!isReady) return "no-reserve"
  return gpusOfReplica(setup) === gpusOfReplica(planned) ? "fewer" : "other-size"
}

/** How many requests each replica takes at a time is set in a minute; it makes no other set-up. */
function isSameMachinery({ plan: a }: ServedAlternative, { plan: b }: ServedAlternative): boolean {
  return (["gpu", "gpus", "replicas", "tp", "pp", "ep", "attentionDp"] as const).every((key) => a[key] === b[key])
}

function gpusOfReplica({ plan: { gpus, replicas } }: ServedAlternative): number {
  return gpus / replicas
}
