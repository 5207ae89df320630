/**
 * Blows on quantities of a venture, as parameters of its model: what a formula or a figure comes to is multiplied by one, or has
 * one added, whatever its text is. Inputs that are drawn need none: their draws can be moved as they are.
 */
import type { Definition } from "../engine/index.ts"
import { parseValue, type Value } from "../units/index.ts"
import { type Books, layers } from "./definitions.ts"

export type Shock = {
  /** Of the quantity. */
  readonly path: string
  readonly kind: "factor" | "addition"
  /** Of what is added, in the language of the file; "" of a factor. */
  readonly unit: string
  /** What the parameter is called. */
  readonly parameter: string
}

/** Of the n-th shock. */
export function shockName(number: number): string {
  return `stress_shock_${number}`
}

/** Whether the value can be part of a formula, in which its shock stands too. */
export function canBeShocked(value: Value | null): boolean {
  return value?.kind === "formula" || value?.kind === "constant"
}

/** What may be chosen is of no account: every run says what it is. */
const span = 1e12

export function withShocks(definitions: readonly Definition[], shocks: readonly Shock[], books: Books): Definition[] {
  const read = (text: string, name: string): Value | null =>
    parseValue(text, { file: `stress:${name}`, offset: 0 }, books.units, books.report)
  const struck = definitions.map((definition) => {
    const own = shocks.filter(({ path }) => path === definition.path)
    if (own.length === 0 || !canBeShocked(definition.value)) return definition
    const plain = definition.text.replace(/^\s*=/u, "")
    const text = `= ${own.reduce((inner, { kind, parameter }) => `(${inner}) ${kind === "factor" ? "*" : "+"} ${parameter}`, plain)}`
    return { ...definition, text, value: read(text, definition.path) }
  })
  const parameters = shocks.map(({ parameter, unit }): Definition => {
    const text = `choose -${span} to ${span} ${unit}`.trim()
    return {
      ...{ path: parameter, name: parameter, layer: layers.global, sees: [layers.global], text, unit: null },
      ...{ value: read(text, parameter), origin: { kind: "library", source: null }, meaning: "stress.shock", isResource: false },
    }
  })
  return [...struck, ...parameters]
}
