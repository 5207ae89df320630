/** The `serving` section as quantities: GPUs for the peak of demand, their cost, the cost of one request. */
import type { Gpu } from "../data/index.ts"
import { quantities, type RoomQuantity, type Row } from "../engine/index.ts"
import type { OwnModel } from "../models/index.ts"
import { checkUnits } from "./check-units.ts"
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
import { sampleRows } from "./samples.ts"
import type { ServingSection } from "./section.ts"
import { plainLoadRows } from "./venture/load-rows.ts"
import { plannedDecoder } from "./venture/planned-decoder.ts"

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
      ...rentedRows(model, given),
    }
    return quantities("serving", rows)
  }
  if (section === null) return quantities("serving", nothing)
  const made = quantities("serving", servedRows(section, model, given) ?? nothing)
  return made.map((row) => (row.name.startsWith(decodeTable) ? { ...row, meaning: `${decodeTable}*` } : row))
}

/** Its batches are instances of one quantity. */
const decodeTable = "serving.decode."

const nothing: Readonly<Record<string, Row>> = {
  gpus: ["GPU", "0 GPU"],
  cost: ["¤/month", "0 ¤/month"],
  unit_cost: ["¤/request", "0 ¤/request"],
  token_cost: ["¤/token", "0 ¤/token"],
}

function servedRows(section: ServingSection, model: OwnModel | null, given: ServingGiven): Readonly<Record<string, Row>> | null {
  const place = findPlace(section, given)
  if (place === null) return null
  const { on_premises } = section
  if (on_premises !== null) return onPremisesRows({ ...section, on_premises }, place, given)
  if (model === null) return null
  const precision = section.precision ?? "bf16"
  const hardware = hardwareRows(place.gpu, precision, { report: given.report, span: place.span })
  if (hardware === null) return null
  checkUnits(model, section, given)
  checkTargets(model, place.gpu, section, given)
  const common = { ...fleetDefaults(section), ...place.rows, ...hardware, weight_bytes: weightRow(model, precision) }
  return model.facts.role === "samples"
    ? {
        ...common,
        ...sampleRows(model, section),
        ...fleetRows(place, { ...given, hasRetrieval: false }),
        ...waitingRows(section, given, []),
        sample_cost: sampleCost,
      }
    : { ...common, ...textRows(model, place.gpu, section, given), ...fleetRows(place, given), token_cost: tokenCost }
}

function textRows(model: OwnModel, gpu: Gpu, section: ServingSection, given: ServingGiven): Readonly<Record<string, Row>> {
  const isDecoder = model.facts.role === "decoder"
  return {
    ...requestDefaults(section, isDecoder),
    ...inputRows(given.hasRetrieval),
    ...indexRows(given),
    ...(isDecoder
      ? { ...targetDefaults(section), ...stepRows(model, gpu, section, given) }
      : { ...encoderRows(model, section), ...waitingRows(section, given, []) }),
  }
}

/** By the planner, unless the founder says how much of the GPU is used or puts a formula in place of a part of the plain ones. */
function stepRows(model: OwnModel, gpu: Gpu, section: ServingSection, given: ServingGiven): Readonly<Record<string, Row>> {
  const plain = { ...speedDefaults(section, model.facts.depth), ...decoderRows(model, section) }
  const planned = section.efficiency === null ? plannedDecoder(model, gpu, section, given) : null
  const parts = [...datasheet, ...Object.keys(plain).filter((name) => planned !== null && !(name in planned))]
  if (planned !== null && !parts.some((name) => given.replaced.has(name))) return planned
  return { ...plain, ...waitingRows(section, given, ["serving.tpot <= serving.target.tpot"]) }
}

/** What the plain formulas begin with. */
const datasheet: readonly string[] = ["memory", "bandwidth", "compute", "weight_bytes"]

/** Where waiting is not simulated: in time is whoever is served, as long as the targets are kept. */
function waitingRows(
  { target }: ServingSection,
  { requests }: ServingGiven,
  promises: readonly string[],
): Readonly<Record<string, Row>> {
  if (requests === null) return {}
  const all = [...promises, ...(target?.ttft == null ? [] : ["serving.ttft <= serving.target.ttft"])]
  return plainLoadRows(all.length === 0 ? "1" : all.join(" and "))
}
