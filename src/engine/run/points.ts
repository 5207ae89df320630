/**
 * The points of an input, replicate after replicate: balanced figures in (0, 1), and the normal ones that belong to
 * them. They depend on the seat, the plan and the seed alone, never on the distribution: normal points are kept, so that
 * a changed interval costs no new ones.
 */
import { createDrawing, type Drawing } from "../backends/wasm/drawing.ts"
import { hasSimd } from "../backends/wasm/simd.ts"
import { sobolDimensions } from "./direction-numbers.ts"
import { scrambleSeed, uniformStream } from "./hash.ts"
import { normalQuantile } from "./normal.ts"
import type { SamplePlan } from "./replicates.ts"
import { sobolPoints } from "./sobol.ts"

/**
 * Where the uniform figures of an input come from: the name of its scramble and its Sobol dimension. Two models whose
 * inputs have the same seats have the same draws in them, whatever else either of them holds.
 */
export type Seat = { readonly name: string; readonly dimension: number }

/** Doubles. */
const mostKept = 16_000_000
const kept = new Map<string, Float64Array>()
let keptDoubles = 0

/** Shape: [samples]; the caller's own. */
export function uniformPoints({ name, dimension }: Seat, plan: SamplePlan, seed: number): Float64Array {
  const { replicates, perReplicate, samples } = plan
  const column = new Float64Array(samples)
  for (let replicate = 0; replicate < replicates; replicate++) {
    const scramble = scrambleSeed(name, seed, replicate)
    const part = column.subarray(replicate * perReplicate, (replicate + 1) * perReplicate)
    if (dimension >= sobolDimensions) latinPoints(perReplicate, scramble, part, 0)
    else if (hasSimd() && perReplicate % 4 === 0) drawing().sobol(dimension, scramble, part)
    else sobolPoints(dimension, perReplicate, scramble, part)
  }
  return column
}

/** The quantiles of a standard normal variable at the uniform points.  Shape: [samples]; shared, not to be changed. */
export function normalPoints(seat: Seat, plan: SamplePlan, seed: number): Float64Array {
  const key = `${seat.dimension} ${plan.replicates} ${plan.perReplicate} ${seed} ${seat.name}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const points = uniformPoints(seat, plan, seed)
  toNormal(points)
  keep(key, points)
  return points
}

/** In place. */
export function toNormal(uniform: Float64Array): void {
  if (hasSimd() && uniform.length % 4 === 0) drawing().normal(uniform)
  else for (let s = 0; s < uniform.length; s++) uniform[s] = normalQuantile(uniform[s]!)
}

/** In place: x → factor · exp(shift + scale · x) */
export function toExponential(column: Float64Array, shift: number, scale: number, factor: number): void {
  if (hasSimd() && column.length % 4 === 0) drawing().exponential(column, shift, scale, factor)
  else for (let s = 0; s < column.length; s++) column[s] = factor * Math.exp(shift + scale * column[s]!)
}

let shared: Drawing | null = null

function drawing(): Drawing {
  shared ??= createDrawing()
  return shared
}

/** The oldest go when there are too many. */
function keep(key: string, points: Float64Array): void {
  kept.set(key, points)
  keptDoubles += points.length
  for (const [old, column] of kept) {
    if (keptDoubles <= mostKept || old === key) break
    kept.delete(old)
    keptDoubles -= column.length
  }
}

/**
 * Latin hypercube points, for inputs beyond the Sobol dimensions: one in each of `count` equal parts, in random order.
 * Source: McKay, Beckman, Conover, Technometrics 21 (1979) 239-245, doi:10.1080/00401706.1979.10489755.
 */
export function latinPoints(count: number, seed: number, out: Float64Array, offset: number): void {
  const next = uniformStream(seed)
  for (let i = 0; i < count; i++) {
    // Fisher and Yates, inside out: the new part goes to a random place, what stood there to the end.
    const j = Math.floor(next() * (i + 1))
    out[offset + i] = out[offset + j]!
    out[offset + j] = i
  }
  for (let i = 0; i < count; i++) out[offset + i] = (out[offset + i]! + next()) / count
}
