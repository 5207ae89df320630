/**
 * What is right of what `defineQuantities` is given, beside all that is wrong with the rest. What is right is compiled all the
 * same, so that mistakes of every kind are told at once; what is wrong stays known by its name, so that nothing else is blamed for it.
 */
import type { Diagnostic } from "../diagnostics/index.ts"
import { isRecord, mistakesIn, type Rule } from "../options/index.ts"
import { correlation, entry, ofDefinition, rate, settings, unit } from "./given.ts"
import type { Declared, Quantities, QuantitiesOptions } from "./quantities.ts"
import type { Written } from "./read-entry.ts"

export type RightParts = {
  /** Null: of no kind that a quantity can be; that is among `wrong`. */
  readonly entries: readonly (readonly [name: string, entry: Written | Declared | null])[]
  readonly options: QuantitiesOptions
  readonly wrong: readonly Diagnostic[]
  /** Codes that may be due to what was left out. */
  readonly doubtful: ReadonlySet<string>
}

export function rightParts(quantities: Quantities, options: QuantitiesOptions): RightParts {
  const wrong = mistakesIn({ quantities, options }, ofDefinition)
  const given: QuantitiesOptions = isRecord(options) ? options : {}
  const { rates, correlations, units, months, currency } = given
  const isRate = (one: unknown): boolean => isRight(one, rate)
  const rightRates = isRecord(rates) ? Object.entries(rates).filter(([, one]) => isRate(one)) : []
  const rightUnits = Array.isArray(units) ? units.filter((one) => isRight(one, unit)) : []
  return {
    entries: isRecord(quantities)
      ? Object.entries(quantities).map(([name, one]) => [name, isRight(one, entry) ? one : null] as const)
      : [],
    options: {
      ...(isRight(months, settings.months) && months !== undefined ? { months } : {}),
      ...(isRight(currency, settings.currency) && currency !== undefined ? { currency } : {}),
      units: rightUnits,
      rates: Object.fromEntries(rightRates),
      correlations: Array.isArray(correlations) ? correlations.filter((one) => isRight(one, correlation)) : [],
    },
    wrong,
    doubtful: new Set([
      ...(isRight(units, settings.units) ? [] : ["unknown-unit"]),
      ...(isRight(rates, settings.rates) && isRight(currency, settings.currency) ? [] : ["no-rate"]),
    ]),
  }
}

function isRight(seen: unknown, rule: Rule): boolean {
  return mistakesIn({ seen }, { seen: rule }).length === 0
}
