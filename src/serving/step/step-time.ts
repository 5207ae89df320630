/** A step's seconds from its work and the constants: parts run one after another, and their sum is the step. */
import { constantNames, type ServingConstants } from "./constants.ts"
import type { ServingBreakdown } from "./step-model.ts"
import type { StepVector } from "./step-work.ts"

/** Shape: [constants]. */
export function constantVector(constants: ServingConstants): Float64Array {
  return Float64Array.from(constantNames, (name) => constants[name])
}

/** unevenness: layers of the fullest stage of a pipeline over those of a mean one; the others wait for it. */
export function secondsOf(work: StepVector, constants: Float64Array, unevenness: number): number {
  let sum = 0
  for (let k = 0; k < work.length; k++) sum += work[k]! * constants[k]!
  return sum * unevenness
}

export function breakdownOf(work: StepVector, { ...constants }: ServingConstants, unevenness: number): ServingBreakdown {
  const at = Object.fromEntries(constantNames.map((name, k) => [name, work[k]! * constants[name]])) as ServingConstants // one a name
  const parts = {
    ...{ products: at.product, experts: at.experts, attention: at.attention, cache: at.cache, passes: at.passes, scan: at.scan },
    ...{ tensorParallel: at.tensor, expertParallel: at.exchange, sending: at.sending },
    host: at.step + at.layer + at.promptLayer,
    requests: at.sequence,
  }
  const bubble = (unevenness - 1) * Object.values(parts).reduce((sum, seconds) => sum + seconds, 0)
  return { ...parts, bubble }
}
