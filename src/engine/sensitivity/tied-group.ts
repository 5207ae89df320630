/**
 * Inputs tied to each other by correlations, some of them drawn anew given the others: by the Gaussian copula that made the draws,
 * so exactly, also where inputs are discrete. In each sample it may be others that are drawn anew.
 */
import type { Distribution } from "../../units/index.ts"
import { cholesky } from "../run/cholesky.ts"
import type { CorrelatedGroup, Correlation } from "../run/correlation.ts"
import { lawOf } from "../run/distributions.ts"
import { figureOfNormal } from "../run/draws.ts"
import { createSampler, type Sampler } from "../run/sampler.ts"
import { standardNormal } from "./second-draws.ts"

/** Draws some inputs of one sample anew, given those that were not drawn anew in it before. */
export type Drawing = (sample: number) => void

export type TiedGroup = {
  readonly members: readonly number[]
  /**
   * For one walk over the samples: what each drawing of some of the members does to `columns`. Those in `idle` count as drawn anew
   * from the beginning, and are written nowhere.
   */
  readonly walk: (columns: readonly Float64Array[], idle: ReadonlySet<number>) => (inputs: readonly number[]) => Drawing
}

/** The standard normal figures from which the columns were made, where they are tied.  Shape: [inputs][samples]. */
export function latentColumns({ model, plan, seed }: Sampler, correlations: readonly Correlation[]): readonly Float64Array[] {
  const inputs = model.inputs.map((input) => ({ ...input, distribution: standardNormal, factor: 1 }))
  return createSampler({ ...model, inputs }, { samples: plan.samples, seed, correlations }).columns
}

/** `fresh`: second draws of the members, standard normal. */
export function tiedGroup(
  { model, plan }: Sampler,
  { members, factor }: CorrelatedGroup,
  latent: readonly Float64Array[],
  fresh: ReadonlyMap<number, Float64Array>,
): TiedGroup {
  const sets = placeSets(squared(factor, members.length), members.length)
  const figures = members.map((member) => figureOf(model.inputs[member]?.distribution, model.inputs[member]?.factor ?? 1))
  const u = new Float64Array(members.length)
  const write = (columns: readonly Float64Array[], s: number, set: number, idle: ReadonlySet<number>): void => {
    const { order, staying, lower } = sets.conditioned(set)
    for (let k = 0; k < order.length; k++) {
      const place = order[k]!
      const member = members[place]!
      const row = k * order.length
      let sum = 0
      for (let j = 0; j < k; j++) sum += lower[row + j]! * u[j]!
      const own = lower[row + k]!
      if (k < staying) u[k] = own > 0 ? (latent[member]![s]! - sum) / own : 0
      else {
        u[k] = fresh.get(member)![s]!
        if (!idle.has(member)) columns[member]![s] = figures[place]!(sum + own * u[k]!)
      }
    }
  }
  const walk: TiedGroup["walk"] = (columns, idle) => {
    const drawn = new Uint32Array(plan.samples).fill(sets.numbered(members.map((member) => idle.has(member))))
    return (inputs) => {
      const grown = sets.growing(members.map((member) => inputs.includes(member)))
      return (s) => {
        drawn[s] = grown(drawn[s]!)
        write(columns, s, drawn[s]!, idle)
      }
    }
  }
  return { members, walk }
}

type Conditioned = {
  /** Places in the group: first those that stay, then those that are drawn anew. */
  readonly order: readonly number[]
  readonly staying: number
  /** The Cholesky factor in this order: its last rows draw the new ones given the first.  Shape: [size, size]. */
  readonly lower: Float64Array
}

type PlaceSets = {
  /** The number of a set.  Shape: [size]. */
  readonly numbered: (isNew: readonly boolean[]) => number
  /** From the number of a set to that with some more. */
  readonly growing: (more: readonly boolean[]) => (set: number) => number
  readonly conditioned: (set: number) => Conditioned
}

/** Doubles: matrices beyond these are made again when they are needed. */
const mostKept = 4_000_000

/** Sets of places in a group that are drawn anew, by number, with the matrices that draw them.  Shape: covariance [size, size]. */
function placeSets(covariance: Float64Array, size: number): PlaceSets {
  const sets: (readonly boolean[])[] = []
  const numbers = new Map<string, number>()
  const kept = new Map<number, Conditioned>()
  const numbered = (isNew: readonly boolean[]): number => {
    const key = isNew.map(Number).join("")
    const number = numbers.get(key) ?? sets.push(isNew) - 1
    numbers.set(key, number)
    return number
  }
  return {
    numbered,
    growing: (more) => {
      const known = new Map<number, number>()
      return (set) => {
        const number = known.get(set) ?? numbered((sets[set] ?? more).map((isNew, place) => isNew || more[place] === true))
        known.set(set, number)
        return number
      }
    },
    conditioned: (set) => {
      const one = kept.get(set) ?? conditionedOn(covariance, size, sets[set] ?? [])
      if (kept.size * size ** 2 < mostKept) kept.set(set, one)
      return one
    },
  }
}

function conditionedOn(covariance: Float64Array, size: number, isNew: readonly boolean[]): Conditioned {
  const places = Array.from({ length: size }, (_, place) => place)
  const staying = places.filter((place) => isNew[place] !== true)
  const order = [...staying, ...places.filter((place) => isNew[place] === true)]
  const permuted = new Float64Array(size * size)
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) permuted[i * size + j] = covariance[order[i]! * size + order[j]!]!
  return { order, staying: staying.length, lower: cholesky(permuted, size).factor }
}

/** factor × its transpose. */
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
