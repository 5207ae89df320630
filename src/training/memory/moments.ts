/** What optimizers remember of each array of weights. */
import { unreachable } from "../../engine/index.ts"
import { volume, type Weight } from "../../models/index.ts"
import type { Optimizer } from "../plan/job.ts"

/** Blocks of 256 figures share one fp32 scale. Source: arXiv 2110.02861, section 2; bitsandbytes and torchao, block_size=256. */
const blockOfScale = 256
/** Smaller arrays keep their moments in 32 bits. Source: bitsandbytes, min_8bit_size=4096. */
const leastIn8Bit = 4096

/**
 * Moments in 32 bits, of all copies of an array. Adam: two of its size. Adafactor: a row and a column of each matrix, and no first moment.
 * Muon: one for matrices of blocks, Adam for everything else.
 * Units: → [byte].
 * Source: arXiv 1412.6980, algorithm 1; arXiv 2110.02861; arXiv 1804.04235, section 3; arXiv 2502.16982, section 2.
 */
export function momentBytesOf(weight: Weight, optimizer: Optimizer, isTable: boolean): number {
  const { shape, copies } = weight
  const values = volume(shape)
  switch (optimizer) {
    case "adamw":
      return 8 * values * copies
    case "adamw-8bit":
      return (values < leastIn8Bit ? 8 : 2 + 8 / blockOfScale) * values * copies
    case "adafactor":
      return 4 * (shape.length < 2 ? values : rowsAndColumns(shape)) * copies
    case "sgd":
      return 4 * values * copies
    case "muon":
      return (shape.length < 2 || isTable ? 8 : 4) * values * copies
    default:
      return unreachable(optimizer)
  }
}

/** Of the last two axes, once for each of the others. */
function rowsAndColumns(shape: Weight["shape"]): number {
  const [rows = 1, columns = 1] = shape.slice(-2)
  return volume(shape.slice(0, -2)) * (rows + columns)
}
