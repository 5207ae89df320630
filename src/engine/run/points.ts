/**
 * The points of an input, replicate after replicate: balanced figures in (0, 1), the normal ones that belong to them, and figures
 * that vector code makes of either. Points depend on the seat, the plan and the seed alone, never on the distribution.
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

/** Points `from` … of some replicates, `length` of each, one replicate after the other. `from` and `length` are multiples of 4. */
export type Stretch = { readonly replicates: readonly number[]; readonly length: number; readonly from: number }

/** One column for each, the caller's own.  Shape: [wanted][samples]. */
export function pointColumns(wanted: readonly Wanted[], plan: SamplePlan, seed: number): readonly Float64Array[] {
  const columns = wanted.map(() => column(plan.samples))
  const replicates = Array.from({ length: plan.replicates }, (_, replicate) => replicate)
  fillPoints(wanted, columns, { replicates, length: plan.perReplicate, from: 0 }, seed)
  return columns
}

/** Into the columns given.  Shape: columns [wanted][replicates · length]. */
export function fillPoints(wanted: readonly Wanted[], columns: readonly Float64Array[], stretch: Stretch, seed: number): void {
  const isQuick = ({ seat }: Wanted): boolean => hasSimd() && stretch.length % 4 === 0 && seat.dimension < sobolDimensions
  drawAll(wanted.flatMap((one, k) => (isQuick(one) ? [jobOf(one, columns[k]!, stretch, seed)] : [])))
  for (const [k, one] of wanted.entries()) if (!isQuick(one)) fillSlowly(one, columns[k]!, stretch, seed)
}

function jobOf({ seat, as }: Wanted, out: Float64Array, { replicates, length, from }: Stretch, seed: number): ColumnJob {
  const of = typeof as === "string" ? as : as.of
  const shaped = typeof as === "string" ? null : as
  return {
    out,
    sobol: { row: reversedRow(seat), seeds: seedsOf(seat, replicates, seed), perReplicate: length, from },
    isNormal: of === "normal",
    linear: shaped?.of === "uniform" ? shaped : null,
    shaped: shaped?.of === "normal" ? withoutFunctions(shaped) : null,
  }
}

const rows = new Map<number, Uint32Array>()

/** As the vector code takes it. */
function reversedRow({ dimension }: Seat): Uint32Array {
  const row = rows.get(dimension) ?? dimensionRow(dimension).map(reverseBits)
  rows.set(dimension, row)
  return row
}

/** Functions go to no other thread. */
function withoutFunctions({ shift, scale, factor, table }: Shaped): ColumnJob["shaped"] {
  return { shift, scale, factor, table }
}

function seedsOf({ name }: Seat, replicates: readonly number[], seed: number): number[] {
  return replicates.map((replicate) => scrambleSeed(name, seed, replicate))
}

function fillSlowly({ seat, as }: Wanted, out: Float64Array, { replicates, length, from }: Stretch, seed: number): void {
  for (const [k, scramble] of seedsOf(seat, replicates, seed).entries())
    pointsOfReplicate(seat, scramble, out.subarray(k * length, (k + 1) * length), from)
  if (as === "uniform") return
  if (as !== "normal" && as.of === "uniform") {
    for (let s = 0; s < out.length; s++) out[s] = as.factor * (as.shift + as.scale * out[s]!)
    return
  }
  toNormal(out)
  if (as !== "normal") toShaped(out, as)
}

/** Points `first` … of one replicate. */
function pointsOfReplicate({ dimension }: Seat, scramble: number, out: Float64Array, first: number): void {
  if (dimension >= sobolDimensions) latinPoints(out.length, scramble, out, first)
  else sobolPoints(dimension, out.length, scramble, out, 0, first)
}

/** In place. */
function toNormal(uniform: Float64Array): void {
  if (hasSimd() && uniform.length % 4 === 0) drawAll([{ out: uniform, sobol: null, isNormal: true, linear: null, shaped: null }])
  else for (let s = 0; s < uniform.length; s++) uniform[s] = normalQuantile(uniform[s]!)
}

/** In place: what a figure is made of normal points. */
export function toShaped(column: Float64Array, as: Shaped): void {
  if (hasSimd() && column.length % 4 === 0)
    drawAll([{ out: column, sobol: null, isNormal: false, linear: null, shaped: withoutFunctions(as) }])
  else for (let s = 0; s < column.length; s++) column[s] = as.factor * as.ofNormal(column[s]!)
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
