/** One input drawn anew while all others stay: what is left to it alone and through others. */
import type { Distribution } from "../../units/index.ts"
import type { Correlation } from "../run/correlation.ts"
import { ranks } from "../run/ranks.ts"
import { createSampler, type Sampler } from "../run/sampler.ts"

/**
 * Second draws of some inputs, independent of all first ones and of each other: they take Sobol dimensions of their own. Another
 * seed would not do, since the points of one dimension keep their order through the scramble.
 * With `law`, that takes the place of each input's own.  Shape: [inputs][samples].
 */
export function secondDraws(
  { model, plan, seed }: Sampler,
  inputs: readonly number[],
  law?: Distribution,
): readonly Float64Array[] {
  const again = inputs.flatMap((input) => model.inputs[input] ?? [])
  const drawn = law === undefined ? again : again.map((input) => ({ ...input, distribution: law, factor: 1 }))
  // The first draws only hold their dimensions: the quickest law will do for them.
  const held = model.inputs.map((input) => ({ ...input, distribution: { kind: "uniform", low: 0, high: 1 } as const }))
  const both = createSampler({ ...model, inputs: [...held, ...drawn] }, { samples: plan.samples, seed })
  return both.columns.slice(model.inputs.length)
}

/**
 * A new draw of an input given all others. A correlated one keeps what its partners say of it: its rank is the one that
 * a line through their ranks foretells, plus a deviation of another sample (near the Gaussian copula; conditional-draws.ts has the exact one).
 * Shape: [samples].
 */
export function redrawn(sampler: Sampler, anew: Float64Array, input: number, correlations: readonly Correlation[]): Float64Array {
  const partners = correlations.flatMap(({ a, b }) => (a === input && b !== input ? [b] : b === input && a !== input ? [a] : []))
  const own = sampler.columns[input] ?? anew
  if (partners.length === 0) return anew
  const mine = centredRanks(own)
  const foretold = fitted(
    mine,
    [...new Set(partners)].map((k) => centredRanks(sampler.columns[k] ?? own)),
  )
  const order = Array.from(anew.keys()).sort((i, j) => anew[i]! - anew[j]!) // a random permutation: the new draw is independent
  const wanted = foretold.map((value, s) => value + mine[order[s]!]! - foretold[order[s]!]!)
  const sorted = own.slice().sort()
  return ranks(wanted).map((rank) => sorted[Math.round(rank) - 1] ?? Number.NaN)
}

function centredRanks(values: Float64Array): Float64Array {
  return ranks(values).map((rank) => (rank - (values.length + 1) / 2) / values.length)
}

/** Least squares without a constant, one column after the other until nothing moves (Gauss and Seidel). */
function fitted(y: Float64Array, xs: readonly Float64Array[]): Float64Array {
  const rest = y.slice()
  const slopes = xs.map(() => 0)
  for (let round = 0; round < (xs.length === 1 ? 1 : 50); round++) {
    for (const [k, x] of xs.entries()) {
      const change = dot(rest, x) / dot(x, x)
      slopes[k] = (slopes[k] ?? 0) + change
      for (let s = 0; s < rest.length; s++) rest[s]! -= change * x[s]!
    }
  }
  return y.map((value, s) => value - rest[s]!)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let s = 0; s < a.length; s++) sum += a[s]! * b[s]!
  return sum
}
