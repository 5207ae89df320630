/**
 * Conditional means by least squares, each replicate's by what the others say: what is fitted to chance in one is no use in another.
 * Letters: N samples, R replicates, P features with the constant.
 */
import type { SamplePlan } from "../../engine/index.ts"

/** Of the number of samples: keeps features that say the same thing apart. */
const ridge = 1e-5

export type CrossFit = {
  /** The mean of a result as far as the features tell it, in each sample.  Shape: y, result [N]. */
  readonly meanOf: (y: Float64Array) => Float64Array
}

/** `features` have mean 0 and variance 1.  Shape: [P - 1][N]. */
export function crossFitOf(features: readonly Float64Array[], plan: SamplePlan): CrossFit {
  const { replicates, perReplicate, samples } = plan
  const all = [new Float64Array(samples).fill(1), ...features]
  const within = (r: number, x: Float64Array): Float64Array => x.subarray(r * perReplicate, (r + 1) * perReplicate)
  const grams = Array.from({ length: replicates }, (_, r) => gramOf(all.map((x) => within(r, x))))
  const total = summed(grams)
  const factors = grams.map((own) => factorOf(minus(total, own), ridge * (samples - perReplicate), all.length))
  const meanOf = (y: Float64Array): Float64Array => {
    const sides = Array.from({ length: replicates }, (_, r) => Float64Array.from(all, (x) => dot(within(r, x), within(r, y))))
    const sum = summed(sides)
    const fitted = new Float64Array(samples)
    for (const [r, factor] of factors.entries()) {
      const weights = solved(factor, minus(sum, sides[r] ?? sum))
      for (const [p, weight] of weights.entries()) addTimes(within(r, fitted), weight, within(r, all[p] ?? fitted))
    }
    return fitted
  }
  return { meanOf }
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let s = 0; s < x.length; s++) sum += x[s]! * y[s]!
  return sum
}

function addTimes(to: Float64Array, weight: number, x: Float64Array): void {
  for (let s = 0; s < to.length; s++) to[s]! += weight * x[s]!
}

/** Products of all pairs.  Shape: [P × P]. */
function gramOf(features: readonly Float64Array[]): Float64Array {
  const P = features.length
  const gram = new Float64Array(P * P)
  for (const [i, x] of features.entries())
    for (let j = 0; j <= i; j++) {
      const product = dot(x, features[j] ?? x)
      gram[i * P + j] = product
      gram[j * P + i] = product
    }
  return gram
}

function summed(parts: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(parts[0]?.length ?? 0)
  for (const part of parts) addTimes(sum, 1, part)
  return sum
}

function minus(all: Float64Array, own: Float64Array): Float64Array {
  return all.map((x, k) => x - own[k]!)
}

/** Cholesky's lower triangle of a matrix with a ridge on its diagonal but for the constant.  Shape: [P × P]. */
function factorOf(matrix: Float64Array, onDiagonal: number, P: number): Float64Array {
  const lower = new Float64Array(P * P)
  for (let i = 0; i < P; i++)
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * P + j]! + (i === j && i > 0 ? onDiagonal : 0)
      for (let k = 0; k < j; k++) rest -= lower[i * P + k]! * lower[j * P + k]!
      lower[i * P + j] = i === j ? Math.sqrt(Math.max(rest, Number.MIN_VALUE)) : rest / lower[j * P + j]!
    }
  return lower
}

/** Forwards and backwards through the triangle.  Shape: [P]. */
function solved(lower: Float64Array, side: Float64Array): Float64Array {
  const P = side.length
  const x = side.slice()
  for (let i = 0; i < P; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i * P + k]! * x[k]!
    x[i]! /= lower[i * P + i]!
  }
  for (let i = P - 1; i >= 0; i--) {
    for (let k = i + 1; k < P; k++) x[i]! -= lower[k * P + i]! * x[k]!
    x[i]! /= lower[i * P + i]!
  }
  return x
}
