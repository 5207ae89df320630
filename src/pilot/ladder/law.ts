/** The law of a ladder: a floor, and what the number of parameters and the amount of data leave of the loss. */

export type Lever = "parameters" | "data"

/** A model that was trained. data: tokens, rows or labels, whatever the ladder counts.  Units: loss [nats, or any loss above nothing]. */
export type Rung = { readonly parameters: number; readonly data: number; readonly loss: number; readonly seed: number }

export type Place = { readonly parameters: number; readonly data: number }

export type Term = { readonly lever: Lever; readonly scale: number; readonly power: number }

/** floor + sum of scale / lever^power. */
export type Law = { readonly floor: number; readonly terms: readonly Term[] }

export function lossOf({ floor, terms }: Law, at: Place): number {
  return terms.reduce((sum, { lever, scale, power }) => sum + scale / at[lever] ** power, floor)
}

/** What one more unit of a lever takes off the loss, below nothing. */
export function slopeOf({ terms }: Law, lever: Lever, at: Place): number {
  const those = terms.filter((term) => term.lever === lever)
  return those.reduce((sum, { scale, power }) => sum - (power * scale) / at[lever] ** (power + 1), 0)
}
