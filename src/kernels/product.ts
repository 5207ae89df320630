/**
 * Time of a matrix product by tiles and waves. The output is cut into tiles; each unit does one tile at a time, so a wave
 * that is not full costs nearly as much as a full one; the data flows meanwhile. The formula is effective, not physical:
 * its constants are fitted on measured times (docs/kernels.md).
 */
import type { ProductConstants } from "../data/index.ts"
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

/** The part of the time that the units compute, by the tile that is quickest. */
export type TileChoice = { readonly tile: number; readonly tiles: number; readonly waves: number; readonly seconds: number }

/**
 * Seconds of a product.
 * Units: shape [1] → [s]. Errors: none; sides of less than 1 count as 1.
 * Source: wave quantisation as in NVIDIA, Matrix Multiplication Background (docs.nvidia.com/deeplearning/performance); the
 * blend of computing and reading is a q-norm, which is the roofline (Williams et al., CACM 52(4), 2009) as q → ∞.
 */
export function productSeconds(constants: ProductConstants, rates: Rates, shape: ProductShape): number {
  const { blend, start } = constants
  const compute = tileChoice(constants, rates, shape).seconds
  const memory = productMemorySeconds(constants, rates, shape)
  return start + (compute ** blend + memory ** blend) ** (1 / blend)
}

/** Waves that are not full cost `quantisation` of a full one; few tiles are cut along the depth, down to `leastWave` of a wave. */
export function tileChoice(constants: ProductConstants, rates: Rates, shape: ProductShape): TileChoice {
  const { efficiencies, quantisation, leastWave, depth } = constants
  const { units, flops } = rates
  let best: TileChoice = { tile: 0, tiles: 0, waves: 0, seconds: Infinity }
  for (let tile = 0; tile < tileShapes.length; tile++) {
    const [rows, columns] = tileShapes[tile]!
    const tiles = shape.batch * Math.ceil(shape.rows / rows) * Math.ceil(shape.columns / columns)
    const waves = tiles / units
    const paid = Math.max(leastWave, quantisation * Math.ceil(waves) + (1 - quantisation) * waves)
    const seconds = (paid * units * 2 * rows * columns * (shape.depth + depth)) / (flops * efficiencies[tile]!)
    if (seconds < best.seconds) best = { tile, tiles, waves, seconds }
  }
  return best
}

/** Seconds to read both factors and write the product once. */
export function productMemorySeconds({ memory }: ProductConstants, rates: Rates, shape: ProductShape): number {
  const { batch, rows, columns, depth } = shape
  const bytes = batch * ((rows + columns) * depth * rates.inputBytes + rows * columns * rates.outputBytes)
  return bytes / (rates.bandwidth * memory)
}
