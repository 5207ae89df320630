/** How the time of a product was found, part by part, for `explain`. */
import type { Precision } from "../data/index.ts"
import { modelOf } from "./kernels.ts"
import { productMemorySeconds, tileChoice, tileShapes } from "./product.ts"
import type { Kernels, ProductShape, ProductWorking } from "./shapes.ts"

export function explainProduct(kernels: Kernels, shape: ProductShape, precision: Precision): ProductWorking {
  const { constants, rates, level, seconds } = modelOf(kernels.device, precision).product
  const choice = tileChoice(constants, rates, shape)
  return {
    tile: tileShapes[choice.tile]!,
    tiles: choice.tiles,
    waves: choice.waves,
    computeSeconds: choice.seconds,
    memorySeconds: productMemorySeconds(constants, rates, shape),
    residual: 1,
    level,
    seconds: seconds(shape),
  }
}
