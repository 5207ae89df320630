/**
 * How samples are grouped: 8 to 15 replicates, each an independently scrambled Sobol set, whose
 * spread gives the error bars. Samples lie replicate after replicate.
 * Source: L'Ecuyer, Nakayama, Owen, Tuffin, "Confidence intervals for randomized quasi-Monte Carlo
 * estimators", Winter Simulation Conference 2023, doi:10.1109/WSC60868.2023.10408613: Student's t
 * over the replicates' means is the interval that keeps its promise.
 */

export type SamplePlan = {
  readonly replicates: number
  /** A power of two: only then is each set balanced. */
  readonly perReplicate: number
  /** replicates × perReplicate: what is drawn, at least what was asked for. */
  readonly samples: number
}

const fewest = 8
const most = 15

/** The plan for so many samples or slightly more: 10 000 gives 10 × 1024. */
export function samplePlan(requested: number): SamplePlan {
  let perReplicate = 1
  while (Math.ceil(requested / perReplicate) > most) perReplicate *= 2
  const replicates = Math.max(fewest, Math.ceil(requested / perReplicate))
  return { replicates, perReplicate, samples: replicates * perReplicate }
}
