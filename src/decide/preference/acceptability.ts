/** SMAA-2: by how many of the possible weights and outcomes each project takes each rank, and which weights make it the first. */
import type { WeightDraws } from "./weight-draws.ts"

/** Worth by one criterion of one project, 0 of the worst and 1 of the best: the same in every sample, or one a sample. */
export type Worths = readonly (readonly (number | Float64Array)[])[]

export type Acceptability = {
  /** Share of the draws in which each project takes each rank; ties are shared.  Shape: [projects][ranks]. */
  readonly ranks: readonly (readonly number[])[]
  /** Mean of the weights that make each project the first; null where none do.  Shape: [projects][criteria]. */
  readonly central: readonly (readonly number[] | null)[]
}

/**
 * Shape: worths [projects][criteria], weights [criteria][samples].
 * Source: R. Lahdelma and P. Salminen, "SMAA-2: stochastic multicriteria acceptability analysis for group decision making",
 * Operations Research 49 (2001) 444-454, doi:10.1287/opre.49.3.444.11220, equations 5 (ranks) and 8 (central weights).
 */
export function acceptability(worths: Worths, weights: WeightDraws): Acceptability {
  const projects = worths.length
  const samples = weights[0]?.length ?? 0
  const ranks = worths.map(() => new Float64Array(projects))
  const firsts = new Float64Array(projects)
  const central = worths.map(() => new Float64Array(weights.length))
  eachSample(worths, weights, (s, totals) => {
    for (let p = 0; p < projects; p++) {
      const { better, equal } = rankOf(totals, p)
      for (let rank = better; rank < better + equal; rank++) ranks[p]![rank]! += 1 / equal
      if (better > 0) continue
      firsts[p]! += 1 / equal
      for (const [c, column] of weights.entries()) central[p]![c]! += column[s]! / equal
    }
  })
  return {
    ranks: ranks.map((row) => [...row].map((x) => x / samples)),
    central: central.map((row, p) => (firsts[p]! > 0 ? [...row].map((x) => x / firsts[p]!) : null)),
  }
}

/**
 * The share of outcomes in which each project is the first by its own central weights: whether the figures are sure enough
 * to tell. Null without central weights.
 * Source: as above, equation 9 (confidence factor).
 */
export function confidences(worths: Worths, central: Acceptability["central"], samples: number): (number | null)[] {
  return central.map((own, p) => {
    if (own === null) return null
    const columns = own.map((weight) => new Float64Array(samples).fill(weight))
    let first = 0
    eachSample(worths, columns, (_, totals) => {
      const { better, equal } = rankOf(totals, p)
      if (better === 0) first += 1 / equal
    })
    return first / samples
  })
}

/** The weighted sums of one sample after the other. */
function eachSample(worths: Worths, weights: WeightDraws, visit: (s: number, totals: Float64Array) => void): void {
  const samples = weights[0]?.length ?? 0
  const totals = new Float64Array(worths.length)
  for (let s = 0; s < samples; s++) {
    for (let p = 0; p < worths.length; p++) {
      const row = worths[p]!
      let total = 0
      for (let c = 0; c < row.length; c++) {
        const worth = row[c]!
        total += weights[c]![s]! * (typeof worth === "number" ? worth : worth[s]!)
      }
      totals[p] = total
    }
    visit(s, totals)
  }
}

function rankOf(totals: Float64Array, p: number): { readonly better: number; readonly equal: number } {
  const own = totals[p]!
  let [better, equal] = [0, 0]
  for (let other = 0; other < totals.length; other++) {
    if (totals[other]! > own) better += 1
    else if (totals[other] === own) equal += 1
  }
  return { better, equal }
}
