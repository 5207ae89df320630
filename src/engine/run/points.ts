/**
 * The points of an input, replicate after replicate: balanced figures in (0, 1), and the normal ones that belong to
 * them. They depend on the seat, the plan and the seed alone, never on the distribution: normal points are kept, so that
 * a changed interval costs no new ones.
 */
import { column } from "../backends/wasm/crew.ts"
import type { ColumnJob } from "../backends/wasm/draw-columns.ts"
import { drawAll } from "../backends/wasm/drawing.ts"
import { hasSimd } from "../backends/wasm/simd.ts"
import { sobolDimensions } from "./direction-numbers.ts"
import { scrambleSeed } from "./hash.ts"
import { normalQuantile } from "./normal.ts"
import type { SamplePlan } from "./replicates.ts"
import { dimensionRow, reverseBits, scramble, sobolPoints } from "./sobol.ts"

/**
 * Where the uniform figures of an input come from: the name of its scramble and its Sobol dimension. Two models whose
 * inputs have the same seats have the same draws in them, whatever else either of them holds.
 */
export type Seat = { readonly name: string; readonly dimension: number }

/** Doubles. */
const mostKept = 16_000_000
const kept = new Map<string, Float64Array>()
let keptDoubles = 0

/**
 * What is wanted of the points of an input: as they are, as normal ones, or a figure made of those: `factor · exp(shift + scale · z)`,
 * with a table `factor · (shift + scale · x)`, x by its logits.
 */
export type Wanted = {
  readonly seat: Seat
  readonly as: "uniform" | "normal" | Shaped | Linear
}

/** Of uniform points: `factor · (shift + scale · u)`. */
export type Linear = { readonly of: "uniform"; readonly shift: number; readonly scale: number; readonly factor: number }

export type Shaped = {
  readonly of: "normal"
  readonly shift: number
  readonly scale: number
  readonly factor: number
  readonly table: Float64Array | null
  /** The same without vector code. */
  readonly ofNormal: (z: number) => number
}

/** One column for each; normal points are shared, not to be changed, all others the caller's own.  Shape: [wanted][samples]. */
export function pointColumns(wanted: readonly Wanted[], plan: SamplePlan, seed: number): readonly Float64Array[] {
  const isQuick = hasSimd() && plan.perReplicate % 4 === 0
  const all = wanted.map((one) => columnsOf(one, plan, seed, isQuick && one.seat.dimension < sobolDimensions))
  drawAll(all.flatMap(({ job }) => job ?? []))
  for (const { slowly } of all) slowly?.()
  return all.map(({ result }) => result)
}

type Columns = { readonly result: Float64Array; readonly job?: ColumnJob; readonly slowly?: () => void }

function columnsOf({ seat, as }: Wanted, plan: SamplePlan, seed: number, isQuick: boolean): Columns {
  if (as === "uniform") return uniformColumn(seat, null, plan, seed, isQuick)
  if (as === "normal") return normalColumn(seat, null, plan, seed, isQuick)
  return as.of === "uniform" ? uniformColumn(seat, as, plan, seed, isQuick) : normalColumn(seat, as, plan, seed, isQuick)
}

function uniformColumn(seat: Seat, linear: Linear | null, plan: SamplePlan, seed: number, isQuick: boolean): Columns {
  const points = column(plan.samples)
  if (isQuick) return { result: points, job: { points, sobol: sobolOf(seat, plan, seed), isNormal: false, linear, shaped: null } }
  const slowly = (): void => {
    fillSlowly(seat, points, plan, seed)
    if (linear !== null)
      for (let s = 0; s < points.length; s++) points[s] = linear.factor * (linear.shift + linear.scale * points[s]!)
  }
  return { result: points, slowly }
}

