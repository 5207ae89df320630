/**
 * The population stability index: how far shares moved between two samples. Source: Siddiqi, Credit Risk Scorecards (Wiley 2006), with its
 * limits 0.1 and 0.25; how large it is by chance: Yurdakul and Naranjo, Statistical properties of the population stability index
 * (Journal of Risk Model Validation 14, 2020).
 */

export type Shift = "none" | "some" | "large"

/** A part without rows would make it infinite: half a row stands there. */
const emptyCount = 0.5

/** Shape: counts of both samples in the same parts. */
export function stabilityIndex(before: readonly number[], after: readonly number[]): number {
  const shares = (counts: readonly number[]): number[] => {
    const filled = counts.map((count) => (count === 0 ? emptyCount : count))
    const all = filled.reduce((sum, count) => sum + count, 0)
    return filled.map((count) => count / all)
  }
  const [old, now] = [shares(before), shares(after)]
  return old.reduce((sum, share, k) => sum + ((now[k] ?? share) - share) * Math.log((now[k] ?? share) / share), 0)
}

export function shiftOf(index: number): Shift {
  return index < 0.1 ? "none" : index < 0.25 ? "some" : "large"
}
