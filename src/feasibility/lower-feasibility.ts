/**
 * Feasibility as quantities: for parameters, data and GPU-hours what is needed, what there is, and the second over the first.
 * A dial that a project has no use for has no quantities.
 */
import { quantities, type RoomQuantity, type Row } from "../engine/index.ts"
import { dataRows } from "./data.ts"
import type { FeasibilityGiven } from "./given.ts"
import { gpuHourRows } from "./gpu-hours.ts"
import { parameterRows } from "./parameters.ts"

export function lowerFeasibility(given: FeasibilityGiven): readonly RoomQuantity[] {
  const { model } = given
  if (model === null || model.kind === "rented") return []
  const isTrained = model.method !== "none" && given.names.has("training.duration") && given.names.has("training.end")
  const rows: Readonly<Record<string, Row>> = {
    ...parameterRows(model, given),
    ...(isTrained ? { ...dataRows(model, given), ...gpuHourRows(given) } : {}),
  }
  return quantities("feasibility", rows)
}
