/** A whole deployment as it could be: so many equal workers, or two pools of them. */
import { tierFor } from "../../devices/index.ts"
import { unreachable } from "../../engine/index.ts"
import { type Reserve, sparesFor } from "../economics/reserve.ts"
import { devicesOf } from "../plan/setup.ts"
import type { ServerSettings, StepCost } from "../simulate/simulate.ts"
import type { WorkerKind } from "./worker-kind.ts"

export type Candidate =
  | { readonly kind: "joint"; readonly worker: WorkerKind; readonly replicas: number }
  | {
      readonly kind: "split"
      readonly prefill: WorkerKind
      readonly decode: WorkerKind
      readonly prefillWorkers: number
      readonly decodeWorkers: number
    }

export type Counted = { readonly worker: WorkerKind; readonly count: number }

export function poolsOf(candidate: Candidate): readonly Counted[] {
  switch (candidate.kind) {
    case "joint":
      return [{ worker: candidate.worker, count: candidate.replicas }]
    case "split":
      return [
        { worker: candidate.prefill, count: candidate.prefillWorkers },
        { worker: candidate.decode, count: candidate.decodeWorkers },
      ]
    default:
      return unreachable(candidate)
  }
}

/** [USD/hour], with those that stand by; devices where there is no price. */
export function hourlyOf(candidate: Candidate, reserve: Reserve): number {
  return poolsOf(candidate).reduce((sum, { worker, count }) => sum + worker.hourly * (count + sparesFor(reserve, count)), 0)
}

export function isPriced(candidate: Candidate): boolean {
  return poolsOf(candidate).every(({ worker }) => worker.family.place.price !== null)
}

/** In all, with those that stand by. */
export function devicesIn(candidate: Candidate, reserve: Reserve): number {
  return poolsOf(candidate).reduce(
    (sum, { worker, count }) => sum + devicesOf(worker.layout) * (count + sparesFor(reserve, count)),
    0,
  )
}

export function keyOf(candidate: Candidate): string {
  return poolsOf(candidate)
    .map(({ worker, count }) => `${worker.id}×${count}`)
    .join("+")
}

/** As the steady state and the simulation take it. Of two pools prompts have the first one's tokens of a step, decodes the second one's places. */
export function settingsOf(candidate: Candidate): ServerSettings {
  if (candidate.kind === "joint")
    return { ...candidate.worker.settings, deployment: { kind: "joint", replicas: candidate.replicas } }
  const { prefill, decode, prefillWorkers, decodeWorkers } = candidate
  return {
    ...decode.settings,
    maxBatchedTokens: Math.max(prefill.settings.maxBatchedTokens, decode.settings.maxSequences),
    deployment: {
      ...{ kind: "split", prefillWorkers, decodeWorkers, prefillBlocks: prefill.settings.cache.blocks },
      ...transferOf(prefill, decode),
    },
  }
}

export function costOf(candidate: Candidate, rule: "cost" | "roofline" = "cost"): StepCost {
  return candidate.kind === "joint"
    ? candidate.worker.model[rule]
    : ofTwoPools(candidate.prefill.model[rule], candidate.decode.model[rule])
}

/** Steps in which nobody decodes are the first one's. What a decode worker computes anew after it ran out of blocks goes by that too. */
export function ofTwoPools(first: StepCost, second: StepCost): StepCost {
  if (first === second) return first
  return {
    step: (prefillTokens, prefillContext, decodes, decodeContext, decodeTokens) =>
      (decodes === 0 ? first : second).step(prefillTokens, prefillContext, decodes, decodeContext, decodeTokens),
    arrivalSeconds: first.arrivalSeconds,
    endSeconds: second.endSeconds,
  }
}

export type Transfer = { readonly transferSeconds: number; readonly transferSecondsPerToken: number }

/** [byte/s] of one port, where no source tells: 100 Gbit/s. An assumption. */
const plainNetwork = 12.5e9

/**
 * From the prefill to the decode worker: each device sends or takes its share of the cache over the tier that joins both workers.
 * Units: → [s], [s/token].  Errors: none; a model that keeps no cache sends nothing.
 */
export function transferOf(prefill: WorkerKind, decode: WorkerKind): Transfer {
  const { machine } = prefill.family.place
  const joined = devicesOf(prefill.layout) + devicesOf(decode.layout)
  const tier = tierFor(machine, joined) ?? machine.tiers.at(-1)
  const perToken = Math.max(bytesPerToken(prefill), bytesPerToken(decode))
  return {
    transferSeconds: tier?.latency ?? 0,
    transferSecondsPerToken: perToken / (tier?.bandwidth ?? plainNetwork),
  }
}

/** Of the fullest device. Units: [byte/token]. */
function bytesPerToken({ model: { memory, cacheTokens } }: WorkerKind): number {
  return Number.isFinite(cacheTokens) && cacheTokens > 0 ? memory.cache / cacheTokens : 0
}
