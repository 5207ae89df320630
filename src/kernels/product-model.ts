/** The product model of a device in one precision: rates of the device, the nearest constants, and the time as a function. */
import { kernelConstants, type Precision, type ProductConstants } from "../data/index.ts"
import type { Device } from "../devices/index.ts"
import { nearestRow } from "./kin.ts"
import { productSeconds } from "./product.ts"
import { type Rates, ratesOf } from "./rates.ts"
import type { KernelLevel, ProductShape } from "./shapes.ts"

export type ProductModel = {
  readonly rates: Rates
  readonly constants: ProductConstants
  readonly level: KernelLevel
  readonly seconds: (shape: ProductShape) => number
}

export function productModel(device: Device, precision: Precision): ProductModel {
  const rates = ratesOf(device, precision)
  const { row, nearness } = nearestRow(kernelConstants.products, device, precision)
  const { constants } = row
  return { rates, constants, level: levels[nearness], seconds: (shape) => productSeconds(constants, rates, shape) }
}

const levels = { own: "constants", kin: "kin", any: "spec sheet" } as const
