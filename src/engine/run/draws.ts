/**
 * The samples of the inputs: scrambled Sobol points through inverse distribution functions,
 * correlated by a Gaussian copula. The same seed gives the same draws, on any machine count.
 */
import type { Distribution } from "../../units/index.ts"
import { column } from "../backends/wasm/crew.ts"
import { type CorrelatedGroup, type Correlation, correlatedGroups } from "./correlation.ts"
import { lawOf } from "./distributions.ts"
import { columnKey, keepColumn, keptColumn } from "./kept-columns.ts"
import type { Law } from "./law.ts"
import { normalCdf } from "./normal.ts"
import { type Linear, pointColumns, type Seat, type Shaped, toShaped, type Wanted } from "./points.ts"
import type { SamplePlan } from "./replicates.ts"
import { seatsByName } from "./seats.ts"

export type DrawnInput = {
  /** Names the scramble: an input keeps its own whatever stands beside it. */
  readonly path: string
  readonly distribution: Distribution
  /** From the figures of the distribution to base units. */
  readonly factor: number
}

export type Draws = {
  /** In base units, replicate after replicate; shared, not to be changed.  Shape: [inputs][samples]. */
  readonly columns: readonly Float64Array[]
  /** True when the correlations asked for contradict each other and near ones were taken. */
  readonly repaired: boolean
}

/** Draws all inputs. Without seats of their own (one for each input, no dimension twice) their names give them. */
export function drawInputs(
  inputs: readonly DrawnInput[],
  correlations: readonly Correlation[],
  plan: SamplePlan,
  seed: number,
  seats: readonly Seat[] = usualSeats(inputs),
): Draws {
  const groups = groupsBySeat(correlations, seats)
  const grouped = new Set(groups.flatMap(({ members }) => members))
  const alone = drawnAlone(inputs, grouped, plan, seed, seats)
  const correlated = new Map(groups.flatMap((group) => correlatedNormals(group, alone, plan)))
  const columns = inputs.map(({ distribution, factor }, i) => {
    const normals = correlated.get(i)
    return normals === undefined ? alone[i]! : fromNormals(normals, lawOf(distribution), factor)
  })
  return { columns, repaired: groups.some((group) => group.isRepaired) }
}

/** Those in `asNormal` as standard normals, all others as their figures: what was drawn last for the same is taken. */
function drawnAlone(
  inputs: readonly DrawnInput[],
  asNormal: ReadonlySet<number>,
  plan: SamplePlan,
  seed: number,
  seats: readonly Seat[],
): readonly Float64Array[] {
  const keys = inputs.map((input, i) => columnKey(seats[i]!, plan, seed, asNormal.has(i) ? null : input))
  const known = keys.map(keptColumn)
  const missing = [...inputs.keys()].filter((i) => known[i] === null)
  const wanted = missing.map((i): Wanted => ({ seat: seats[i]!, as: asNormal.has(i) ? "normal" : formOf(inputs[i]!) }))
  const points = pointColumns(wanted, plan, seed)
  const made = missing.map((i, k) => {
    const column = asNormal.has(i) ? points[k]! : finished(points[k]!, wanted[k]!.as, inputs[i]!)
    keepColumn(keys[i]!, column)
    return [i, column] as const
  })
  const found = new Map(made)
  return known.map((column, i) => column ?? found.get(i)!)
}

/** What vector code makes of the points of an input by itself. */
export function formOf({ distribution, factor }: DrawnInput): Wanted["as"] {
  const law = lawOf(distribution)
  return shapeOf(law, factor) ?? lineOf(law, factor) ?? (law.ofNormal === undefined ? "uniform" : "normal")
}

/** In place: the rest of the way to the figures of an input. */
export function finished(points: Float64Array, as: Wanted["as"], { distribution, factor }: DrawnInput): Float64Array {
  if (as === "uniform") return fromUniforms(points, lawOf(distribution), factor)
  return as === "normal" ? fromNormals(points, lawOf(distribution), factor) : points
}

/** The forms that vector code knows; null where a law has none of them. */
function shapeOf({ ofNormal, exponential, logistic }: Law, factor: number): Shaped | null {
  if (ofNormal === undefined) return null
  if (exponential !== undefined) return { of: "normal", ...exponential, table: null, factor, ofNormal }
  return logistic === undefined ? null : { of: "normal", ...logistic, factor, ofNormal }
}

function lineOf({ linear }: Law, factor: number): Linear | null {
  return linear === undefined ? null : { of: "uniform", ...linear, factor }
}

function usualSeats(inputs: readonly DrawnInput[]): Seat[] {
  return seatsByName(inputs.map(({ path }) => ({ name: path, standing: "written" })))
}

/** The order of a group decides which input keeps its own draws: it is that of the seats, not that of the list. */
export function groupsBySeat(correlations: readonly Correlation[], seats: readonly Seat[]): CorrelatedGroup[] {
  const dimensionOf = (input: number): number => seats[input]?.dimension ?? input
  const inputAt = new Map(seats.map(({ dimension }, input) => [dimension, input]))
  const groups = correlatedGroups(correlations.map(({ a, b, rank }) => ({ a: dimensionOf(a), b: dimensionOf(b), rank })))
  return groups.map((group) => ({ ...group, members: group.members.map((dimension) => inputAt.get(dimension) ?? dimension) }))
}

/** The columns of a group as correlated standard normals, by number of the input. */
function correlatedNormals(
  { members, factor }: CorrelatedGroup,
  points: readonly Float64Array[],
  { samples }: SamplePlan,
): (readonly [number, Float64Array])[] {
  const size = members.length
  const alone = members.map((member) => points[member]!)
  return members.map((member, k) => {
    const normals = column(samples)
    for (let s = 0; s < samples; s++) {
      let sum = 0
      for (let j = 0; j <= k; j++) sum += factor[k * size + j]! * alone[j]![s]!
      normals[s] = sum
    }
    return [member, normals]
  })
}

/** In place. */
export function fromNormals(normals: Float64Array, law: Law, factor: number): Float64Array {
  const shaped = shapeOf(law, factor)
  if (shaped !== null) {
    toShaped(normals, shaped)
    return normals
  }
  const figure = figureOfNormal(law)
  for (let s = 0; s < normals.length; s++) normals[s] = factor * figure(normals[s]!)
  return normals
}

/** What a law makes of a standard normal figure. */
export function figureOfNormal({ ofNormal, quantile }: Law): (z: number) => number {
  return ofNormal ?? ((z) => quantile(insideUnit(normalCdf(z))))
}

/** In place. */
function fromUniforms(uniforms: Float64Array, { quantile, linear }: Law, factor: number): Float64Array {
  if (linear) {
    const { shift, scale } = linear
    for (let s = 0; s < uniforms.length; s++) uniforms[s] = factor * (shift + scale * uniforms[s]!)
  } else for (let s = 0; s < uniforms.length; s++) uniforms[s] = factor * quantile(uniforms[s]!)
  return uniforms
}

/** A far normal rounds to probability 1, at which a quantile may be infinite. */
function insideUnit(u: number): number {
  return u < 1 ? u : 1 - 2 ** -53
}
