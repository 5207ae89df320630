/**
 * Many parts of an answer that each want to see some quantities: all of them are run together, a quantity that several
 * want once, and forgotten again when each has taken what it needs.
 */
import type { Quantity, Sampler } from "../../engine/index.ts"
import { multiply, printDimension } from "../../units/index.ts"
import { inBatches } from "../batches.ts"
import { groupedBy } from "../grouped-by.ts"

export type Look = {
  readonly quantity: Quantity
  /** Samples as the quantity is shown.  Shape: [samples] or [months][samples]. */
  readonly take: (values: Float64Array) => void
}

/** What a part wants to see, and what it says once it has seen it. */
export type Asked<T> = { readonly looks: readonly Look[]; readonly answer: () => T }

export function lookAt(sampler: Sampler, looks: readonly Look[], parameters: readonly number[]): void {
  const takers = groupedBy(looks, ({ quantity }) => quantity.shownNode)
  const wanted = [...takers.values()].flatMap(([first]) => (first === undefined ? [] : [first.quantity]))
  inBatches(
    sampler,
    wanted,
    ({ shownNode }, values) => {
      for (const { take } of takers.get(shownNode) ?? []) take(values)
    },
    parameters,
  )
}

/** What is told of each quantity, by its path, in the order asked for. */
export function byPath<T>(
  quantities: readonly Quantity[],
  tell: (quantity: Quantity, values: Float64Array) => T,
): Asked<Readonly<Record<string, T>>> {
  const told = new Map<string, { readonly one: T }>()
  const looks = quantities.map((quantity): Look => {
    return { quantity, take: (values) => void told.set(quantity.path, { one: tell(quantity, values) }) }
  })
  const found = (path: string): readonly (readonly [string, T])[] => {
    const known = told.get(path)
    return known === undefined ? [] : [[path, known.one]]
  }
  return { looks, answer: () => Object.fromEntries(quantities.flatMap(({ path }) => found(path))) }
}

/** As the books have it, in base units: what is summed must be in one currency. */
export function inBooks(quantity: Quantity): Quantity {
  const { node, dimension } = quantity
  return { ...quantity, shownNode: node, perUnit: null, unit: printDimension(dimension), factor: 1 }
}

/** The base unit of a flow that is summed over months: USD of USD/month. */
export function summedUnit({ dimension }: Quantity): string {
  return printDimension(multiply(dimension, { month: 1 }))
}
