/** All ways to spend less that apply to a project, each tried on the venture itself, the one that saves most first. */
import { average, finite, type Quantity } from "../../engine/index.ts"
import { atEnd, monthOf } from "../batches.ts"
import { byReplicate } from "../by-replicate.ts"
import { movedOf, pairedShare } from "../compare/paired.ts"
import { figureOf } from "../costs/figure.ts"
import { livingIn } from "../costs/living-in.ts"
import type { Living } from "../portrait/living.ts"
import { isRuined, ruinIn } from "../ruin.ts"
import type { Saving } from "./answer.ts"
import { apis, cheaperApis } from "./api.ts"
import { own, type SavingBench } from "./bench.ts"
import type { Candidate } from "./candidate.ts"
import { commitments } from "./commit.ts"
import { lighter } from "./lighter.ts"
import { bought } from "./own.ts"
import { ownServers } from "./own-server.ts"
import { providers, regions } from "./provider.ts"
import { spots } from "./spot.ts"

export type Savings = { readonly savings: readonly Saving[]; readonly dearer: readonly Saving[] }

const ways: readonly ((bench: SavingBench) => readonly Candidate[])[] = [
  commitments,
  spots,
  providers,
  regions,
  bought,
  apis,
  cheaperApis,
  ownServers,
  lighter,
]

/** Run at once: together they take little more than one of them. */
const lookedAt = ["business.costs", "value", "ruin", "cash", "serving.tpot", "serving.gpu_cost", "business.opening"] as const

/** A change in costs below this share of them is none. */
const leastShare = 1e-9

export function candidatesFor(bench: SavingBench): readonly Candidate[] {
  return own(bench, "business.costs") === null ? [] : ways.flatMap((way) => way(bench))
}

/** `onOne` is told after each candidate. */
export function savingsOf(bench: SavingBench, onOne: () => void = () => {}): Savings {
  const lived = lifeOf(bench)
  const size = Math.abs(average(totalCosts(bench, lived)))
  const tried = candidatesFor(bench).flatMap((candidate) => {
    const after = bench.with(candidate.makes)
    const saving = after === null ? null : savingOf(bench, after, candidate, lived)
    onOne()
    return saving === null ? [] : [saving]
  })
  const moving = tried
    .filter(({ total: { mean } }) => mean !== null && Math.abs(mean) > leastShare * size)
    .toSorted((a, b) => (b.total.mean ?? 0) - (a.total.mean ?? 0))
  const saves = ({ total }: Saving): boolean => (total.mean ?? 0) > 0
  return { savings: moving.filter(saves), dearer: moving.filter((one) => !saves(one)).toReversed() }
}

/** `lived`: of the venture as it is. */
export function savingOf(
  before: SavingBench,
  after: SavingBench,
  candidate: Candidate,
  lived: Living = lifeOf(before),
): Saving | null {
  if (own(after, "business.costs") === null) return null
  after.values(...lookedAt)
  const [a, b] = [totalCosts(before, lived), totalCosts(after, lived)]
  const saved = a.map((x, s) => x - b[s]!)
  const years = before.venture.model.months / 12
  return {
    kind: candidate.kind,
    changes: candidate.told,
    total: figureOf(saved),
    perYear: figureOf(saved.map((x) => x / years)),
    loses: average(saved.map((x) => (x < 0 ? 1 : 0))),
    value: movedValue(before, after),
    survival: pairedShare(alive(before), alive(after), before.sampler.plan),
    risk: candidate.risk(after),
    sources: candidate.sources,
  }
}

function lifeOf({ venture, project, sampler, parameters }: SavingBench): Living {
  return livingIn(venture, project, sampler, parameters)
}

/**
 * Of the months that the unchanged venture lives through, as the tree counts them, before and after: no more is saved than is
 * spent, and what ruin spares, sooner or later by the change, is no saving.  Shape: [samples].
 */
function totalCosts({ values, sampler }: SavingBench, { flow }: Living): Float64Array {
  const { plan, model } = sampler
  const total = new Float64Array(plan.samples)
  const costs = flow(values("business.costs") ?? new Float64Array(plan.samples))
  for (let month = 0; month < model.months; month++) {
    const part = monthOf(costs, month, plan.samples)
    for (let s = 0; s < plan.samples; s++) total[s]! += part[s]!
  }
  return total
}

function movedValue(before: SavingBench, after: SavingBench): Saving["value"] {
  const quantity = own(before, "value")
  const [a, b] = [before, after].map((bench) => bench.values("value"))
  if (quantity === null || a == null || b == null) return { unit: "", a: null, b: null, by: null, error: null }
  const { plan } = before.sampler
  const inUnit = (values: Float64Array): Float64Array => atEnd(values, plan.samples)
  const parts = (values: Float64Array): number[] => byReplicate(inUnit(values), plan, average)
  return {
    unit: before.venture.header.currency,
    ...movedOf(finite(average(inUnit(a))), finite(average(inUnit(b))), parts(a), parts(b)),
  }
}

/** 1 where the venture lives at the end; null where the project knows no ruin. */
function alive(bench: SavingBench): Float64Array | null {
  const tell: Quantity | null = ruinIn((name) => own(bench, name))
  const values = tell === null ? null : bench.values(tell.definition.name)
  if (tell === null || values === null) return null
  return isRuined(tell, values, bench.sampler.plan.samples).map((ruined) => 1 - ruined)
}
