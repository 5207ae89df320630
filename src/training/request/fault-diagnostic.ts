/** Why a layout cannot be, as a diagnostic with the nearest that can. */
import type { Diagnostic } from "../../diagnostics/index.ts"
import { error, warning } from "../../diagnostics/index.ts"
import { gigabytes } from "../../models/index.ts"
import type { LayoutFault } from "../search/faults.ts"

/** Errors: training-layout-* by the kind of the fault, training-precision. Warning: training-does-not-fit, as there is an answer all the same. */
export function faultDiagnostic(fault: LayoutFault): Diagnostic {
  const { kind, nearest, ...facts } = fault
  const params = { ...withoutNull(facts), nearest: nearest === null ? "" : String(nearest) }
  if (fault.kind === "precision")
    return error(codes.precision, null, { gpu: fault.device, precision: fault.precision, nearest: params.nearest, known: [] })
  if (fault.kind === "memory") {
    const { bytes, limit } = fault
    return warning(codes.memory, null, { ...params, bytes: gigabytes(bytes), limit: gigabytes(limit) })
  }
  return error(codes[kind], null, params)
}

const codes: Readonly<Record<LayoutFault["kind"], string>> = {
  devices: "training-layout-devices",
  heads: "training-layout-heads",
  blocks: "training-layout-blocks",
  interleaving: "training-layout-interleaving",
  experts: "training-layout-experts",
  "expert-group": "training-layout-expert-group",
  sequence: "training-layout-sequence",
  batch: "training-layout-batch",
  "sequence-parallel": "training-layout-sequence-parallel",
  precision: "training-precision",
  memory: "training-does-not-fit",
}

function withoutNull(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, typeof value === "number" ? value : String(value ?? "")]),
  )
}
