/** The proposal that moves one input from its median to another figure of it. */
import type { Quantity } from "../../engine/index.ts"
import { figureAt } from "../columns.ts"
import type { Change } from "./outcome.ts"
import { amountOf, launchMonth, type Proposal, type Standing } from "./standing.ts"

/** `to`: the probability below the figure that it is moved to. */
type Move = { readonly input: number; readonly quantity: Quantity; readonly to: number }

export function movedInput(
  standing: Standing,
  kind: "hasten" | "improve",
  { input, quantity, to }: Move,
  { by, error, survival, worth }: Change,
): Proposal {
  const { chosen, samplers } = standing
  const column = samplers.full.columns[input] ?? new Float64Array(1)
  return {
    action: {
      kind,
      path: quantity.path,
      from: amountOf(quantity, figureAt(column, 0.5)),
      to: amountOf(quantity, figureAt(column, to)),
      moves: { path: chosen.subject.objective.path, by },
      error,
      survival,
      otherwise: null,
      cost: null,
      by: launchMonth(standing),
    },
    worth,
  }
}
