/** Figures of quantities: drawn, computed, and told with how far each may be off. */
import { type Diagnostic, error, nearest, warning } from "../diagnostics/index.ts"
import {
  createSampler,
  drawsOf,
  errorOrBound,
  isDrawn,
  notANumber,
  type Quantity,
  type SamplePlan,
  type Sampler,
  type Summary,
  summary,
} from "../engine/index.ts"
import { mistakesIn } from "../options/index.ts"
import { chosenValues } from "./chosen-values.ts"
import type { Calculation } from "./define-quantities.ts"
import { ofOne, ofRun } from "./given.ts"

export type CalculationOptions = {
  /** 10 000 unless given, rounded up as the sampler needs; the number used is told. */
  readonly samples?: number
  readonly seed?: number
  /** What is chosen, in the unit of the decision; the first of a list and the middle of a range unless given. */
  readonly decisions?: { readonly [name: string]: number }
}

/** A figure that is not finite is null; `errors` are half widths of 95 % intervals. */
export type QuantityFigures = { readonly unit: string } & (Summary | { readonly months: readonly Summary[] })

export type CalculationAnswer = {
  readonly samples: number
  readonly seed: number
  readonly quantities: { readonly [name: string]: QuantityFigures }
}

export type CalculationResult = { readonly answer: CalculationAnswer | null; readonly diagnostics: readonly Diagnostic[] }

/**
 * Figures of the quantities named, of all where none is. Units: `unit` beside the figures: as
 * declared, as written, or for a formula that of the first quantity in it with the same dimension. Shape: a summary, or one for each month.
 * Errors: unknown-quantity, bad-option. Warnings: not-a-number, correlations-repaired.
 */
export function runQuantities(
  calculation: Calculation,
  options: CalculationOptions & { readonly quantities?: readonly string[] } = {},
): CalculationResult {
  const wrong = mistakesIn({ calculation, options }, ofRun)
  if (wrong.length > 0) return { answer: null, diagnostics: wrong }
  const prepared = prepare(calculation, options, options.quantities ?? null)
  if (prepared.sampler === null) return { answer: null, diagnostics: prepared.diagnostics }
  const { sampler, chosen, parameters, diagnostics } = prepared
  const quantities = chosen.map((quantity) => {
    const values = shownValues(sampler, quantity, parameters)
    return [quantity.path, figuresOf(quantity, values, sampler)] as const
  })
  const told = [...diagnostics, ...notANumber({ draws: drawsOf(sampler, parameters), quantities: chosen })]
  const { plan, seed } = sampler
  return { answer: { samples: plan.samples, seed, quantities: Object.fromEntries(quantities) }, diagnostics: told }
}

export type Sampled = {
  readonly unit: string
  readonly isMonthly: boolean
  readonly samples: number
  /** Shape: [samples], or [months][samples]. */
  readonly values: Float64Array
}

/** The samples themselves, in the unit in which the quantity is shown; null where there is no such quantity, or an option cannot be. */
export function sampleQuantity(calculation: Calculation, name: string, options: CalculationOptions = {}): Sampled | null {
  if (mistakesIn({ calculation, name, options }, ofOne).length > 0) return null
  const { sampler, chosen, parameters } = prepare(calculation, options, [name])
  const [quantity] = chosen
  if (sampler === null || quantity === undefined) return null
  const { unit } = shownAs(quantity)
  const values = shownValues(sampler, quantity, parameters)
  return { unit, isMonthly: quantity.isMonthly, samples: sampler.plan.samples, values }
}

export type Prepared = {
  readonly sampler: Sampler | null
  readonly chosen: readonly Quantity[]
  readonly parameters: readonly number[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The sampler is null where a name is not known, or a decision does not offer what is chosen. */
export function prepare(calculation: Calculation, options: CalculationOptions, names: readonly string[] | null): Prepared {
  const { model, correlations } = calculation
  const { samples = 10_000, seed = 1, decisions = {} } = options
  const own = [...model.quantities.values()].filter(({ definition }) => definition.layer !== "rates")
  const chosen = names === null ? own : names.flatMap((name) => model.quantities.get(name) ?? [])
  const known = [...model.quantities.keys()]
  const unknown = (names ?? []).filter((name) => !model.quantities.has(name))
  const { parameters, diagnostics: refused } = chosenValues(model, decisions)
  const wrong = [...unknown.map((name) => error("unknown-quantity", null, { name, nearest: nearest(name, known) })), ...refused]
  if (wrong.length > 0) return { sampler: null, chosen, parameters: [], diagnostics: wrong }
  const sampler = createSampler(model, { samples, seed, correlations })
  return { sampler, chosen, parameters, diagnostics: sampler.repaired ? [warning("correlations-repaired", null)] : [] }
}

/** In the unit in which it is shown.  Shape: [samples], or [months][samples]. */
export function shownValues(sampler: Sampler, quantity: Quantity, parameters: readonly number[]): Float64Array {
  const { node, factor } = shownAs(quantity)
  const [values = new Float64Array()] = sampler.run([node], parameters)
  return factor === 1 ? values : values.map((value) => value / factor)
}

/** In the unit that was declared, which is in the books' currency; else in the one that stands in its text. */
function shownAs({ definition, node, shownNode, unit, factor }: Quantity): { node: number; unit: string; factor: number } {
  const declared = definition.unit
  return declared === null ? { node: shownNode, unit, factor } : { node, unit: declared.text, factor: declared.factor }
}

export function figuresOf(quantity: Quantity, values: Float64Array, { plan, model }: Sampler): QuantityFigures {
  const { unit } = shownAs(quantity)
  const isShare = quantity.isTruth && isDrawn(model.graph, quantity.node)
  const told = (column: Float64Array): Summary => (isShare ? bounded(summary(column, plan), plan) : summary(column, plan))
  if (!quantity.isMonthly) return { unit, ...told(values) }
  const month = (m: number): Float64Array => values.subarray(m * plan.samples, (m + 1) * plan.samples)
  return { unit, months: Array.from({ length: model.months }, (_, m) => told(month(m))) }
}

/** Of a truth, whose mean is a share. */
function bounded(told: Summary, { samples }: SamplePlan): Summary {
  return { ...told, errors: { ...told.errors, mean: errorOrBound(told.mean, told.errors.mean, samples) } }
}
