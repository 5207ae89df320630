/** Which replicas a venture's encoder, or model of samples, may be served by, and the rows that the planner gives for them. */
import type { Gpu } from "../../data/index.ts"
import type { Row } from "../../engine/index.ts"
import type { OwnModel } from "../../models/index.ts"
import type { ServingGiven } from "../given.ts"
import type { ServingSection } from "../section.ts"
import { plannedPassLoadRows } from "./load-rows.ts"
import { passRows } from "./pass-rows.ts"
import { passTable } from "./pass-table.ts"
import { type PassAsk, type PlannedPasses, planPasses } from "./plan-passes.ts"
import { powersOfTwo, replicaCounts } from "./replica-counts.ts"
import { typicalPeak, typicalPortion, typicalRequest, typicalTargets } from "./typical-request.ts"

/** Null where the model fits nowhere, and of what decides by comparing: kernels were measured of products and passes alone. */
export function plannedPasses(
  model: OwnModel,
  gpu: Gpu,
  section: ServingSection,
  given: ServingGiven,
): Readonly<Record<string, Row>> | null {
  const replicas = passReplicas(model, gpu, section, given.hasRetrieval)
  const [first] = replicas
  if (first === undefined) return null
  const { ttft } = typicalTargets(section)
  const isPromised = ttft !== null
  const portion = first.sequence === null ? typicalPortion(section) : inputOf(section, given.hasRetrieval) / first.sequence
  const loaded = () => ({ table: passTable(first, portion, ttft), isPromised, peak: typicalPeak(section) })
  return {
    ...passRows(replicas, { isSizeGiven: section.replica_gpus !== null, isPromised }),
    ...(given.requests === null ? aloneRows : plannedPassLoadRows(loaded())),
  }
}

/** Where no demand is known nobody waits. */
const aloneRows: Readonly<Record<string, Row>> = { ttft: ["s", "= serving.answer_time"] }

/** By rising numbers of GPUs: those that the file names, else the fewest that hold it. */
export function passReplicas(
  model: OwnModel,
  gpu: Gpu,
  section: ServingSection,
  hasRetrieval: boolean,
): readonly PlannedPasses[] {
  if (isComparing(model)) return []
  const planned = (gpus: number): PlannedPasses | null => planPasses(passAsk(model, gpu, section, hasRetrieval, gpus))
  const { replica_gpus } = section
  if (replica_gpus !== null) return replicaCounts(replica_gpus.value).flatMap((gpus) => planned(gpus) ?? [])
  for (const gpus of powersOfTwo) {
    const replica = planned(gpus)
    if (replica !== null) return [replica]
  }
  return []
}

export function passAsk(model: OwnModel, gpu: Gpu, section: ServingSection, hasRetrieval: boolean, gpus: number): PassAsk {
  const { precision, engine } = section
  const input = model.facts.role === "encoder" ? inputOf(section, hasRetrieval) : null
  return { model, gpu, gpus, weights: precision ?? "bf16", engine, input }
}

function inputOf(section: ServingSection, hasRetrieval: boolean): number {
  return typicalRequest(section, hasRetrieval).input
}

/** Trees and neighbours, which run on CPUs as a rule. */
function isComparing({ facts }: OwnModel): boolean {
  return facts.forwardFlops === 0 || facts.flow().comparisons > 0
}
