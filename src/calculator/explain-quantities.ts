/** From a number back to the inputs that it comes from, as a tree: each quantity with its text, its source and its figures. */
import type { Diagnostic } from "../diagnostics/index.ts"
import type { Quantity, Sampler, Source } from "../engine/index.ts"
import { mistakesIn } from "../options/index.ts"
import type { Calculation } from "./define-quantities.ts"
import { ofOne } from "./given.ts"
import { type CalculationOptions, figuresOf, prepare, type QuantityFigures, shownValues } from "./run-quantities.ts"

export type ExplainedQuantity = {
  readonly name: string
  /** As it was written: `= price * seats`. */
  readonly text: string
  readonly source: Source | null
  readonly figures: QuantityFigures
  /** What its own formula names, in the order of the text. */
  readonly uses: readonly ExplainedQuantity[]
}

export type CalculationExplained = { readonly answer: ExplainedQuantity | null; readonly diagnostics: readonly Diagnostic[] }

/** Null where there is no such quantity. A quantity that stands in several places has its `uses` in each. Errors: unknown-quantity. */
export function explainQuantities(
  calculation: Calculation,
  name: string,
  options: CalculationOptions = {},
): CalculationExplained {
  const wrong = mistakesIn({ calculation, name, options }, ofOne)
  if (wrong.length > 0) return { answer: null, diagnostics: wrong }
  const { sampler, chosen, parameters, diagnostics } = prepare(calculation, options, [name])
  const [quantity] = chosen
  if (sampler === null || quantity === undefined) return { answer: null, diagnostics }
  const known = new Map<string, ExplainedQuantity>()
  return { answer: explained(quantity, { sampler, parameters, known, above: [] }), diagnostics }
}

type Walk = {
  readonly sampler: Sampler
  readonly parameters: readonly number[]
  readonly known: Map<string, ExplainedQuantity>
  /** The way down: a stock that leads back to itself ends there. */
  readonly above: readonly string[]
}

function explained(quantity: Quantity, walk: Walk): ExplainedQuantity {
  const { path, definition, uses } = quantity
  const done = walk.known.get(path)
  if (done !== undefined) return done
  const inside: Walk = { ...walk, above: [...walk.above, path] }
  const children = uses.flatMap((other) => {
    const found = walk.sampler.model.quantities.get(other)
    return found === undefined || inside.above.includes(other) ? [] : [explained(found, inside)]
  })
  const { origin } = definition
  const made: ExplainedQuantity = {
    name: path,
    text: definition.text,
    source: origin.kind === "file" ? null : origin.source,
    figures: figuresOf(quantity, shownValues(walk.sampler, quantity, walk.parameters), walk.sampler),
    uses: children,
  }
  walk.known.set(path, made)
  return made
}
