/** A set-up of the search in plain figures. */
import type { PlannedServing } from "../search/serving-plan.ts"
import type { ServedPlan } from "./serving-answer.ts"

export function servedPlan({ place, engine, formats, pools, settings, devices }: PlannedServing): ServedPlan {
  const pool = pools.kind === "joint" ? pools.pool : pools.decode
  const { maxSequences, maxBatchedTokens } = settings
  return {
    ...pool.layout,
    ...{ gpu: place.device.id, gpus: devices, machine: place.machine.id },
    ...{ replicas: pool.workers, spares: pool.spares, formats, engine, maxSequences, maxBatchedTokens },
    prefill: pools.kind === "joint" ? null : { ...pools.prefill.layout, workers: pools.prefill.workers },
  }
}
