/**
 * The samples of the inputs: scrambled Sobol points through inverse distribution functions,
 * correlated by a Gaussian copula. The same seed gives the same draws, on any machine count.
 */
import type { Distribution } from "../../units/index.ts"
import { type CorrelatedGroup, type Correlation, correlatedGroups } from "./correlation.ts"
import { sobolDimensions } from "./direction-numbers.ts"
import { lawOf } from "./distributions.ts"
import { scrambleSeed, uniformStream } from "./hash.ts"
import type { Law } from "./law.ts"
import { normalCdf, normalQuantile } from "./normal.ts"
import type { SamplePlan } from "./replicates.ts"
import { sobolPoints } from "./sobol.ts"

export type DrawnInput = {
  /** Names the scramble: an input keeps its own whatever stands beside it. */
  readonly path: string
  readonly distribution: Distribution
  /** From the figures of the distribution to base units. */
  readonly factor: number
}

export type Draws = {
  /** In base units, replicate after replicate.  Shape: [inputs][samples]. */
  readonly columns: readonly Float64Array[]
  /** True when the correlations asked for contradict each other and near ones were taken. */
  readonly repaired: boolean
}

/** Draws all inputs. An input's place in the list is its Sobol dimension: the ones that matter most should come first. */
export function drawInputs(
  inputs: readonly DrawnInput[],
  correlations: readonly Correlation[],
  plan: SamplePlan,
  seed: number,
): Draws {
  const columns = inputs.map((input, dimension) => uniformColumn(input.path, dimension, plan, seed))
  const laws = inputs.map((input) => lawOf(input.distribution))
  const groups = correlatedGroups(correlations)
  const correlated = new Set(groups.flatMap((group) => group.members))
  for (const group of groups) correlate(group, columns)
  for (const [i, { factor }] of inputs.entries()) {
    const law = laws[i]!
    const column = columns[i]!
    if (correlated.has(i)) fromNormals(column, law, factor)
    else fromUniforms(column, law, factor)
  }
  return { columns, repaired: groups.some((group) => group.isRepaired) }
}

/** Numbers in (0, 1), each replicate a balanced set of its own. */
function uniformColumn(path: string, dimension: number, plan: SamplePlan, seed: number): Float64Array {
  const column = new Float64Array(plan.samples)
  for (let replicate = 0; replicate < plan.replicates; replicate++) {
    const scramble = scrambleSeed(path, seed, replicate)
    const offset = replicate * plan.perReplicate
    if (dimension < sobolDimensions) sobolPoints(dimension, plan.perReplicate, scramble, column, offset)
    else latinPoints(plan.perReplicate, scramble, column, offset)
  }
  return column
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

/** Turns the uniform columns of a group into correlated standard normals, in place. */
function correlate({ members, factor }: CorrelatedGroup, columns: readonly Float64Array[]): void {
  const size = members.length
  const mine = members.map((member) => columns[member]!)
  const samples = mine[0]?.length ?? 0
  const z = new Float64Array(size)
  for (let s = 0; s < samples; s++) {
    for (let k = 0; k < size; k++) z[k] = normalQuantile(mine[k]![s]!)
    for (let k = 0; k < size; k++) {
      let sum = 0
      for (let j = 0; j <= k; j++) sum += factor[k * size + j]! * z[j]!
      mine[k]![s] = sum
    }
  }
}

function fromNormals(column: Float64Array, { quantile, ofNormal }: Law, factor: number): void {
  if (ofNormal) for (let s = 0; s < column.length; s++) column[s] = factor * ofNormal(column[s]!)
  else for (let s = 0; s < column.length; s++) column[s] = factor * quantile(insideUnit(normalCdf(column[s]!)))
}

function fromUniforms(column: Float64Array, { quantile }: Law, factor: number): void {
  for (let s = 0; s < column.length; s++) column[s] = factor * quantile(column[s]!)
}

/** A far normal rounds to probability 1, at which a quantile may be infinite. */
function insideUnit(u: number): number {
  return u < 1 ? u : 1 - 2 ** -53
}
