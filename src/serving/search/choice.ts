/** From screening to a choice that the simulation confirms. */
import type { Candidate } from "./candidate.ts"
import { cheapestJoint, type Found, isBetter } from "./cheapest.ts"
import { cheapestSplit } from "./cheapest-split.ts"
import { mostCarried } from "./most-carried.ts"
import { noSpread, type Screening, type Spread, widest } from "./screening.ts"
import type { ServingRequest } from "./serving-request.ts"
import { type Trial, tried } from "./trial.ts"
import type { WorkerKind } from "./worker-kind.ts"

export type Families = readonly (readonly WorkerKind[])[]
type Kind = Candidate["kind"]

/** The best of one family and kind of pools by screening; null where none is within the ceiling and the promise. */
export function bestIn(
  screening: Screening,
  workers: readonly WorkerKind[],
  kind: Kind,
  spread: Spread,
  ceiling: number,
): Found | null {
  const { demand } = screening.question
  if (demand === null) return mostCarried(screening, workers, kind, spread, ceiling)
  const search = kind === "joint" ? cheapestJoint : cheapestSplit
  return search(screening, workers, demand, spread, ceiling)
}

export function kindsOf({ pools }: ServingRequest): readonly Kind[] {
  return pools === "either" ? ["joint", "split"] : [pools]
}

function bestOf(screening: Screening, families: Families, kinds: readonly Kind[], spread: Spread): Found | null {
  let best: Found | null = null
  for (const kind of kinds)
    for (const workers of families) {
      const found = bestIn(screening, workers, kind, spread, best?.cost ?? Number.POSITIVE_INFINITY)
      if (found !== null && isBetter(found, best)) best = found
    }
  return best
}

export type Choice = { readonly found: Found; readonly trial: Trial; readonly spread: Spread; readonly trials: number }

/** Simulations that look for a promise kept, and those that look for a cheaper one in between. */
const [mostTightenings, mostHalvings] = [6, 3]

/**
 * The best by screening is simulated. Where that misses the promise, the quantile that it saw over the mean of screening holds for all, and the best under that is
 * taken; once one keeps the promise, spreads between the last that missed and this one are tried, since a spread seen in a fuller server is too wide for an emptier one.
 * So the choice is exact by screening under its spread, and confirmed by simulation; a cheaper one that only the simulation would see is not looked for.
 * The choice keeps the promise, or is the last one that missed it where none does; null where screening finds none.
 */
export function choose(screening: Screening, families: Families, request: ServingRequest): Choice | null {
  const kinds = kindsOf(request)
  let trials = 0
  const choiceAt: ChoiceAt = (spread) => {
    const found = bestOf(screening, families, kinds, spread)
    if (found === null) return null
    trials++
    return { found, trial: tried(found, request), spread, trials }
  }
  const choice = keptFrom(choiceAt)
  return choice === null ? null : { ...choice, trials }
}

export type ChoiceAt = (spread: Spread) => Choice | null

/** What keeps the promise under simulation: spreads grow until one does, and are halved back. */
export function keptFrom(choiceAt: ChoiceAt): Choice | null {
  let missed = choiceAt(noSpread)
  if (missed === null || missed.trial.meetsSlo) return missed
  for (let k = 0; k < mostTightenings; k++) {
    const choice = choiceAt(wider(missed))
    if (choice === null) return missed
    if (choice.trial.meetsSlo) return between(missed, choice, choiceAt)
    missed = choice
  }
  return missed
}

/** At least a little, so that no round is the same again. */
const leastGrowth = 1.02

function wider({ spread, trial }: Choice): Spread {
  const next = widest(spread, trial.spread)
  const isSame = spreadKeys.every((key) => next[key] < spread[key] * leastGrowth)
  return isSame ? mapped((key) => (key === "load" ? next.load : next[key] * leastGrowth)) : next
}

/** By halving the way, as ratios. */
function between(missed: Choice, kept: Choice, choiceAt: ChoiceAt): Choice {
  let [low, high] = [missed, kept]
  for (let k = 0; k < mostHalvings && low.found.cost < high.found.cost; k++) {
    const choice = choiceAt(mapped((key) => Math.sqrt(low.spread[key] * high.spread[key])))
    if (choice === null) break
    if (choice.trial.meetsSlo && choice.found.cost <= high.found.cost) high = choice
    else low = choice
  }
  return high
}

const spreadKeys = ["ttft", "tpot", "latency", "load"] as const satisfies readonly (keyof Spread)[]

function mapped(of: (key: keyof Spread) => number): Spread {
  return { ttft: of("ttft"), tpot: of("tpot"), latency: of("latency"), load: of("load") }
}