/** The normal points are kept, and may be known. */
function normalColumn(seat: Seat, shape: Shaped | null, plan: SamplePlan, seed: number, isQuick: boolean): Columns {
  const key = `${seat.dimension} ${plan.replicates} ${plan.perReplicate} ${seed} ${seat.name}`
  const known = kept.get(key)
  if (known !== undefined && shape === null) return { result: known }
  const points = known ?? column(plan.samples)
  if (known === undefined) keep(key, points)
  const result = shape === null ? points : column(plan.samples)
  const shaped = shape === null ? null : shapedTo(result, shape)
  const isNew = known === undefined
  const sobol = isNew && isQuick ? sobolOf(seat, plan, seed) : null
  if (isQuick) return { result, job: { points, sobol, isNormal: isNew, linear: null, shaped } }
  const slowly = (): void => {
    if (isNew) {
      fillSlowly(seat, points, plan, seed)
      toNormal(points)
    }
    if (shape === null) return
    result.set(points)
    toShaped(result, shape)
  }
  return { result, slowly }
}

function sobolOf(seat: Seat, plan: SamplePlan, seed: number): ColumnJob["sobol"] {
  return { row: dimensionRow(seat.dimension), seeds: seedsOf(seat, plan, seed), perReplicate: plan.perReplicate, from: 0 }
}

/** Functions go to no other thread. */
function shapedTo(out: Float64Array, { shift, scale, factor, table }: Shaped): ColumnJob["shaped"] {
  return { out, shift, scale, factor, table }
}

function seedsOf({ name }: Seat, { replicates }: SamplePlan, seed: number): number[] {
  return Array.from({ length: replicates }, (_, replicate) => scrambleSeed(name, seed, replicate))
}

/** Uniform points, replicate after replicate. */
function fillSlowly(seat: Seat, points: Float64Array, plan: SamplePlan, seed: number): void {
  const { perReplicate } = plan
  for (const [replicate, scramble] of seedsOf(seat, plan, seed).entries())
    pointsOfReplicate(seat, scramble, points.subarray(replicate * perReplicate, (replicate + 1) * perReplicate), 0)
}

/** Points `first` … of one replicate; whole replicates and their blocks, multiples of 4, have the same ones. */
export function pointsOfReplicate({ dimension }: Seat, scramble: number, out: Float64Array, first: number): void {
  if (dimension >= sobolDimensions) latinPoints(out.length, scramble, out, first)
  else if (hasSimd() && out.length % 4 === 0) {
    const sobol = { row: dimensionRow(dimension), seeds: [scramble], perReplicate: out.length, from: first }
    drawAll([{ points: out, sobol, isNormal: false, linear: null, shaped: null }])
  } else sobolPoints(dimension, out.length, scramble, out, 0, first)
}

/** In place. */
export function toNormal(uniform: Float64Array): void {
  if (hasSimd() && uniform.length % 4 === 0)
    drawAll([{ points: uniform, sobol: null, isNormal: true, linear: null, shaped: null }])
  else for (let s = 0; s < uniform.length; s++) uniform[s] = normalQuantile(uniform[s]!)
}

/** In place: what a figure is made of normal points. */
export function toShaped(column: Float64Array, as: Shaped): void {
  const shaped = shapedTo(column, as)
  if (hasSimd() && column.length % 4 === 0) drawAll([{ points: column, sobol: null, isNormal: false, linear: null, shaped }])
  else for (let s = 0; s < column.length; s++) column[s] = as.factor * as.ofNormal(column[s]!)
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
 * Latin hypercube points, for inputs beyond the Sobol dimensions: of 2^m from a multiple of 2^m on, one falls in each of 2^m
 * equal parts, in an order that follows from the seed. Any stretch can be had by itself, and twice as many begin with the same ones.
 * Source: McKay, Beckman, Conover, Technometrics 21 (1979) 239-245, doi:10.1080/00401706.1979.10489755; the order by
 * nested uniform scrambling of the index, as in Burley, JCGT 9(4) 2020, section 4.
 */
export function latinPoints(count: number, seed: number, out: Float64Array, first = 0): void {
  const [order, place] = [scrambleSeed("order", seed, 0), scrambleSeed("place", seed, 0)]
  for (let i = 0; i < count; i++) {
    const point = scramble(reverseBits(scramble(first + i, order)), place)
    out[i] = ((point >>> 0) + 0.5) * 2 ** -32
  }
}
