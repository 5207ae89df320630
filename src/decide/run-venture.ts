/** `run`: the figures of quantities at the decisions as written, the first of a list or the middle of a range. */
import { type Diagnostic, warning } from "../diagnostics/index.ts"
import { createSampler, type Quantity, type Sampler } from "../engine/index.ts"
import type { Venture } from "../venture/index.ts"
import { inBatches, monthOf } from "./batches.ts"
import { type Figure, type Figures, figureNames, figuresOf, shownAs } from "./figures.ts"
import { findQuantity } from "./find-quantity.ts"
import { hasNaN, notANumber } from "./not-a-number.ts"

export type SamplingOptions = { readonly samples?: number; readonly seed?: number }
export type RunOptions = SamplingOptions & {
  /** Names as a user gives them; every quantity written in the file where there are none. */
  readonly quantities?: readonly string[]
}

export const usualSamples = 10_000
export const usualSeed = 1

/** A figure, or one for each month. */
export type Run<T> = { readonly unit: string } & { readonly [Name in Figure]: T } & { readonly never?: T }
export type QuantityRun = Run<number | null> | Run<readonly (number | null)[]>

export type RunAnswer = {
  readonly samples: number
  readonly seed: number
  readonly quantities: Readonly<Record<string, QuantityRun>>
}

export type RunResult = { readonly answer: RunAnswer | null; readonly diagnostics: readonly Diagnostic[] }

/** The answer is null when a name is not known; every such name is told. */
export function runVenture(venture: Venture, options: RunOptions = {}): RunResult {
  const { chosen, unknown } = choose(venture, options.quantities ?? [])
  if (unknown.length > 0) return { answer: null, diagnostics: unknown }
  const sampler = samplerOf(venture, options)
  const figures: (readonly [string, QuantityRun])[] = []
  const suspects: string[] = []
  inBatches(sampler, chosen, (quantity, values) => {
    figures.push([quantity.path, runOf(quantity, values, sampler)])
    if (hasNaN(values)) suspects.push(quantity.path)
  })
  const paths = chosen.map(({ path }) => path)
  // Not by assignment: a quantity may be named `__proto__`.
  const answer = { samples: sampler.plan.samples, seed: sampler.seed, quantities: Object.fromEntries(figures) }
  return { answer, diagnostics: [...drawWarnings(sampler), ...notANumber(sampler, suspects, paths)] }
}

export function samplerOf(
  { model, correlations }: Venture,
  { samples = usualSamples, seed = usualSeed }: SamplingOptions,
): Sampler {
  return createSampler(model, { samples, seed, correlations })
}

/** What is told of the draws themselves. */
export function drawWarnings(sampler: Sampler): Diagnostic[] {
  return sampler.repaired ? [warning("correlations-repaired", null)] : []
}

function choose(
  { model, written }: Venture,
  names: readonly string[],
): { chosen: readonly Quantity[]; unknown: readonly Diagnostic[] } {
  if (names.length === 0) return { chosen: written.flatMap((path) => model.quantities.get(path) ?? []), unknown: [] }
  const found = names.map((name) => findQuantity(model, name))
  const chosen = new Map(found.flatMap((f) => (f.kind === "found" ? [[f.quantity.path, f.quantity] as const] : [])))
  return { chosen: [...chosen.values()], unknown: found.flatMap((f) => (f.kind === "unknown" ? [f.diagnostic] : [])) }
}

function runOf(quantity: Quantity, values: Float64Array, { model, plan }: Sampler): QuantityRun {
  const shown = shownAs(quantity)
  if (!quantity.isMonthly) return { unit: quantity.unit, ...figuresOf(values, shown) }
  const months = Array.from({ length: model.months }, (_, month) => figuresOf(monthOf(values, month, plan.samples), shown))
  return { unit: quantity.unit, ...byFigure(months) }
}

/** Figures month by month turned into months figure by figure. */
function byFigure(months: readonly Figures[]): Omit<Run<readonly (number | null)[]>, "unit"> {
  const row = (name: Figure): (number | null)[] => months.map((figures) => figures[name])
  const [mean, sd, p5, p25, p50, p75, p95] = figureNames.map(row)
  const figures = { mean: mean ?? [], sd: sd ?? [], p5: p5 ?? [], p25: p25 ?? [], p50: p50 ?? [], p75: p75 ?? [], p95: p95 ?? [] }
  const mayNeverCome = months.some(({ never }) => never !== undefined)
  return mayNeverCome ? { ...figures, never: months.map(({ never }) => never ?? 0) } : figures
}
