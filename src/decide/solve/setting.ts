/** What one types to put the solution in place, tried out by compiling the file with it. */
import { type Diagnostic, warning } from "../../diagnostics/index.ts"
import { type Variant, withText } from "../../venture/index.ts"
import { type SamplingOptions, samplerOf } from "../run/run-venture.ts"
import type { SolveAnswer } from "./answer.ts"
import type { Picked } from "./best-project.ts"
import { conditionIn, standingOf } from "./condition.ts"
import type { Lookout, Shown } from "./lookout.ts"
import type { Mover } from "./moved-input.ts"
import type { Target } from "./target.ts"
import type { Wish } from "./wish.ts"

export type Solution = {
  readonly wish: Wish
  readonly target: Target
  readonly mover: Mover
  readonly picked: Picked
  readonly lookout: Lookout
  readonly value: number
  readonly shown: Shown
  readonly options: SamplingOptions
}

/** Digits of the figures of a distribution; more of them where rounding would spoil the answer. */
const digits = [4, 6, 9] as const

/** Null where the language has no words for it. */
export function settingOf(variant: Variant, solution: Solution, diagnostics: Diagnostic[]): SolveAnswer["set"] {
  const { target, mover, value, lookout, shown } = solution
  const { path } = target.quantity
  const isPlain = mover.move === "figure" || mover.move === "choice" || mover.move === "chance" || mover.move === "count"
  const texts = (isPlain ? [12] : digits).flatMap((count) => {
    const text = mover.text(value, count)
    return text === null ? [] : [`${text} ${target.unit.text}`.trim()]
  })
  const expected = lookout.outlook(value, shown)
  // Decisions that were chosen anew are not those of the file.
  if (lookout.decisions(value) !== null && texts[0] !== undefined)
    return { path, text: texts[0], figure: expected.figure, isMet: expected.isMet }
  const tried = texts.map((text) => () => triedOut(variant, text, solution))
  let last: SolveAnswer["set"] = null
  for (const attempt of tried) {
    last = attempt()
    if (last?.isMet === true) return last
  }
  // An input that is written has draws of its own, so that chance alone may miss by a little.
  const { figure, error } = expected
  const isFar = last !== null && (last.figure === null || figure === null || Math.abs(last.figure - figure) > 2 * (error ?? 0))
  if (last !== null && isFar) diagnostics.push(warning("solve-planned-anew", null, { name: path, text: last.text }))
  return last
}

function triedOut(variant: Variant, text: string, solution: Solution): SolveAnswer["set"] {
  const { target, picked, wish, options, shown } = solution
  const { path } = target.quantity
  const { venture } = withText(variant, path, text)
  const condition = venture === null ? null : conditionIn(venture, picked.project, wish, [])
  if (venture === null || condition === null) return null
  const sampler = samplerOf(venture, options)
  const [values] = sampler.run([condition.limit.quantity.node])
  const { figure, lack } = standingOf(condition, values ?? new Float64Array(sampler.plan.samples), sampler.plan)
  const isMet = lack <= shown.tolerance
  return { path, text, figure: Number.isFinite(figure) ? figure / shown.factor : null, isMet }
}
