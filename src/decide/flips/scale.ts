/** The figures of an input at which one looks: places between 0 and 1, or the few figures that it may have. */
import { cdf, isContinuousIn, type Model, quantile } from "../../engine/index.ts"
import { figureAt, type Held } from "../columns.ts"

export type InputScale = {
  /** Of one that has a density: every place between two of these is a figure too. */
  readonly isContinuous: boolean
  /** Upwards. */
  readonly looks: readonly Held[]
  readonly at: (value: number) => Held
  /** Probability of a figure that is at most, or at least, this one. */
  readonly below: (value: number) => number
  readonly above: (value: number) => number
  readonly median: number
}

const places = [0.01, 0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 0.99] as const

/** `column` as drawn, in base units. */
export function scaleOf(model: Model, input: number, column: Float64Array): InputScale {
  const known = model.inputs[input]
  if (known !== undefined && isContinuousIn(model)(input)) {
    const { distribution, factor } = known
    const [invert, share] = [quantile(distribution), cdf(distribution)]
    const below = (value: number): number => share(value / factor)
    return {
      isContinuous: true,
      looks: places.map((place) => ({ value: invert(place) * factor, probability: place })),
      at: (value) => ({ value, probability: inside(below(value)) }),
      below,
      above: (value) => 1 - below(value),
      median: invert(0.5) * factor,
    }
  }
  return ofFewFigures(column)
}

function ofFewFigures(column: Float64Array): InputScale {
  const sorted = column.slice().sort()
  const count = sorted.length
  const below = (value: number): number => firstWhere(sorted, (x) => x > value) / count
  const above = (value: number): number => 1 - firstWhere(sorted, (x) => x >= value) / count
  /** In the middle of its step. */
  const at = (value: number): Held => ({ value, probability: inside((below(value) + 1 - above(value)) / 2) })
  const few = [...new Set(sorted)]
  const values = few.length <= places.length ? few : [...new Set(places.map((place) => figureAt(column, place)))]
  return { isContinuous: false, looks: values.map(at), at, below, above, median: figureAt(column, 0.5) }
}

/** Partners of what is certain would be without end. */
function inside(probability: number): number {
  return Math.min(1 - 1e-4, Math.max(1e-4, probability))
}

/** Number of the first figure, of rising ones, from which on a test holds. */
function firstWhere(sorted: Float64Array, test: (x: number) => boolean): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(sorted[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
