/** Why a set-up cannot be, as diagnostics with the nearest that can. */
import { type Diagnostic, error, warning } from "../../diagnostics/index.ts"
import { gigabytes } from "../../models/index.ts"
import type { ServingFault } from "../search/serving-plan.ts"

/** Errors: serving-layout-*, serving-precision, serving-fleet-small. Warnings, as there is an answer all the same: serving-does-not-fit, serving-promise-missed, serving-load-missed. */
export function faultDiagnostic(fault: ServingFault): Diagnostic {
  switch (fault.kind) {
    case "heads":
      return error("serving-layout-heads", null, { tp: fault.tp, heads: fault.heads, nearest: fault.nearest })
    case "blocks":
      return error("serving-layout-blocks", null, { pp: fault.pp, blocks: fault.blocks, nearest: fault.nearest })
    case "experts":
      return error("serving-layout-experts", null, { ep: fault.ep, experts: fault.experts, nearest: fault.nearest })
    case "expert group":
      return error("serving-layout-expert-group", null, { ep: fault.ep, ranks: fault.ranks, nearest: fault.nearest })
    case "format": {
      const known = fault.nearest === null ? [] : [fault.nearest]
      return error("serving-precision", null, { gpu: [fault.device], precision: fault.format, known })
    }
    case "fleet size":
      return error("serving-fleet-small", null, { fleet: fault.fleet, needed: fault.needed })
    case "memory": {
      const { device: gpu, bytes, limit, nearest } = fault
      const facts = { gpu, bytes: gigabytes(bytes), limit: gigabytes(limit) }
      return warning("serving-does-not-fit", null, { ...facts, nearest: nearest === null ? "" : String(nearest.devices) })
    }
    case "slo":
      return promiseMissed(fault)
    case "load": {
      const [wanted, reachable] = [figure(fault.wanted), figure(fault.reachable)]
      const { unit, isPromised } = fault
      return warning("serving-load-missed", null, { wanted, reachable, unit, promise: isPromised ? "promise" : "" })
    }
    default:
      return fault satisfies never
  }
}

function promiseMissed({ metric, wanted, reachable, nearest }: ServingFault & { readonly kind: "slo" }): Diagnostic {
  const { pools, place, devices } = nearest.plan
  const { tp } = pools.kind === "joint" ? pools.pool.layout : pools.decode.layout
  const facts = { metric, wanted: seconds(wanted), reachable: seconds(reachable) }
  return warning("serving-promise-missed", null, { ...facts, gpus: devices, gpu: place.device.id, tp })
}

function figure(x: number): string {
  return String(Number(x.toPrecision(3)))
}

/** The same in both languages. */
function seconds(x: number): string {
  return x < 0.9995 ? `${figure(x * 1000)} ms` : `${figure(x)} s`
}
