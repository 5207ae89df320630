/**
 * Inputs drawn anew given all those that stay, whichever these are: by the Gaussian copula itself, so exactly, also where
 * inputs are discrete. In each sample it may be others that are drawn anew.
 */
import type { Distribution } from "../../units/index.ts"
import { type Correlation, correlatedGroups } from "../run/correlation.ts"
import { lawOf } from "../run/distributions.ts"
import { figureOfNormal } from "../run/draws.ts"
import { createSampler, type Sampler } from "../run/sampler.ts"
import { secondDraws } from "./redraw.ts"

/** Begins with the columns as drawn; each call draws one more input of a sample anew, given those not drawn so far. */
export type Walk = {
  readonly columns: readonly Float64Array[]
  readonly draw: (sample: number, input: number) => void
}

const standardNormal: Distribution = { kind: "normal", mean: 0, sd: 1 }

export type WalkOptions = {
  readonly correlations: readonly Correlation[]
  /** What can be drawn anew; nothing else can. */
  readonly inputs: readonly number[]
  /** Inputs of the result asked about: what is tied to them and plays no part itself does not count as given. */
  readonly reached: ReadonlySet<number>
}

/** `sampler` has the seats that its inputs usually have, and these correlations. */
export function walksOver(sampler: Sampler, { correlations, inputs, reached }: WalkOptions): () => Walk {
  const groups = correlatedGroups(correlations).filter(({ members }) => members.some((member) => inputs.includes(member)))
  const correlated = new Set(groups.flatMap(({ members }) => members))
  const alone = inputs.filter((input) => !correlated.has(input))
  const second = new Map(secondDraws(sampler, alone).map((column, k) => [alone[k] ?? -1, column]))
  const tied = groups.length === 0 ? [] : tiedGroups(sampler, correlations, groups, new Set(inputs))
  return () => {
    const columns = sampler.columns.map((column, input) => (inputs.includes(input) ? column.slice() : column))
    const draws = new Map<number, (sample: number) => void>()
    for (const [input, anew] of second) {
      draws.set(input, (s) => {
        columns[input]![s] = anew[s]!
      })
    }
    for (const group of tied) {
      const idle = group.members.reduce((set, input, place) => (reached.has(input) ? set : set + 2 ** place), 0)
      const drawn = new Float64Array(sampler.plan.samples).fill(idle) // the set of places in the group, as a sum of powers of two
      for (const [place, input] of group.members.entries()) {
        if (!inputs.includes(input)) continue
        draws.set(input, (s) => {
          drawn[s]! += 2 ** place
          group.draw(columns, s, drawn[s]!)
        })
      }
    }
    const draw: Walk["draw"] = (sample, input) => {
      const one = draws.get(input)
      if (one === undefined) throw new Error(`internal: input ${input} cannot be drawn anew`)
      one(sample)
    }
    return { columns, draw }
  }
}

/** More inputs tied to each other than a number has bits for. */
const mostTied = 52
/** Sets of places whose matrices are kept. */
const mostKept = 4096

type TiedGroup = {
  readonly members: readonly number[]
  /** Writes new figures of the inputs in the set, given the others of the group. */
  readonly draw: (columns: readonly Float64Array[], sample: number, set: number) => void
}

type Group = ReturnType<typeof correlatedGroups>[number]

function tiedGroups(
  sampler: Sampler,
  correlations: readonly Correlation[],
  groups: readonly Group[],
  written: ReadonlySet<number>,
): TiedGroup[] {
  const { model, plan, seed } = sampler
  const inputs = model.inputs.map((input) => ({ ...input, distribution: standardNormal, factor: 1 }))
  const latent = createSampler({ ...model, inputs }, { samples: plan.samples, seed, correlations }).columns
  const all = groups.flatMap(({ members }) => members)
  const fresh = new Map(secondDraws(sampler, all, standardNormal).map((column, k) => [all[k] ?? -1, column]))
  return groups.map((group) => tiedGroup(sampler, group, latent, fresh, written))
}

function tiedGroup(
  { model }: Sampler,
  { members, factor }: Group,
  latent: readonly Float64Array[],
  fresh: ReadonlyMap<number, Float64Array>,
  written: ReadonlySet<number>,
): TiedGroup {
  const size = members.length
  if (size > mostTied) throw new Error(`internal: ${size} inputs tied to each other`)
  const covariance = squared(factor, size)
  const figures = members.map((member) => figureOf(model.inputs[member]?.distribution, model.inputs[member]?.factor ?? 1))
  const kept = new Map<number, Conditioned>()
  const u = new Float64Array(size)
  const draw: TiedGroup["draw"] = (columns, s, set) => {
    const known = kept.get(set) ?? conditioned(covariance, size, set)
    if (kept.size < mostKept) kept.set(set, known)
    const { order, staying, lower } = known
    for (let k = 0; k < size; k++) {
      const member = members[order[k]!]!
      const row = k * size
      let sum = 0
      for (let j = 0; j < k; j++) sum += lower[row + j]! * u[j]!
      const own = lower[row + k]!
      if (k < staying) u[k] = own > 0 ? (latent[member]![s]! - sum) / own : 0
      else {
        u[k] = fresh.get(member)![s]!
        if (written.has(member)) columns[member]![s] = figures[order[k]!]!(sum + own * u[k]!)
      }
    }
  }
  return { members, draw }
}

type Conditioned = {
  /** Places in the group: first those that stay, then those that are drawn anew. */
  readonly order: readonly number[]
  readonly staying: number
  /** The Cholesky factor in this order: its last rows draw the new ones given the first.  Shape: [size, size]. */
  readonly lower: Float64Array
}

function conditioned(covariance: Float64Array, size: number, set: number): Conditioned {
  const isNew = (place: number): boolean => Math.floor(set / 2 ** place) % 2 === 1
  const places = Array.from({ length: size }, (_, place) => place)
  const staying = places.filter((place) => !isNew(place))
  const order = [...staying, ...places.filter(isNew)]
  const permuted = new Float64Array(size * size)
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) permuted[i * size + j] = covariance[order[i]! * size + order[j]!]!
  return { order, staying: staying.length, lower: choleskyOf(permuted, size) }
}

/** Of a matrix that is the square of a factor; what follows wholly from what stands before it has 0 on the diagonal. */
function choleskyOf(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!
      for (let k = 0; k < j; k++) sum -= lower[i * size + k]! * lower[j * size + k]!
      if (i === j) lower[i * size + i] = sum > 1e-9 ? Math.sqrt(sum) : 0
      else if (lower[j * size + j]! > 0) lower[i * size + j] = sum / lower[j * size + j]!
    }
  }
  return lower
}

function squared(factor: Float64Array, size: number): Float64Array {
  const matrix = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = 0
      for (let k = 0; k <= Math.min(i, j); k++) sum += factor[i * size + k]! * factor[j * size + k]!
      matrix[i * size + j] = sum
    }
  }
  return matrix
}

function figureOf(distribution: Distribution | undefined, factor: number): (z: number) => number {
  if (distribution === undefined) throw new Error("internal: a correlated input without a distribution")
  const figure = figureOfNormal(lawOf(distribution))
  return (z) => factor * figure(z)
}

/** Which of the inputs are tied to others of them, directly or through inputs that are not among them. */
export function tiedAmong(correlations: readonly Correlation[], inputs: ReadonlySet<number>): ReadonlySet<number> {
  const tied = correlatedGroups(correlations).map(({ members }) => members.filter((member) => inputs.has(member)))
  return new Set(tied.filter((members) => members.length > 1).flat())
}
