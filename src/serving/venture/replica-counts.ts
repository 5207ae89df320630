/** GPUs that a replica of a venture may come to have, by what its file says. */
import type { Value } from "../../units/index.ts"

/** Rising powers of two: what engines share a model among. */
export const powersOfTwo: readonly number[] = Array.from({ length: 7 }, (_, k) => 2 ** k)

/** Whole, rising; of what only a run can tell every power of two. */
export function replicaCounts(value: Value | null): readonly number[] {
  const ends = endsOf(value)
  if (ends === null) return powersOfTwo
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  const isList = value?.kind === "decision" && value.options.kind === "list"
  const between = isList ? [] : powersOfTwo.filter((count) => count >= low && count <= high)
  const whole = [...ends, ...between].map((count) => Math.max(1, Math.round(count)))
  return [...new Set(whole)].toSorted((a, b) => a - b)
}

function endsOf(value: Value | null): readonly number[] | null {
  switch (value?.kind) {
    case "constant":
      return [value.magnitude * value.unit.factor]
    case "bound":
      return endsOf(value.limit)
    case "decision": {
      const { options, unit } = value
      const figures = options.kind === "list" ? options.values : [options.low, options.high]
      return figures.map((figure) => figure * unit.factor)
    }
    case "random": {
      const law = value.distribution
      return law.kind === "interval" ? [law.low, law.high].map((end) => end * value.unit.factor) : null
    }
    default:
      return null
  }
}
