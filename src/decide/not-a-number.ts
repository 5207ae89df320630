/** Where 0 / 0 first arises: the quantity whose own formula makes it, and the month. What only passes it on is not named. */
import { type Diagnostic, type Span, warning } from "../diagnostics/index.ts"
import type { Quantity, Sampler } from "../engine/index.ts"
import { inBatches, monthOf } from "./batches.ts"
import { ancestry } from "./dependence.ts"
import { swallowed, type Trouble } from "./swallowed.ts"

/**
 * One warning for each quantity that makes it, for those that the given ones lead back to.
 * `suspects` hold NaN themselves; `asked` are all that were computed: a truth among what they are made of may hide it.
 */
export function notANumber(
  sampler: Sampler,
  suspects: readonly string[],
  asked: readonly string[],
  parameters: readonly number[] = sampler.initial,
): Diagnostic[] {
  const hidden = swallowed(sampler, ancestry(sampler.model, asked), parameters)
  if (suspects.length === 0 && hidden.length === 0) return []
  const troubles = new Map<string, Trouble>(hidden.map((trouble) => [trouble.quantity.path, trouble]))
  const look = (quantity: Quantity, values: Float64Array): void => {
    const trouble = troubleIn(quantity, values, sampler)
    if (trouble !== null) troubles.set(quantity.path, trouble)
  }
  const led = [...suspects, ...hidden.map(({ quantity }) => quantity.path)]
  inBatches(sampler, ancestry(sampler.model, led), look, parameters)
  return sourcesOf(troubles).map(({ quantity, month, count }) => {
    const params = { path: quantity.path, month, samples: count, of: sampler.plan.samples }
    return warning("not-a-number", spanOf(quantity), params)
  })
}

export function hasNaN(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i]!)) return true
  return false
}

function troubleIn(quantity: Quantity, values: Float64Array, { model, plan }: Sampler): Trouble | null {
  for (let month = 0; month < (quantity.isMonthly ? model.months : 1); month++) {
    const count = monthOf(values, month, plan.samples).reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0)
    if (count > 0) return { quantity, month, count }
  }
  return null
}

function sourcesOf(troubles: ReadonlyMap<string, Trouble>): Trouble[] {
  const all = [...troubles.values()]
  const isMadeHere = ({ quantity, month }: Trouble): boolean => {
    const inherited = quantity.uses.flatMap((path) => (path === quantity.path ? [] : (troubles.get(path) ?? [])))
    return inherited.every((other) => other.month > month)
  }
  const sources = all.filter(isMadeHere)
  // Stocks that pass it round in one month have no first: the earliest month, then the deepest formula, stands for them.
  return sources.length > 0 ? sources : all.toSorted((a, b) => a.month - b.month).slice(0, 1)
}

function spanOf({ definition }: Quantity): Span | null {
  return definition.origin.kind === "file" ? definition.origin.span : null
}
