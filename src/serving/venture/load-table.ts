/** A decoder's replica under load: it takes no more at once than keeps the time per token. */
import type { ServerSettings, StepCost } from "../simulate/simulate.ts"
import { decodeSeconds, mixedSeconds, type PlannedReplica, pairsOf, plannedBatch, plannedSeconds } from "./planned-replica.ts"
import { type LoadTable, simulatedLoads } from "./simulated-loads.ts"

/** Middle figures of the targets [s]; null: none. */
export type Targets = { readonly ttft: number | null; readonly tpot: number }

/** A time per token by so much over the target is not told apart from it: steps are known no better. */
export const margin = 1.05

/** A venture is compiled anew for every change that is tried, mostly with the same replicas. */
const remembered = new WeakMap<PlannedReplica, Map<string, LoadTable>>()

/** Waiting is told over the time to the first token of a request by itself, the pace over the step of the full batch. */
export function loadTable(planned: PlannedReplica, targets: Targets): LoadTable {
  const tables = remembered.get(planned) ?? new Map<string, LoadTable>()
  remembered.set(planned, tables)
  const key = `${targets.ttft} ${targets.tpot}`
  const table = tables.get(key) ?? simulated(planned, targets)
  tables.set(key, table)
  return table
}

function simulated(planned: PlannedReplica, targets: Targets): LoadTable {
  const { request } = planned
  const batch = plannedBatch(planned, targets.tpot)
  const full = mixedSeconds(planned, batch)
  const table = simulatedLoads(
    {
      ...{ settings: settingsOf(planned, batch), cost: costOf(planned, batch), input: request.input, output: request.output },
      ...{ most: batch / (request.output * full), first: firstTokenSeconds(planned), full },
      tpotSeconds: margin * Math.max(targets.tpot, full),
    },
    targets.ttft,
  )
  return { ...table, waiting: table.waiting.map((waiting) => Math.max(1, waiting)) }
}

/** [s] Of a request that has the replica for itself. */
export function firstTokenSeconds({ step, request, ...planned }: PlannedReplica): number {
  const { hostSeconds, promptTokenSeconds, promptPairSeconds, promptStepSeconds, aloneSeconds } = planned
  const prompt = request.fresh * promptTokenSeconds + pairsOf(request) * promptPairSeconds
  return step.cost.arrivalSeconds + hostSeconds + aloneSeconds + promptStepSeconds + prompt
}

/** The planned step; what a batch takes is looked up. */
function costOf(planned: PlannedReplica, most: number): StepCost {
  const { arrivalSeconds, endSeconds } = planned.step.cost
  const decode = Float64Array.from({ length: most + 1 }, (_, batch) => decodeSeconds(planned.batches, batch))
  return {
    step: (tokens, pairs, count, context) => plannedSeconds(planned, tokens, pairs, count, context, decode[count]!),
    ...{ arrivalSeconds, endSeconds },
  }
}

/** The part of each prompt that the cache holds is found. */
function settingsOf({ step, request }: PlannedReplica, batch: number): ServerSettings {
  const share = 1 - request.fresh / request.input
  const prefix = { kind: "observed", hits: 1, sharedTokens: Number.MAX_SAFE_INTEGER, share } as const
  return { ...step.settings, maxSequences: batch, prefix: share > 0 ? prefix : null }
}
