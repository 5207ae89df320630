/** The attention model of a device in one precision: over a prompt and over a cache, each by the nearest constants and residuals. */
import { attentionSurfaces, kernelConstants, type Precision } from "../data/index.ts"
import type { Device } from "../devices/index.ts"
import { flashSeconds } from "./attention.ts"
import { type AttentionResidual, attentionResidualOf } from "./attention-surface.ts"
import { hasUnitsOf, isSameKernel, nearestRow } from "./kin.ts"
import type { Rates } from "./rates.ts"
import type { AttentionShape } from "./shapes.ts"

export type AttentionModel = (shape: AttentionShape) => number

/** Queries of one sequence up to which attention is a walk over the cache rather than a product. */
const cacheQueries = 16

/** `rates`: those of the product model, so that attention is held to what products achieve. */
export function attentionModel(device: Device, precision: Precision, rates: Rates): AttentionModel {
  const prompt = regimeModel(device, precision, rates, "prompt")
  const cache = regimeModel(device, precision, rates, "cache")
  return (shape) => (shape.queries <= cacheQueries ? cache : prompt)(shape)
}

function regimeModel(device: Device, precision: Precision, rates: Rates, regime: "prompt" | "cache"): AttentionModel {
  const rows = kernelConstants.attention.filter((row) => row.regime === regime)
  const { row } = nearestRow(rows, device, precision)
  const residual =
    isSameKernel(precision, row.precision) && hasUnitsOf(device, row.device) ? residualFor(row.device, regime) : null
  if (residual === null) return (shape) => flashSeconds(row.constants, rates, shape)
  return (shape) => flashSeconds(row.constants, rates, shape) * residual(shape)
}

const decoded = new Map<string, AttentionResidual>()

function residualFor(measured: string | null, regime: "prompt" | "cache"): AttentionResidual | null {
  const key = `${measured} ${regime}`
  const known = decoded.get(key)
  if (known !== undefined) return known
  const surface = attentionSurfaces.find((each) => each.device === measured && each.regime === regime)
  if (surface === undefined) return null
  const residual = attentionResidualOf(surface)
  decoded.set(key, residual)
  return residual
}
