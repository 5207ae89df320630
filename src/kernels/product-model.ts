/** The product model of a device in one precision: rates of the device, the nearest constants and residuals, and the time as a function. */
import { type KernelSurface, kernelConstants, kernelSurfaces, type Precision, type ProductConstants } from "../data/index.ts"
import type { Device } from "../devices/index.ts"
import { achievedRates } from "./achieved.ts"
import { groupedFactor } from "./grouped.ts"
import { hasUnitsOf, isSameKernel, nearestRow } from "./kin.ts"
import { productSeconds } from "./product.ts"
import { type Rates, ratesOf } from "./rates.ts"
import type { KernelLevel, ProductShape } from "./shapes.ts"
import { type Residual, residualOf } from "./surface.ts"

export type ProductModel = {
  readonly rates: Rates
  readonly constants: ProductConstants
  readonly level: KernelLevel
  /** Factor of measured products nearby, 1 where none are; of a batch, that of grouped products. */
  readonly residual: (shape: ProductShape) => number
  readonly seconds: (shape: ProductShape) => number
}

export function productModel(device: Device, precision: Precision): ProductModel {
  const { row, nearness } = nearestRow(kernelConstants.products, device, precision)
  const { constants } = row
  const specified = ratesOf(device, precision)
  const best = Math.max(...constants.efficiencies)
  const rates = nearness === "own" ? specified : achievedRates(device, precision, specified, best)
  const surface = surfaceFor(device, precision, row)
  const alone = surface === null ? () => 1 : residuals(surface)
  const grouped = nearestRow(kernelConstants.grouped, device, precision).row.constants
  // Residuals were measured of single products; a group of them fills the units in another way.
  const residual = ({ batch, rows, columns, depth }: ProductShape): number =>
    batch === 1 ? alone(rows, columns, depth) : groupedFactor(grouped, rows)
  const seconds = (shape: ProductShape): number =>
    Math.max(leastSeconds(specified, shape), productSeconds(constants, rates, shape) * residual(shape))
  return { rates, constants, level: levelOf(nearness, surface), residual, seconds }
}

/** At the peak: residuals and constants of other devices shall not promise more. */
function leastSeconds({ flops }: Rates, { batch, rows, columns, depth }: ProductShape): number {
  return (2 * batch * rows * columns * depth) / flops
}

function levelOf(nearness: "own" | "kin" | "any", surface: KernelSurface | null): KernelLevel {
  if (nearness !== "own") return nearness === "kin" ? "kin" : "spec sheet"
  return surface === null ? "constants" : "surface"
}

/** Null where there are no constants of the very kernels, or of another count of units. */
function surfaceFor(device: Device, precision: Precision, row: (typeof kernelConstants.products)[number]): KernelSurface | null {
  if (!isSameKernel(precision, row.precision) || !hasUnitsOf(device, row.device)) return null
  return kernelSurfaces.find((each) => each.device === row.device && each.precision === row.precision) ?? null
}

const decoded = new Map<KernelSurface, Residual>()

function residuals(surface: KernelSurface): Residual {
  const found = decoded.get(surface) ?? residualOf(surface)
  decoded.set(surface, found)
  return found
}
