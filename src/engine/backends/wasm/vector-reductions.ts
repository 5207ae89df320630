/** Every reduction over the months on two samples at once, one complete row each. */
import type { Over } from "../../graph/reductions.ts"
import type { Code } from "./code.ts"
import type { Operand } from "./vector-operators.ts"

export type Moment = {
  /** Local that holds the month as a figure, in both lanes. */
  readonly month: number
  /** Local that counts the months. */
  readonly counter: number
  readonly at: number
  readonly months: number
}

export type VectorReduction = {
  /** Changes the accumulator, a local, by this month's value. */
  readonly take: (code: Code, accumulator: number, value: Operand, moment: Moment) => void
  readonly finish: (code: Code, accumulator: number, moment: Moment) => void
}

const nothing = (): void => {}

function folded(instruction: "add" | "min" | "max"): VectorReduction {
  return {
    take: (code, accumulator, value) => {
      code.get(accumulator)
      value.figure()
      code.vector(instruction).set(accumulator)
    },
    finish: nothing,
  }
}

export const vectorReductions: Readonly<Record<Over, VectorReduction>> = {
  sum: folded("add"),
  mean: {
    ...folded("add"),
    finish: (code, accumulator, { months }) => void code.get(accumulator).double(months).vector("divide").set(accumulator),
  },
  lowest: folded("min"),
  highest: folded("max"),
  last: {
    take: (code, accumulator, value) => {
      value.figure()
      code.set(accumulator)
    },
    finish: nothing,
  },
  at: {
    take: (code, accumulator, value, { counter, at }) => {
      code.get(counter).integer(at).equalInteger()
      code.when(() => {
        value.figure()
        code.set(accumulator)
      })
    },
    finish: nothing,
  },
  first: {
    take: (code, accumulator, value, { month }) => {
      code.get(month).get(accumulator)
      value.mask()
      code.get(accumulator).double(Number.POSITIVE_INFINITY).vector("equal").vector("and").vector("select").set(accumulator)
    },
    finish: nothing,
  },
}
