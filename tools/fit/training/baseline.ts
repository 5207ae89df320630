/** The naive rule: the best constant utilisation of each device and kind of model, from the same rows; where none is known, of the kind, the device, of all. */
import type { Errors } from "./holdout.ts"
import type { Observation } from "./observations.ts"

export function baselineErrors(observations: readonly Observation[], foldOf: ((one: Observation) => string) | null): Errors {
  return observations.map((one) => {
    const rest = foldOf === null ? observations : observations.filter((other) => foldOf(other) !== foldOf(one))
    return one.ideal + overheadOf(one, rest) - one.target
  })
}

/** ln of time over ideal time: the median of what is nearest. */
function overheadOf(one: Observation, rest: readonly Observation[]): number {
  const device = one.setting.levels.device
  const near = [
    rest.filter((other) => other.kind === one.kind && other.setting.levels.device === device),
    rest.filter((other) => other.kind === one.kind),
    rest.filter((other) => other.setting.levels.device === device),
    rest,
  ].find(({ length }) => length > 0)
  return middle((near ?? rest).map(({ target, ideal }) => target - ideal))
}

export function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}
