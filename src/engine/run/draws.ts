/**
 * The samples of the inputs: scrambled Sobol points through inverse distribution functions,
 * correlated by a Gaussian copula. The same seed gives the same draws, on any machine count.
 */
import type { Distribution } from "../../units/index.ts"
import { type CorrelatedGroup, type Correlation, correlatedGroups } from "./correlation.ts"
import { lawOf } from "./distributions.ts"
import type { Law } from "./law.ts"
import { normalCdf } from "./normal.ts"
import { normalPoints, type Seat, toExponential, uniformPoints } from "./points.ts"
import type { SamplePlan } from "./replicates.ts"

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

/**
 * Draws all inputs. Without seats of their own (one for each input, no dimension twice) an input's place in the list is its
 * Sobol dimension: the ones that matter most should come first.
 */
export function drawInputs(
  inputs: readonly DrawnInput[],
  correlations: readonly Correlation[],
  plan: SamplePlan,
  seed: number,
  seats: readonly Seat[] = usualSeats(inputs),
): Draws {
  const laws = inputs.map((input) => lawOf(input.distribution))
  const groups = groupsBySeat(correlations, seats)
  const correlated = new Map(groups.flatMap((group) => correlatedNormals(group, seats, plan, seed)))
  const columns = inputs.map(({ factor }, i) => {
    const [law, seat] = [laws[i]!, seats[i]!]
    const normals = correlated.get(i)
    if (normals !== undefined) return fromNormals(normals, law, factor)
    if (law.ofNormal !== undefined) return fromNormals(normalPoints(seat, plan, seed).slice(), law, factor)
    return fromUniforms(uniformPoints(seat, plan, seed), law, factor)
  })
  return { columns, repaired: groups.some((group) => group.isRepaired) }
}

export function usualSeats(inputs: readonly DrawnInput[]): Seat[] {
  return inputs.map(({ path }, dimension) => ({ name: path, dimension }))
}

/** The order of a group decides which input keeps its own draws: it is that of the seats, not that of the list. */
function groupsBySeat(correlations: readonly Correlation[], seats: readonly Seat[]): CorrelatedGroup[] {
  const dimensionOf = (input: number): number => seats[input]?.dimension ?? input
  const inputAt = new Map(seats.map(({ dimension }, input) => [dimension, input]))
  const groups = correlatedGroups(correlations.map(({ a, b, rank }) => ({ a: dimensionOf(a), b: dimensionOf(b), rank })))
  return groups.map((group) => ({ ...group, members: group.members.map((dimension) => inputAt.get(dimension) ?? dimension) }))
}

/** The columns of a group as correlated standard normals, by number of the input. */
function correlatedNormals(
  { members, factor }: CorrelatedGroup,
  seats: readonly Seat[],
  plan: SamplePlan,
  seed: number,
): (readonly [number, Float64Array])[] {
  const size = members.length
  const alone = members.map((member) => normalPoints(seats[member]!, plan, seed))
  return members.map((member, k) => {
    const column = new Float64Array(plan.samples)
    for (let s = 0; s < plan.samples; s++) {
      let sum = 0
      for (let j = 0; j <= k; j++) sum += factor[k * size + j]! * alone[j]![s]!
      column[s] = sum
    }
    return [member, column]
  })
}

/** In place. */
function fromNormals(column: Float64Array, { quantile, ofNormal, exponential }: Law, factor: number): Float64Array {
  if (exponential) toExponential(column, exponential.shift, exponential.scale, factor)
  else if (ofNormal) for (let s = 0; s < column.length; s++) column[s] = factor * ofNormal(column[s]!)
  else for (let s = 0; s < column.length; s++) column[s] = factor * quantile(insideUnit(normalCdf(column[s]!)))
  return column
}

/** In place. */
function fromUniforms(column: Float64Array, { quantile }: Law, factor: number): Float64Array {
  for (let s = 0; s < column.length; s++) column[s] = factor * quantile(column[s]!)
  return column
}

/** A far normal rounds to probability 1, at which a quantile may be infinite. */
function insideUnit(u: number): number {
  return u < 1 ? u : 1 - 2 ** -53
}
