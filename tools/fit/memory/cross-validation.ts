/** Fits with all rows, without a group, without a whole source; and intervals that come from what leaving out was off by. */
import { fitParameters, type Problem } from "./least-squares.ts"
import { priorDeviations } from "./parameters.ts"
import type { Sample } from "./samples.ts"

export type Validation = {
  readonly all: Float64Array
  /** ln(predicted / published) of each sample, in their order. */
  readonly inSample: readonly number[]
  readonly withoutGroup: readonly number[]
  readonly withoutSource: readonly number[]
  /** As if nobody had measured the framework. */
  readonly withoutFramework: readonly number[]
}

export function validate(samples: readonly Sample[]): Validation {
  const all = fitSamples(samples, new Float64Array(priorDeviations.length), 40)
  return {
    all,
    inSample: samples.map(({ offBy }) => offBy(all)),
    withoutGroup: leftOut(samples, all, ({ group }) => group),
    withoutSource: leftOut(samples, all, ({ table }) => table),
    withoutFramework: leftOut(samples, all, ({ framework }) => framework),
  }
}

/** What is left of the rows moves the fit little: a few rounds from the fit of all. */
const roundsLeftOut = 8

function fitSamples(samples: readonly Sample[], start: Float64Array, rounds: number): Float64Array {
  const measured = samples.filter(({ isMeasured }) => isMeasured)
  const problemRows: Problem["rows"] = measured.map(({ uses, offBy, noise }) => ({
    uses,
    residual: (at) => offBy(at) / noise,
    weight: 1,
  }))
  return fitParameters({ prior: priorDeviations, rows: problemRows }, start, rounds)
}

function leftOut(samples: readonly Sample[], start: Float64Array, keyOf: (sample: Sample) => string): readonly number[] {
  const fits = new Map<string, Float64Array>()
  return samples.map((sample) => {
    const key = keyOf(sample)
    const fit =
      fits.get(key) ??
      fitSamples(
        samples.filter((other) => keyOf(other) !== key),
        start,
        roundsLeftOut,
      )
    fits.set(key, fit)
    return sample.offBy(fit)
  })
}
