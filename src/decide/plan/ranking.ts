/** Which project is best: on average, and how often. */
import type { Chosen } from "../choose/choose.ts"
import { isBetter } from "../choose/trial.ts"

/** By what must hold, then by score; equal ones in the order of the file. */
export function ranked(chosen: readonly Chosen[]): readonly Chosen[] {
  return chosen.toSorted((a, b) => (isBetter(a.best, b.best) ? -1 : isBetter(b.best, a.best) ? 1 : 0))
}

/**
 * The share of samples in which each is the highest; ties are shared, and a sample in which nothing is known counts for none.
 * Shape: objectives [projects][samples] → [projects].
 */
export function probabilitiesBest(objectives: readonly Float64Array[]): number[] {
  const shares = objectives.map(() => 0)
  const samples = objectives[0]?.length ?? 0
  for (let s = 0; s < samples; s++) {
    let highest = Number.NEGATIVE_INFINITY
    let ties = 0
    for (const values of objectives) {
      const value = values[s]!
      if (value > highest || ties === 0) {
        if (Number.isNaN(value)) continue
        highest = value
        ties = 1
      } else if (value === highest) ties++
    }
    for (const [p, values] of objectives.entries()) if (ties > 0 && values[s] === highest) shares[p] = (shares[p] ?? 0) + 1 / ties
  }
  return shares.map((share) => share / samples)
}

/**
 * The same, but where several all come to the same none has won: mostly the cash of each has run out.
 * Shape: objectives [projects][samples] → [projects].
 */
export function probabilitiesWon(objectives: readonly Float64Array[]): number[] {
  const won = objectives.map((values) => values.filter((_, s) => !areTied(objectives, s)))
  const kept = (won[0]?.length ?? 0) / (objectives[0]?.length ?? 1)
  return kept === 0 ? objectives.map(() => 0) : probabilitiesBest(won).map((share) => share * kept)
}

/** The share of samples in which none has won, for all come to the same.  Shape: objectives [projects][samples]. */
export function probabilityTied(objectives: readonly Float64Array[]): number {
  const [first = new Float64Array()] = objectives
  return first.length === 0 ? 0 : first.filter((_, s) => areTied(objectives, s)).length / first.length
}

function areTied([first, ...others]: readonly Float64Array[], sample: number): boolean {
  return others.length > 0 && others.every((values) => values[sample] === first?.[sample])
}
