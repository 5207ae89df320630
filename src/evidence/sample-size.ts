/** How many are to be asked before a difference of two shares shows, and which difference so many show. */
import { normalQuantile } from "./distributions.ts"

export type SampleSize = {
  readonly baseline: number
  readonly target: number
  readonly alpha: number
  readonly power: number
  readonly perArm: number
}

/**
 * Rows of each of two arms, for a test to both sides.
 * Units: shares above 0 and below 1, not alike → [1].
 * Source: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (3rd ed., 2003), formula 4.14, without correction.
 */
export function sampleSizePerArm(baseline: number, target: number, alpha: number, power: number): number {
  const middle = (baseline + target) / 2
  const without = normalQuantile(1 - alpha / 2) * Math.sqrt(2 * spread(middle))
  const beside = normalQuantile(power) * Math.sqrt(spread(baseline) + spread(target))
  return Math.ceil(((without + beside) / (target - baseline)) ** 2)
}

/** The least share above `baseline` that these arms tell from it with that power; null where none up to 1 is told. */
export function detectableShare(baseline: number, arms: readonly [number, number], alpha: number, power: number): number | null {
  const isTold = (target: number): boolean => {
    const [first, second] = arms
    const middle = (baseline * first + target * second) / (first + second)
    const without = normalQuantile(1 - alpha / 2) * Math.sqrt(spread(middle) * (1 / first + 1 / second))
    const beside = normalQuantile(power) * Math.sqrt(spread(baseline) / first + spread(target) / second)
    return target - baseline >= without + beside
  }
  let [low, high] = [baseline, 1]
  if (!isTold(high)) return null
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2
    if (isTold(middle)) high = middle
    else low = middle
  }
  return high
}

function spread(share: number): number {
  return share * (1 - share)
}
