/**
 * The factor that measured attention puts on the formula: a grid over log2 of keys and log2 of batch × heads, one for each kind of
 * layout (size of heads and values, window or none, queries that share a key); between knots it is bilinear, beyond them the last one holds.
 */
import type { AttentionLayout, AttentionSurface } from "../data/index.ts"
import type { AttentionShape } from "./shapes.ts"
import { signedBytes } from "./signed-bytes.ts"

/** Knots along log2 keys: every 1 from 1 to 2^17; along log2 of batch × heads: every 2 from 1 to 2^16. */
export const keyKnots = 18
export const headKnots = 9
const headStep = 2
const layoutBytes: number = keyKnots * headKnots

/** Factor on the time of one attention. */
export type AttentionResidual = (shape: AttentionShape) => number

export function attentionResidualOf(surface: AttentionSurface): AttentionResidual {
  const residuals = signedBytes(surface.residuals)
  return (shape) => {
    const layout = nearestLayout(surface.layouts, shape)
    let sum = 0
    for (const { knot, weight } of knotsOf(shape, surface.countsHeadsOf)) sum += weight * residuals[layout * layoutBytes + knot]!
    return Math.exp(surface.step * sum)
  }
}

/** The corners of the cell that a shape lies in and what each counts. */
export function knotsOf(
  shape: AttentionShape,
  counts: AttentionSurface["countsHeadsOf"],
): readonly { readonly knot: number; readonly weight: number }[] {
  const heads = shape.batch * (counts === "queries" ? shape.heads : shape.keyValueHeads)
  const [x, right] = cellOf(Math.log2(shape.keys), keyKnots)
  const [y, up] = cellOf(Math.log2(heads) / headStep, headKnots)
  const corner = x * headKnots + y
  return [
    { knot: corner, weight: (1 - right) * (1 - up) },
    { knot: corner + 1, weight: (1 - right) * up },
    { knot: corner + headKnots, weight: right * (1 - up) },
    { knot: corner + headKnots + 1, weight: right * up },
  ]
}

function cellOf(position: number, knots: number): readonly [cell: number, part: number] {
  const cell = Math.min(knots - 2, Math.max(0, Math.floor(position)))
  return [cell, Math.min(1, Math.max(0, position - cell))]
}

/** Another window weighs as much as heads of four times the size, eight times as many shared keys as heads of twice the size. */
const windowDistance = 4
const sharedWeight = 2 / 3

export function nearestLayout(layouts: readonly AttentionLayout[], shape: AttentionShape): number {
  let best = 0
  let least = Infinity
  for (let index = 0; index < layouts.length; index++) {
    const { headSize, valueHeadSize, isWindowed, shared } = layouts[index]!
    const distance =
      Math.abs(Math.log2(headSize / shape.headSize)) +
      Math.abs(Math.log2(valueHeadSize / shape.valueHeadSize)) +
      (isWindowed === (shape.window !== null) ? 0 : windowDistance) +
      (shared === null ? 0 : sharedWeight * Math.abs(Math.log2((shared * shape.keyValueHeads) / shape.heads)))
    if (distance < least) {
      least = distance
      best = index
    }
  }
  return best
}
