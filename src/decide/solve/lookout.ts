/** Looks at the condition at values of the input, each value once: runs of the compiled program on draws that all values share. */
import { type Draws, drawsOf } from "../../engine/index.ts"
import type { Outlook, SolveAnswer } from "./answer.ts"
import type { Chooser } from "./chosen-anew.ts"
import { betterSide, type Condition, lackAt, type Standing, standingOf } from "./condition.ts"
import type { Look, Seen } from "./look.ts"
import type { Mover } from "./moved-input.ts"

export type Lookout = {
  readonly look: Look
  /** All values looked at so far. */
  readonly looked: () => readonly number[]
  readonly outlook: (value: number, shown: Shown) => Outlook
  readonly decisions: (value: number) => SolveAnswer["decisions"]
  /** The samples that were looked at there. */
  readonly drawsAt: (value: number) => Draws
}

/** How a figure is told. */
export type Shown = {
  readonly unit: string
  /** Base units of one unit. */
  readonly factor: number
  /** In base units: of an equality, how near is told to be met. */
  readonly tolerance: number
}

/** Most searches are done after about so many values; progress nears its end, and reaches it when told to. */
const usualValues = 90

type Known = Standing & { readonly decisions: SolveAnswer["decisions"]; readonly parameters: readonly number[] | undefined }

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
    return { ...standing, decisions: choice?.decisions ?? null, parameters: choice?.parameters }
  }
  const standingAt = (value: number): Known => {
    const seen = known.get(value)
    if (seen !== undefined) return seen
    const standing = compute(value)
    known.set(value, standing)
    onProgress(1 - Math.exp(-known.size / usualValues))
    return standing
  }
  return {
    look: (value) => seenOf(condition, standingAt(value)),
    looked: () => [...known.keys()],
    outlook: (value, shown) => ({ value, ...told(standingAt(value), shown) }),
    decisions: (value) => standingAt(value).decisions,
    drawsAt: (value) => drawsOf(at(samplers.full, value), standingAt(value).parameters),
  }
}

function seenOf(condition: Condition, { figure, error, isMet, lack, miss }: Standing): Seen {
  const side = betterSide(condition)
  const isMetAt = (moved: number): boolean => lackAt(condition, moved) === 0
  const [isMetAtBest, isMetAtWorst] =
    side === 0 ? [null, null] : [isMet || isMetAt(figure + side * error), isMet && isMetAt(figure - side * error)]
  return { figure, error, isMet, lack, miss, isMetAtBest, isMetAtWorst }
}

function told({ figure, error, lack }: Standing, { factor, tolerance }: Shown): Omit<Outlook, "value"> {
  const isKnown = Number.isFinite(figure / factor)
  return { figure: isKnown ? figure / factor : null, error: isKnown ? error / factor : null, isMet: lack <= tolerance }
}
