/** How the time of a product was found, part by part, for `explain`. */
import type { Precision } from "../data/index.ts"
import { modelOf } from "./kernels.ts"
import { bestTile, castSeconds, productMemorySeconds, tileSeconds, tileShapes, tilesOf } from "./product.ts"
import type { Kernels, ProductShape, ProductWorking } from "./shapes.ts"

export function explainProduct(kernels: Kernels, shape: ProductShape, precision: Precision): ProductWorking {
  const { constants, rates, level, residual, seconds } = modelOf(kernels.device, precision).product
  const tile = bestTile(constants, rates, shape)
  const tiles = tilesOf(shape, tile)
  return {
    tile: tileShapes[tile]!,
    tiles,
    waves: tiles / rates.units,
    computeSeconds: tileSeconds(constants, rates, shape, tile),
    memorySeconds: productMemorySeconds(constants, rates, shape) + castSeconds(constants, rates, shape),
    residual: residual(shape),
    level,
    seconds: seconds(shape),
  }
}
