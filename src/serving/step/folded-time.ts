/**
 * Seconds of products whose bytes are not those of the plain one: convolutions, which read each number once, and products of a compiler that folds what lies
 * around them into them.
 */
import { explainProduct, type ProductShape } from "../../kernels/index.ts"
import type { Place } from "./place.ts"
import { blended, type ProductWay, weightBits } from "./weight-formats.ts"

/**
 * A product reads each number of a convolution's input as often as windows lie over it; a convolution reads it once from memory (cuDNN, arXiv 1410.0759,
 * section 3). In a narrow format the plain product also narrows its input and hands on wide numbers; a folded one is given and hands on narrow ones.
 * Units: taken [number] → [s].  Errors: none.
 */
export function foldedSeconds(shape: ProductShape, taken: number, { precision }: ProductWay, place: Place): number {
  const { kernels, starts, setup } = place
  const { batch, rows, columns, depth } = shape
  const { computeSeconds } = explainProduct(kernels, shape, precision)
  const weights = (batch * columns * depth * weightBits[setup.formats.weights]) / 8
  const bytes = (taken + batch * rows * columns) * place.handedBytes + weights
  const isWinograd = precision === "fp32" && Math.round((rows * depth) / taken) === 9
  return blended(computeSeconds / (isWinograd ? winograd : 1), kernels.memoryPass(bytes) - starts.pass)
}

/** Fewer multiplications of windows of 3 × 3 that move by one, in tiles of 2 × 2; libraries take them in 32 bits (Lavin and Gray, arXiv 1509.09308, section 4.1). */
const winograd = 2.25
