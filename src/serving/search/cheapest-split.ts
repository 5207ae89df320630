/** The cheapest pair of pools, one for prompts and one for answers, that keeps a promise at a load. */

import { devicesOf } from "../plan/setup.ts"
import type { Demand } from "../simulate/simulate.ts"
import { type Candidate, devicesIn, hourlyOf, transferOf } from "./candidate.ts"
import { type Found, fitsFleet, isBetter, keepsAt, mostSpare } from "./cheapest.ts"
import { leastRate, type Question, slackOf } from "./question.ts"
import { keeps, type Means, type Screening, type Spread, strainOf } from "./screening.ts"
import type { WorkerKind } from "./worker-kind.ts"

/** A worker of one pool, with the fewest of them that carry the rate, and what those cost. */
type Pooled = { readonly worker: WorkerKind; readonly least: number; readonly hourly: number }

/** More than the fewest of each pool that are tried. */
const mostBeyond = 6

/**
 * Of one family. Rates are matched by the bounds: each pool has as many workers as its part of every request takes at least, which bounds the cost from
 * below; pairs are gone through by that bound of the first pool and then of the second, each until the best found is cheaper. Numbers of workers beyond are tried by rising cost.
 * Prompts differ in tokens of a step, decodes in places: the other limit of each is the engine's.
 */
export function cheapestSplit(
  screening: Screening,
  workers: readonly WorkerKind[],
  demand: Demand,
  spread: Spread,
  ceiling: number,
): Found | null {
  const { question } = screening
  const [prefills, decodes] = rolesOf(workers).map((pool, role) => pooled(question, pool, role === 0, spread))
  let best: Found | null = null
  for (const prefill of prefills ?? []) {
    for (const decode of decodes ?? []) {
      if (prefill.hourly + decode.hourly > Math.min(ceiling, best?.cost ?? ceiling)) break
      const found = matched(screening, prefill, decode, demand, spread, Math.min(ceiling, best?.cost ?? ceiling))
      if (found !== null && isBetter(found, best)) best = found
    }
  }
  return best
}

/**
 * The kinds of worker that are looked at for prompts, and for answers: in as few stages of a pipeline as there can be. What vLLM documents of the way of the cache is between
 * tensor-parallel workers, equal or not, and of pipelines nothing (docs/features/nixl_connector_compatibility.md of vLLM).
 */
export function rolesOf(all: readonly WorkerKind[]): readonly [readonly WorkerKind[], readonly WorkerKind[]] {
  const fewestStages = Math.min(...all.map(({ layout }) => layout.pp))
  const workers = all.filter(({ layout }) => layout.pp === fewestStages)
  const most = (limit: "maxSequences" | "maxBatchedTokens"): ReadonlyMap<WorkerKind["model"], number> => {
    const tops = new Map<WorkerKind["model"], number>()
    for (const { model, settings } of workers) tops.set(model, Math.max(tops.get(model) ?? 0, settings[limit]))
    return tops
  }
  const [sequences, tokens] = [most("maxSequences"), most("maxBatchedTokens")]
  return [
    workers.filter(({ model, settings }) => settings.maxSequences === sequences.get(model)),
    workers.filter(({ model, settings }) => settings.maxBatchedTokens === tokens.get(model)),
  ]
}

/** By rising cost; those out whose least time breaks the promise. */
function pooled(question: Question, workers: readonly WorkerKind[], isPrefill: boolean, spread: Spread): readonly Pooled[] {
  const { slo, reserve, fixed } = question
  const given = isPrefill ? fixed.prefillWorkers : fixed.decodeWorkers
  const parts = isPrefill ? { tpotSeconds: null, latencySeconds: null } : { ttftSeconds: null, latencySeconds: null }
  return workers
    .filter(({ bounds }) => strainOf(bounds, { ...slo, ...parts }, spread) <= 1)
    .map((worker) => {
      const { bounds, model } = worker
      const each = (isPrefill ? bounds.promptsPerSecond : bounds.decodesPerSecond) * slackOf(question.demand)
      const least = given ?? Math.max(1, Math.ceil(leastRate(question, model.cost.endSeconds) / each))
      return { worker, least, hourly: hourlyOf({ kind: "joint", worker, replicas: least }, reserve) }
    })
    .toSorted((a, b) => a.hourly - b.hourly)
}

