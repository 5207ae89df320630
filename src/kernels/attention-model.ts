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

/**
 * Where products are narrower, attention is still computed in 16 bits: measured prompts of 8 bits take 0.96 to 1.0 of the time of
 * 16 (docs/kernels.md).
 */
const computedIn: Readonly<Partial<Record<Precision, Precision>>> = { fp8: "bf16", fp4: "bf16", int8: "bf16" }

/** `ratesIn`: those of the product models, so that attention is held to what products achieve. A narrow cache has fewer bytes to read. */
export function attentionModel(device: Device, precision: Precision, ratesIn: (precision: Precision) => Rates): AttentionModel {
  const computed = computedIn[precision] ?? precision
  const rates = ratesIn(computed)
  const narrow = { ...rates, inputBytes: ratesIn(precision).inputBytes }
  const prompt = regimeModel(device, computed, rates, "prompt")
  const cache = regimeModel(device, computed, narrow, "cache")
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
