/** The `serving` section as quantities: GPUs for the peak of demand, their cost, the cost of one request. */
import { quantities, type RoomQuantity, type Row } from "../engine/index.ts"
import type { OwnModel } from "../models/index.ts"
import { checkUnits } from "./check-units.ts"
import { checkTargets } from "./checks.ts"
import { decoderRows } from "./decoder.ts"
import { fleetDefaults, requestDefaults, speedDefaults } from "./defaults.ts"
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
  return quantities("serving", servedRows(section, model, given) ?? nothing)
}

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
        sample_cost: sampleCost,
      }
    : { ...common, ...textRows(model, section, given), ...fleetRows(place, given), token_cost: tokenCost }
}

function textRows(model: OwnModel, section: ServingSection, given: ServingGiven): Readonly<Record<string, Row>> {
  const isDecoder = model.facts.role === "decoder"
  return {
    ...requestDefaults(section, isDecoder),
    ...inputRows(given.hasRetrieval),
    ...indexRows(given),
    ...(isDecoder
      ? { ...speedDefaults(section, model.facts.depth), ...decoderRows(model, section) }
      : encoderRows(model, section)),
  }
}
