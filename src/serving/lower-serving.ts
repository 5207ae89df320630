/** The `serving` section as quantities: GPUs for the peak of demand, their cost, the cost of one request. */
import type { Gpu } from "../data/index.ts"
import { quantities, type RoomQuantity, type Row } from "../engine/index.ts"
import type { OwnModel } from "../models/index.ts"
import { checkMeasured, checkUnits } from "./check-units.ts"
import { checkTargets } from "./checks.ts"
import { decoderRows } from "./decoder.ts"
import { fleetDefaults, requestDefaults, speedDefaults, targetDefaults } from "./defaults.ts"
import { encoderRows } from "./encoder.ts"
import { fleetRows, sampleCost, tokenCost } from "./fleet.ts"
import type { ServingGiven } from "./given.ts"
import { hardwareRows, weightRow } from "./hardware.ts"
import { onPremisesRows } from "./on-premises.ts"
import { findPlace } from "./place.ts"
import { rentedRows } from "./rented-model.ts"
import { indexRows, inputRows } from "./retrieval.ts"
import { sampleDefaults, sampleRows } from "./samples.ts"
import type { ServingSection } from "./section.ts"
import { plainLoadRows } from "./venture/load-rows.ts"
import { plannedDecoder } from "./venture/planned-decoder.ts"
import { plannedPasses } from "./venture/planned-passes.ts"

/**
 * A project that serves nothing has the names that others use, all zero. A rented model is served without a section too,
 * requests then being of the usual length. Errors and warnings: those of place, hardware, rented-model, on-premises, checks.
 */
export function lowerServing(section: ServingSection | null, given: ServingGiven): readonly RoomQuantity[] {
  const { model } = given
  if (model?.kind === "rented") {
    const rows = {
      ...requestDefaults(section, true),
      ...inputRows(given.hasRetrieval),
      ...indexRows(given),
      ...rentedRows(model, section, given),
    }
    return quantities("serving", rows)
  }
  if (section === null) return quantities("serving", nothing)
  const made = quantities("serving", servedRows(section, model, given) ?? nothing)
  return made.map((row) => ({ ...row, meaning: tables.find((table) => row.name.startsWith(table))?.concat("*") ?? row.meaning }))
}

/** Their batches are instances of one quantity. */
const tables: readonly string[] = ["serving.decode.", "serving.pass."]

type Rows = Readonly<Record<string, Row>>

const nothing: Rows = {
  gpus: ["GPU", "0 GPU"],
  cost: ["¤/month", "0 ¤/month"],
  unit_cost: ["¤/request", "0 ¤/request"],
  token_cost: ["¤/token", "0 ¤/token"],
}

function servedRows(section: ServingSection, model: OwnModel | null, given: ServingGiven): Rows | null {
  const place = findPlace(section, given)
  if (place === null) return null
  const { on_premises } = section
  if (on_premises !== null) return onPremisesRows({ ...section, on_premises }, place, given)
  if (model === null) return null
  const precision = section.precision ?? "bf16"
  const hardware = hardwareRows(place.gpu, precision, { report: given.report, span: place.span })
  if (hardware === null) return null
  checkUnits(model, section, given)
  checkMeasured(section, given)
  checkTargets(model, place.gpu, section, given)
  const common = { ...fleetDefaults(section), ...place.rows, ...hardware, weight_bytes: weightRow(model, precision) }
  return model.facts.role === "samples"
    ? {
        ...common,
        ...sampleDefaults(section),
        ...answerRows(model, place.gpu, section, { ...given, hasRetrieval: false }, sampleRows(model, section)),
        ...fleetRows(place, section, { ...given, hasRetrieval: false }),
        sample_cost: sampleCost,
      }
    : {
        ...common,
        ...textRows(model, place.gpu, section, given),
        ...fleetRows(place, section, given),
        token_cost: tokenCost(section),
      }
}

function textRows(model: OwnModel, gpu: Gpu, section: ServingSection, given: ServingGiven): Rows {
  const isDecoder = model.facts.role === "decoder"
  const shared = { ...requestDefaults(section, isDecoder), ...inputRows(given.hasRetrieval), ...indexRows(given) }
  if (isDecoder) return { ...shared, ...targetDefaults(section), ...stepRows(model, gpu, section, given) }
  return {
    ...shared,
    ...answerRows(model, gpu, section, given, encoderRows(model, section)),
    replica_tokens: ["token/s", "= serving.replica_requests * serving.input"],
  }
}

function stepRows(model: OwnModel, gpu: Gpu, section: ServingSection, given: ServingGiven): Rows {
  const plain = { ...speedDefaults(section, model.facts.depth), ...decoderRows(model, section) }
  const planned = plannedOr(section, given, plain, () => plannedDecoder(model, gpu, section, given))
  return planned ?? { ...plain, ...waitingRows(section, given, ["serving.tpot <= serving.target.tpot"]) }
}

/** Of what answers in one pass. */
function answerRows(model: OwnModel, gpu: Gpu, section: ServingSection, given: ServingGiven, plain: Rows): Rows {
  const planned = plannedOr(section, given, plain, () => plannedPasses(model, gpu, section, given))
  return planned ?? { ...plain, ...waitingRows(section, given, []) }
}

/** By the planner, unless the founder says how much of the GPU is used or puts a formula in place of a part of the plain ones. */
function plannedOr(section: ServingSection, given: ServingGiven, plain: Rows, plan: () => Rows | null): Rows | null {
  const planned = section.efficiency === null ? plan() : null
  const parts = [...datasheet, ...Object.keys(plain).filter((name) => planned !== null && !(name in planned))]
  return parts.some((name) => given.replaced.has(name)) ? null : planned
}

/** What the plain formulas begin with. */
const datasheet: readonly string[] = ["memory", "bandwidth", "compute", "weight_bytes"]

/** Where waiting is not simulated: in time is whoever is served, as long as the targets are kept. */
function waitingRows({ target }: ServingSection, { requests }: ServingGiven, promises: readonly string[]): Rows {
  if (requests === null) return {}
  const all = [...promises, ...(target?.ttft == null ? [] : ["serving.ttft <= serving.target.ttft"])]
  return plainLoadRows(all.length === 0 ? "1" : all.join(" and "))
}
