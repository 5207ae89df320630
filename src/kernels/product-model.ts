/** The product model of a device in one precision: rates of the device, the nearest constants and residuals, and the time as a function. */
import { type KernelSurface, kernelConstants, kernelSurfaces, type Precision, type ProductConstants } from "../data/index.ts"
import { type Device, findDevice, isUnknownDevice } from "../devices/index.ts"
import { isSameKernel, nearestRow } from "./kin.ts"
import { productSeconds } from "./product.ts"
import { type Rates, ratesOf } from "./rates.ts"
import type { KernelLevel, ProductShape } from "./shapes.ts"
import { type Residual, residualOf } from "./surface.ts"

export type ProductModel = {
  readonly rates: Rates
  readonly constants: ProductConstants
  readonly level: KernelLevel
  /** Factor of measured products nearby; 1 where none are. */
  readonly residual: (shape: ProductShape) => number
  readonly seconds: (shape: ProductShape) => number
}

export function productModel(device: Device, precision: Precision): ProductModel {
  const rates = ratesOf(device, precision)
  const { row, nearness } = nearestRow(kernelConstants.products, device, precision)
  const { constants } = row
  const surface = isSameKernel(precision, row.precision) ? surfaceFor(device, row.device, row.precision) : null
  const level = nearness === "own" ? (surface === null ? "constants" : "surface") : nearness === "kin" ? "kin" : "spec sheet"
  if (surface === null)
    return { rates, constants, level, residual: () => 1, seconds: (shape) => productSeconds(constants, rates, shape) }
  const residual = alone(residuals(surface))
  return { rates, constants, level, residual, seconds: (shape) => productSeconds(constants, rates, shape) * residual(shape) }
}

/** Residuals were measured of single products; a batch of them fills the units in another way. */
function alone(residual: Residual): ProductModel["residual"] {
  return ({ batch, rows, columns, depth }) => (batch === 1 ? residual(rows, columns, depth) : 1)
}

/**
 * Kin have the same kernels, and with as many units the same waves: what the H100 takes beyond the formula the H200 takes too
 * (the fit prints it for pairs of measured devices).
 */
function surfaceFor(device: Device, measured: string | null, precision: Precision): KernelSurface | null {
  if (measured === null) return null
  const source = findDevice(measured)
  if (isUnknownDevice(source) || source.units !== device.units) return null
  return kernelSurfaces.find((surface) => surface.device === measured && surface.precision === precision) ?? null
}

const decoded = new Map<KernelSurface, Residual>()

function residuals(surface: KernelSurface): Residual {
  const found = decoded.get(surface) ?? residualOf(surface)
  decoded.set(surface, found)
  return found
}
