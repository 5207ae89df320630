/** Quantities as they are declared to the calculator, and what is said of all of them together. */
import type { Source } from "../engine/index.ts"
import type { Amount, Written } from "./read-entry.ts"

/** A quantity with the unit that it must have, or where it is from. */
export type Declared = { readonly value: Written; readonly unit?: string; readonly source?: Source }

/** By name: a text (`20 to 40 USD`, `= price * seats`), a number, a formula of nodes, steps by month, a stock. */
export type Quantities = { readonly [name: string]: Written | Declared }

export type QuantitiesOptions = {
  /** How many months monthly quantities have; 1 unless given. */
  readonly months?: number
  /** What amounts in other currencies are converted to; USD unless given. */
  readonly currency?: string
  /** Units of your own: things that are counted. */
  readonly units?: readonly string[]
  /** `{ "CNY/USD": "6.9 to 7.4" }`: how many of the first make one of the second. */
  readonly rates?: { readonly [pair: string]: Amount }
  /** Spearman's rank correlation of two random inputs. */
  readonly correlations?: readonly { readonly between: readonly [string, string]; readonly rank: number }[]
}
