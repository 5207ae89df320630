/** Whether what is maximised has one unit in all projects. Amounts in other currencies are in the books' by then. */
import { type Diagnostic, error, type Span } from "../diagnostics/index.ts"
import type { Quantity } from "../engine/index.ts"
import { isSame, printDimension } from "../units/index.ts"

export type Aim = { readonly project: string; readonly quantity: Quantity }

/** Errors objective-units, one for each project that goes by another unit than the first one. */
export function objectiveUnits([first, ...others]: readonly Aim[], name: string): Diagnostic[] {
  return others.flatMap(({ project, quantity }) => {
    if (first === undefined || isSame(quantity.dimension, first.quantity.dimension)) return []
    const [expected, got] = [first.quantity, quantity].map(({ dimension }) => printDimension(dimension))
    const params = { project, name, expected: expected ?? "", got: got ?? "" }
    // A built-in quantity stands nowhere: then what was written for the first project is the odd one.
    return [error("objective-units", spanOf(quantity) ?? spanOf(first.quantity), params)]
  })
}

function spanOf({ definition: { origin } }: Quantity): Span | null {
  return origin.kind === "file" ? origin.span : null
}
