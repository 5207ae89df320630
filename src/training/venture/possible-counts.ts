/** How many devices a venture may come to train on: what its file says, and what a decision or a change may make of it. */
import type { Value } from "../../units/index.ts"

/** More than any run of today: 100 000. */
const most = 131_072
/** A resource is looked at with some more and some less of it. */
const reach = 8

/**
 * Ascending, whole, from 1. A plan is made for each; what lies between two takes that of the nearer one.
 * Where only a run can tell, powers of two up to `largest`.
 */
export function possibleCounts(value: Value | null, largest: number): readonly number[] {
  const said = saidCounts(value)
  const [low, high] = said.length === 0 ? [1, largest] : [Math.min(...said) / reach, Math.max(...said) * reach]
  const around = powersOfTwo.filter((count) => count >= low && count <= high)
  return [...new Set([...said, ...around])].filter((count) => count >= 1 && count <= most).toSorted((a, b) => a - b)
}

const powersOfTwo: readonly number[] = Array.from({ length: Math.log2(most) + 1 }, (_, k) => 2 ** k)

/** What the file names; the ends of what it leaves open. */
function saidCounts(value: Value | null): readonly number[] {
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
