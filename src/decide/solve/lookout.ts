/** Looks at the condition at values of the input, each value once: runs of the compiled program on draws that all values share. */
import type { Outlook, SolveAnswer } from "./answer.ts"
import type { Chooser } from "./chosen-anew.ts"
import { betterSide, type Condition, lackAt, type Standing, standingOf } from "./condition.ts"
import type { Look } from "./look.ts"
import type { Mover } from "./moved-input.ts"

export type Lookout = {
  readonly look: Look
  /** `factor`: base units of one unit of the figure that is told. */
  readonly outlook: (value: number, factor: number) => Outlook
  readonly decisions: (value: number) => SolveAnswer["decisions"]
}

/** Most searches are done after about so many values; progress nears its end, and reaches it when told to. */
const usualValues = 60

type Known = Standing & { readonly decisions: SolveAnswer["decisions"] }

export function lookoutOf(
  { samplers, at }: Mover,
  condition: Condition,
  chooser: Chooser | null,
  onProgress: (share: number) => void,
): Lookout {
  const known = new Map<number, Known>()
  const compute = (value: number): Known => {
    const full = at(samplers.full, value)
    const choice = chooser?.choose({ full, coarse: samplers.coarse === samplers.full ? full : at(samplers.coarse, value) })
    const [values] = full.run([condition.limit.quantity.node], choice?.parameters)
    const standing = standingOf(condition, values ?? new Float64Array(full.plan.samples), full.plan)
    return { ...standing, decisions: choice?.decisions ?? null }
  }
  const standingAt = (value: number): Known => {
    const seen = known.get(value)
    if (seen !== undefined) return seen
    const standing = compute(value)
    known.set(value, standing)
    onProgress(1 - Math.exp(-known.size / usualValues))
    return standing
  }
  const side = betterSide(condition)
  const isMetAt = (figure: number): boolean => lackAt(condition, figure) === 0
  return {
    look: (value) => {
      const { figure, error, isMet, lack, miss } = standingAt(value)
      const [isMetAtBest, isMetAtWorst] =
        side === 0 ? [null, null] : [isMet || isMetAt(figure + side * error), isMet && isMetAt(figure - side * error)]
      return { figure, isMet, lack, miss, isMetAtBest, isMetAtWorst }
    },
    outlook: (value, factor) => {
      const { figure, error, isMet } = standingAt(value)
      const told = figure / factor
      const isKnown = Number.isFinite(told)
      return { value, figure: isKnown ? told : null, error: isKnown ? error / factor : null, isMet }
    },
    decisions: (value) => standingAt(value).decisions,
  }
}
