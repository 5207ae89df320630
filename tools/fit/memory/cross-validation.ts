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
  const all = fitSamples(samples)
  return {
    all,
    inSample: samples.map(({ offBy }) => offBy(all)),
    withoutGroup: leftOut(samples, ({ group }) => group),
    withoutSource: leftOut(samples, ({ table }) => table),
    withoutFramework: leftOut(samples, ({ framework }) => framework),
  }
}

const rounds = 40

/** Begins at the priors, so that nothing of rows left out is known. */
function fitSamples(samples: readonly Sample[]): Float64Array {
  const measured = samples.filter(({ isMeasured }) => isMeasured)
  const problemRows: Problem["rows"] = measured.map(({ uses, offBy, noise }) => ({
    uses,
    residual: (at) => offBy(at) / noise,
    weight: 1,
  }))
  return fitParameters({ prior: priorDeviations, rows: problemRows }, new Float64Array(priorDeviations.length), rounds)
}

function leftOut(samples: readonly Sample[], keyOf: (sample: Sample) => string): readonly number[] {
  const fits = new Map<string, Float64Array>()
  return samples.map((sample) => {
    const key = keyOf(sample)
    const fit = fits.get(key) ?? fitSamples(samples.filter((other) => keyOf(other) !== key))
    fits.set(key, fit)
    return sample.offBy(fit)
  })
}
