/** From a number back to the inputs that it comes from, as a tree: each quantity with its text, its source and its figures. */
import type { Diagnostic } from "../diagnostics/index.ts"
import { drawsOf, notANumber, type Quantity, type Sampler, type Source } from "../engine/index.ts"
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

/**
 * Null where there is no such quantity. A quantity that stands in several places has its `uses` in each; where stocks lead back to
 * what is explained already above, the way ends. Errors: unknown-quantity, bad-option. Warnings: not-a-number, correlations-repaired.
 */
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
  const tree = new Tree(sampler, parameters)
  const answer = tree.explained(quantity)
  const asked = tree.quantities()
  return { answer, diagnostics: [...diagnostics, ...notANumber({ draws: drawsOf(sampler, parameters), quantities: asked })] }
}

/** Places of quantities that stand in loops: each way through many loops is another tree. Beyond, a quantity has the `uses` that it had elsewhere. */
const mostPlaces = 10_000

/** What a place shows, and where a way back was cut: only a tree without a cut is the same in every place. */
type Place = { readonly made: ExplainedQuantity; readonly isCut: boolean }

class Tree {
  private readonly sampler: Sampler
  private readonly parameters: readonly number[]
  private readonly figures = new Map<Quantity, QuantityFigures>()
  private readonly known = new Map<Quantity, Place>()
  /** The way down: a stock that leads back to itself ends there. */
  private readonly above = new Set<Quantity>()
  private places = 0

  constructor(sampler: Sampler, parameters: readonly number[]) {
    this.sampler = sampler
    this.parameters = parameters
  }

  explained(quantity: Quantity): ExplainedQuantity {
    return this.place(quantity).made
  }

  /** Those that are shown. */
  quantities(): Quantity[] {
    return [...this.figures.keys()]
  }

  private place(quantity: Quantity): Place {
    const known = this.known.get(quantity)
    if (known !== undefined && (!known.isCut || this.places > mostPlaces)) return known
    this.places++
    this.above.add(quantity)
    const below = quantity.uses.flatMap((path) => this.sampler.model.quantities.get(path) ?? [])
    const children = below.filter((other) => !this.above.has(other)).map((other) => this.place(other))
    this.above.delete(quantity)
    const isCut = children.some((child) => child.isCut) || below.some((other) => other !== quantity && this.above.has(other))
    const made = this.made(
      quantity,
      children.map((child) => child.made),
    )
    this.known.set(quantity, { made, isCut })
    return { made, isCut }
  }

  private made(quantity: Quantity, uses: readonly ExplainedQuantity[]): ExplainedQuantity {
    const { origin, text } = quantity.definition
    const source = origin.kind === "file" ? null : origin.source
    return { name: quantity.path, text, source, figures: this.figuresFor(quantity), uses }
  }

  private figuresFor(quantity: Quantity): QuantityFigures {
    const known = this.figures.get(quantity)
    if (known !== undefined) return known
    const figures = figuresOf(quantity, shownValues(this.sampler, quantity, this.parameters), this.sampler)
    this.figures.set(quantity, figures)
    return figures
  }
}
