/**
 * Time of a matrix product by tiles and waves. The output is cut into tiles; each unit does one tile at a time, so a wave
 * that is not full costs nearly as much as a full one; the data flows meanwhile. The formula is effective, not physical:
 * its constants are fitted on measured times (docs/kernels.md).
 */
import type { ProductConstants } from "../data/index.ts"
import { memorySeconds } from "./memory.ts"
import type { Rates } from "./rates.ts"
import type { ProductShape } from "./shapes.ts"

/** Rows × columns of the output that one unit holds at once; the efficiencies of the constants stand in this order. */
export const tileShapes: readonly (readonly [rows: number, columns: number])[] = [
  [256, 128],
  [128, 256],
  [128, 128],
  [64, 256],
  [64, 128],
  [64, 64],
]

/**
 * Seconds of a product.
 * Units: shape [1] → [s]. Errors: none; sides of less than 1 are not asked for.
 * Source: wave quantisation as in NVIDIA, Matrix Multiplication Background (docs.nvidia.com/deeplearning/performance); the
 * blend of computing and reading is a q-norm, which is the roofline (Williams et al., CACM 52(4), 2009) as q → ∞.
 */
export function productSeconds(constants: ProductConstants, rates: Rates, shape: ProductShape): number {
  const { blend, start } = constants
  const compute = tileSeconds(constants, rates, shape, bestTile(constants, rates, shape))
  const memory = productMemorySeconds(constants, rates, shape)
  return start + (compute ** blend + memory ** blend) ** (1 / blend) + castSeconds(constants, rates, shape)
}

/** Index of the tile that is computed quickest. */
export function bestTile(constants: ProductConstants, rates: Rates, shape: ProductShape): number {
  let best = 0
  let least = Infinity
  for (let tile = 0; tile < tileShapes.length; tile++) {
    const seconds = tileSeconds(constants, rates, shape, tile)
    if (seconds < least) {
      least = seconds
      best = tile
    }
  }
  return best
}

export function tilesOf({ batch, rows, columns }: ProductShape, tile: number): number {
  const [tileRows, tileColumns] = tileShapes[tile]!
  return batch * Math.ceil(rows / tileRows) * Math.ceil(columns / tileColumns)
}

/**
 * Seconds that the units compute. The empty part of the last wave costs `quantisation` of a full one; few tiles are cut along the
 * depth, down to `leastWave`.
 */
export function tileSeconds(constants: ProductConstants, rates: Rates, shape: ProductShape, tile: number): number {
  const { efficiencies, quantisation, leastWave, depth } = constants
  const { units, flops } = rates
  const [rows, columns] = tileShapes[tile]!
  const waves = tilesOf(shape, tile) / units
  const paid = Math.max(leastWave, quantisation * Math.ceil(waves) + (1 - quantisation) * waves)
  return (paid * units * 2 * rows * columns * (shape.depth + depth)) / (flops * efficiencies[tile]!)
}

/** Seconds to read both factors and write the product once. */
export function productMemorySeconds(constants: ProductConstants, rates: Rates, shape: ProductShape): number {
  const { batch, rows, columns, depth } = shape
  return memorySeconds(
    constants,
    rates,
    batch * ((rows + columns) * depth * rates.inputBytes + rows * columns * rates.outputBytes),
  )
}

/** Seconds of the pass over the left factor that makes 8 or 4 bits of its numbers, unless it comes in them. */
export function castSeconds({ cast }: ProductConstants, rates: Rates, { batch, rows, depth, isCast }: ProductShape): number {
  return isCast === true ? 0 : (batch * rows * depth * cast) / rates.bandwidth
}
