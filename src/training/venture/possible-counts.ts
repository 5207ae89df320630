/** How many devices a venture may come to train on: what its file says, and what a decision or a change may make of it. */
import type { Value } from "../../units/index.ts"

/** A resource is looked at with some more and some less of it. */
const reach = 16

/**
 * Ascending, whole, from 1. A plan is made for each; what lies between two takes that of the nearer one.
 * Where nothing is said, since only a run can tell, powers of four up to `largest`.
 */
export function possibleCounts(said: readonly number[], largest: number): readonly number[] {
  const [low, high] = said.length === 0 ? [1, largest] : [Math.min(...said) / reach, Math.max(...said) * reach]
  const around = powersOfFour.filter((count) => count >= low && count <= high)
  return [...new Set([...said, ...around])].filter((count) => count >= 1).toSorted((a, b) => a - b)
}

const powersOfFour: readonly number[] = Array.from({ length: 9 }, (_, k) => 4 ** k)

/** What the file names; the ends of what it leaves open. */
export function saidCounts(value: Value | null): readonly number[] {
  switch (value?.kind) {
    case "constant":
      return [Math.round(value.magnitude * value.unit.factor)]
    case "bound":
      return saidCounts(value.limit)
    case "decision": {
      const { options, unit } = value
      const figures = options.kind === "list" ? options.values : [options.low, options.high]
      return figures.map((figure) => Math.round(figure * unit.factor))
    }
    case "steps":
      return value.steps.flatMap((step) => saidCounts(step.value))
    case "random": {
      const law = value.distribution
      return law.kind === "interval" ? [law.low, law.high].map((end) => Math.round(end * value.unit.factor)) : []
    }
    default:
      return []
  }
}
