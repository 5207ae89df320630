/** Which replicas a venture's decoder may be served by, and the rows that the planner gives for them. */
import { benchmark, type Gpu } from "../../data/index.ts"
import type { Row } from "../../engine/index.ts"
import { type OwnModel, parseQuantity } from "../../models/index.ts"
import type { ServingGiven } from "../given.ts"
import type { ServingSection } from "../section.ts"
import { plannedLoadRows } from "./load-rows.ts"
import { loadTable } from "./load-table.ts"
import { planReplica, type ReplicaAsk } from "./plan-replica.ts"
import { contextOf, type PlannedReplica } from "./planned-replica.ts"
import { plannedRows } from "./planned-rows.ts"
import { powersOfTwo, replicaCounts } from "./replica-counts.ts"
import { typicalPeak, typicalRequest, typicalTargets } from "./typical-request.ts"

/** Of decoders unless the file names one: that of which most servers were measured. */
export const usualDecoderEngine = "vllm"

/** Null where the model fits nowhere. */
export function plannedDecoder(
  model: OwnModel,
  gpu: Gpu,
  section: ServingSection,
  given: ServingGiven,
): Readonly<Record<string, Row>> | null {
  const replicas = replicasOf(model, gpu, section, given.hasRetrieval)
  const middle = replicas[Math.floor(replicas.length / 2)]
  if (middle === undefined) return null
  const targets = typicalTargets(section)
  const loaded = () => ({ table: loadTable(middle, targets), isPromised: targets.ttft !== null, peak: typicalPeak(section) })
  return {
    ...plannedRows(replicas, section.replica_gpus !== null),
    ...(given.requests === null ? aloneRows : plannedLoadRows(loaded())),
  }
}

/** Where no demand is known nobody waits. */
const aloneRows: Readonly<Record<string, Row>> = {
  ttft: ["s", "= serving.first_token_time"],
  tpot: ["s", "= serving.step_time"],
}

const leastBatch = parseQuantity(benchmark("serving.batch-least").value)

/** By rising numbers of GPUs: those that the file names, else those that requests from half to twice the middle length may come to need. */
export function replicasOf(model: OwnModel, gpu: Gpu, section: ServingSection, hasRetrieval: boolean): readonly PlannedReplica[] {
  const { replica_gpus } = section
  const planned = (gpus: number): PlannedReplica | null => planReplica(askOf(model, gpu, section, hasRetrieval, gpus))
  if (replica_gpus !== null) return replicaCounts(replica_gpus.value).flatMap((gpus) => planned(gpus) ?? [])
  const found: PlannedReplica[] = []
  for (const gpus of powersOfTwo) {
    const replica = planned(gpus)
    if (replica === null) continue
    const requests = replica.step.cacheTokens / contextOf(replica.request)
    if (requests < leastBatch / 2) continue
    found.push(replica)
    if (requests >= 2 * leastBatch) break
  }
  return found
}

export function askOf(model: OwnModel, gpu: Gpu, section: ServingSection, hasRetrieval: boolean, gpus: number): ReplicaAsk {
  const { precision, cache, engine } = section
  return {
    ...{ model, gpu, gpus, request: typicalRequest(section, hasRetrieval) },
    ...{ weights: precision ?? "bf16", cache: cache ?? "bf16", engine: engine ?? usualDecoderEngine },
  }
}
