/** E(result | input in a bin), read from samples that are there already: how a result bends with an input. */
import type { SamplePlan } from "../run/replicates.ts"
import { equalBins } from "./equal-bins.ts"
import { type Estimate, ratioOf } from "./estimate.ts"

export type ExpectationInBin = {
  /** Mean of the input in the bin. */
  readonly input: number
  readonly result: Estimate
  readonly samples: number
}

/** Bins of equal probability from low to high; those that equal values leave empty are left out.  Shape: x and y [samples]. */
export function conditionalExpectations(
  x: Float64Array,
  y: Float64Array,
  plan: SamplePlan,
  bins: number,
): readonly ExpectationInBin[] {
  const bin = equalBins(x, bins)
  const empty = (): Float64Array[] => Array.from({ length: bins }, () => new Float64Array(plan.replicates)) // [bins][replicates]
  const [counts, inputs, results] = [empty(), empty(), empty()]
  for (let r = 0, s = 0; r < plan.replicates; r++) {
    for (const end = s + plan.perReplicate; s < end; s++) {
      const b = bin[s]!
      counts[b]![r]! += 1
      inputs[b]![r]! += x[s]!
      results[b]![r]! += y[s]!
    }
  }
  const sum = (parts: Float64Array): number => parts.reduce((all, part) => all + part, 0)
  return counts.flatMap((count, b) => {
    const samples = sum(count)
    if (samples === 0) return []
    return [{ input: sum(inputs[b]!) / samples, result: ratioOf(results[b]!, count), samples }]
  })
}