/** The cheapest numbers of one pair. */
function matched(
  screening: Screening,
  prefill: Pooled,
  decode: Pooled,
  demand: Demand,
  spread: Spread,
  limit: number,
): Found | null {
  const { question } = screening
  if (strainOf(leastTimes(question, prefill.worker, decode.worker), question.slo, spread) > 1) return null
  const priced = numbersOf(question, prefill, decode, limit)
  // Where the most of both do not keep the promise, fewer do not.
  if (priced.length > 2 && !keeps(screening.hopeOf(mostOf(priced), demand), demand, question.slo, spread)) return null
  const first = priced.find(({ candidate }) => keepsAt(screening, candidate, demand, spread))
  if (first === undefined) return null
  let best: Found = { ...first, state: screening.stateOf(first.candidate, demand) }
  for (const each of priced) {
    if (each.cost !== first.cost || !keepsAt(screening, each.candidate, demand, spread)) continue
    const found = { ...each, state: screening.stateOf(each.candidate, demand) }
    if (isBetter(found, best)) best = found
  }
  return best
}

/** Those of the workers, with the way of the cache from one to the other, which each answer waits for. */
function leastTimes({ lengths }: Question, prefill: WorkerKind, decode: WorkerKind): Means {
  const { transferSeconds, transferSecondsPerToken } = transferOf(prefill, decode)
  const way = lengths.output > 1 ? transferSeconds + lengths.input * transferSecondsPerToken : 0
  const { ttftSeconds } = prefill.bounds
  const { tpotSeconds, latencySeconds } = decode.bounds
  return {
    ttftSeconds,
    tpotSeconds: tpotSeconds + way * lengths.perDecoded,
    latencySeconds: latencySeconds - decode.bounds.ttftSeconds + ttftSeconds + way,
  }
}

function mostOf(priced: readonly Priced[]): Candidate {
  const split = priced.flatMap(({ candidate }) => (candidate.kind === "split" ? [candidate] : []))
  const [first] = split
  if (first === undefined) throw new Error("internal: no numbers of two pools")
  return {
    ...first,
    prefillWorkers: Math.max(...split.map(({ prefillWorkers }) => prefillWorkers)),
    decodeWorkers: Math.max(...split.map(({ decodeWorkers }) => decodeWorkers)),
  }
}

type Priced = { readonly candidate: Candidate; readonly cost: number }

/** Within the limit, by rising cost; of a fleet that serves as a whole all that use it up. */
function numbersOf(question: Question, prefill: Pooled, decode: Pooled, limit: number): readonly Priced[] {
  const { fixed, reserve, fleet, isFleetWhole } = question
  const isWhole = fleet !== null && isFleetWhole
  const counts = ({ least, worker }: Pooled, given: number | undefined): readonly number[] =>
    given === undefined && isWhole ? countsUpTo(fleet / devicesOf(worker.layout)) : beyond(least, given)
  const priced: Priced[] = []
  for (const prefillWorkers of counts(prefill, fixed.prefillWorkers))
    for (const decodeWorkers of counts(decode, fixed.decodeWorkers)) {
      const pools = { prefill: prefill.worker, decode: decode.worker, prefillWorkers, decodeWorkers }
      const candidate: Candidate = { kind: "split", ...pools }
      const cost = hourlyOf(candidate, reserve)
      const isHeld = isWhole ? devicesIn(candidate, reserve) === fleet : fitsFleet(candidate, question)
      if (cost <= limit && isHeld) priced.push({ candidate, cost })
    }
  return priced.toSorted((a, b) => a.cost - b.cost)
}

function countsUpTo(most: number): readonly number[] {
  return Array.from({ length: Math.floor(most) }, (_, k) => k + 1)
}

/** By ones, then by ever larger steps. */
function beyond(least: number, given: number | undefined): readonly number[] {
  if (given !== undefined) return [given]
  const counts = new Set<number>()
  for (let k = 0; k <= mostBeyond; k++) counts.add(least + k)
  for (
    let count = least + mostBeyond;
    count <= Math.min(mostSpare * least, least + mostBeyond * 64);
    count = Math.ceil(count * 1.5)
  )
    counts.add(count)
  return [...counts]
}
