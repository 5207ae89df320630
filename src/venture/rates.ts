/** Exchange rates: the founder's own (`CNY/USD: 6.9 to 7.4`), else dated ones of the catalogue, by way of the dollar. */
import { exchangeRateOf, isUnknown, sourceOf } from "../data/index.ts"
import { error } from "../diagnostics/index.ts"
import type { Definition } from "../engine/index.ts"
import { into, quantity, type Reading, type Tree } from "../shape/index.ts"
import { isCurrency, parseValue } from "../units/index.ts"
import { type Books, fieldDefinition, globalPlace } from "./definitions.ts"

export type Rate = { readonly over: string; readonly under: string; readonly definition: Definition }

const pairName = (over: string, under: string): string => `rates.${over}_${under}`

/** A rate is above zero; the least one that anybody could mean. */
const smallestRate = 1e-9

export function readRates(tree: Tree | undefined, at: Reading, books: Books): Rate[] {
  if (tree === undefined) return []
  if (tree.kind !== "map") {
    at.report(error("section-expected", tree.span, { key: "rates", keys: [] }))
    return []
  }
  const pairs = new Set<string>()
  return tree.entries.flatMap(({ key, keySpan, value }) => {
    const [over = "", under = "", ...rest] = key.split("/").map((part) => part.trim())
    if (!isCurrency(over) || !isCurrency(under) || over === under || rest.length > 0) {
      at.report(error("bad-rate", keySpan, { got: key }, "CNY/USD"))
      return []
    }
    // A pair and its inverse would be two rates for one thing.
    const pair = [over, under].toSorted().join()
    if (pairs.has(pair)) at.report(error("duplicate-name", keySpan, { name: key }))
    pairs.add(pair)
    const field = quantity("", { least: smallestRate }).read(value, into(at, "rates"))
    return [{ over, under, definition: fieldDefinition(field, pairName(over, under), globalPlace, books) }]
  })
}

/** The catalogue's rate to the dollar, for a currency that the file does not convert itself. */
export function defaultRate(currency: string, books: Books): Rate | null {
  const row = exchangeRateOf(currency)
  if (isUnknown(row)) return null
  const text = row.value.replace(/\s*[A-Z]{3}\/[A-Z]{3}$/u, "")
  const value = parseValue(text, { file: `library:${currency}/USD`, offset: 0 }, books.units, books.report)
  const name = pairName(currency, "USD")
  const definition: Definition = {
    path: name,
    name,
    layer: globalPlace.layer,
    sees: globalPlace.sees,
    value,
    text: row.value,
    unit: { text: "", dimension: {}, factor: 1 },
    origin: { kind: "default", source: sourceOf(row) },
    meaning: "rates.*",
    isResource: false,
    isOnDemand: true,
  }
  return { over: currency, under: "USD", definition }
}

type Step = { readonly path: string; readonly power: 1 | -1 }

/**
 * Rates to multiply by (or divide) to bring `from` to `to`, in the fewest steps: by the founder's own rates where they lead
 * there, else with the catalogue's; null when nothing does.
 */
export function conversion(own: readonly Rate[], defaults: readonly Rate[], from: string, to: string): readonly Step[] | null {
  return shortest(own, from, to) ?? shortest([...own, ...defaults], from, to)
}

/** Breadth first over the currencies. */
function shortest(rates: readonly Rate[], from: string, to: string): readonly Step[] | null {
  const ways = new Map<string, readonly Step[]>([[from, []]])
  for (const [currency, way] of ways) {
    if (currency === to) return way
    for (const { over, under, definition } of rates) {
      if (under === currency && !ways.has(over)) ways.set(over, [...way, { path: definition.path, power: 1 }])
      if (over === currency && !ways.has(under)) ways.set(under, [...way, { path: definition.path, power: -1 }])
    }
  }
  return null
}
