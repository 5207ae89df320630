/**
 * The value of knowing one input, from samples of what each candidate is worth. Conditional means are taken in bins of
 * the input; in each bin the candidate is chosen by the other replicates and paid by its own, so that chance is never
 * mistaken for knowledge: an input that says nothing is worth nothing on average.
 * Source: expected value of partial perfect information by conditional means, Strong, Oakley, Brennan, Medical Decision
 * Making 34 (2014) 311-326, doi:10.1177/0272989X13505910; the split is cross-validation.
 */
import { binCount, binsOf, type SamplePlan } from "../engine/index.ts"
import { momentsOf } from "./figures.ts"

/** In utility. */
export type PartialInformation = {
  readonly value: number
  /** Standard error of `value`. */
  readonly error: number
  /** Mean gain of each sample's bin.  Shape: [samples]. */
  readonly gains: Float64Array
  /** What each candidate gives to the value where it is chosen.  Shape: [candidates]. */
  readonly credits: Float64Array
}

/** Narrow bins see more, wide ones mistake less; neither sees what is not there, so the higher value is the nearer one. */
export function informationOf(x: Float64Array, utilities: readonly Float64Array[], plan: SamplePlan): PartialInformation {
  const bins = binCount(plan.samples)
  const [wide, narrow] = [inBins(x, utilities, plan, bins), inBins(x, utilities, plan, 4 * bins)]
  const higher = narrow.value > wide.value ? narrow : wide
  // What chance alone may give is no worth.
  return higher.value > 2 * higher.error ? higher : { ...higher, value: 0 }
}

/**
 * E_x[max_c E(u_c | x)] - E(u_0).
 * Units: utility.  Shape: x [samples], utilities [candidates][samples], the one chosen without knowledge first.
 */
export function inBins(x: Float64Array, utilities: readonly Float64Array[], plan: SamplePlan, bins: number): PartialInformation {
  const bin = binsOf(x, bins)
  const cells = plan.replicates * bins
  const cell = bin.map((b, s) => Math.floor(s / plan.perReplicate) * bins + b)
  const { gain, picked } = chosenByOthers(cell, utilities, cells, bins)
  const counts = new Float64Array(bins)
  const sums = new Float64Array(bins)
  for (let s = 0; s < x.length; s++) counts[bin[s]!]! += 1
  for (let c = 0; c < cells; c++) sums[c % bins]! += gain[c]!
  const parts = Float64Array.from({ length: plan.replicates }, (_, r) => {
    return gain.subarray(r * bins, (r + 1) * bins).reduce((sum, g) => sum + g, 0) / plan.perReplicate
  })
  const credits = new Float64Array(utilities.length)
  for (let c = 0; c < cells; c++) credits[picked[c]!]! += gain[c]!
  const { mean, sd } = momentsOf(parts)
  const gains = Float64Array.from(bin, (b) => sums[b]! / counts[b]!)
  return { value: mean, error: sd / Math.sqrt(plan.replicates), gains, credits }
}

/** A cell is one bin in one replicate; its candidate has the highest sum in that bin of all other replicates. */
function chosenByOthers(
  cell: Uint32Array,
  utilities: readonly Float64Array[],
  cells: number,
  bins: number,
): { readonly gain: Float64Array; readonly picked: Uint32Array } {
  const gain = new Float64Array(cells)
  const picked = new Uint32Array(cells)
  const highest = new Float64Array(cells)
  const base = utilities[0] ?? new Float64Array(cell.length)
  for (const [k, utility] of utilities.entries()) {
    if (k === 0) continue
    const own = new Float64Array(cells)
    const all = new Float64Array(bins)
    for (let s = 0; s < cell.length; s++) own[cell[s]!]! += utility[s]! - base[s]!
    for (let c = 0; c < cells; c++) all[c % bins]! += own[c]!
    for (let c = 0; c < cells; c++) {
      const others = all[c % bins]! - own[c]!
      if (others <= highest[c]!) continue
      highest[c] = others
      gain[c] = own[c]!
      picked[c] = k
    }
  }
  return { gain, picked }
}

/** Mean of what the best candidate of each sample has before the first one: everything is known. */
export function perfectInformation(utilities: readonly Float64Array[]): number {
  const [base = new Float64Array(), ...others] = utilities
  let sum = 0
  for (let s = 0; s < base.length; s++) {
    let most = base[s]!
    for (const utility of others) if (utility[s]! > most) most = utility[s]!
    sum += most - base[s]!
  }
  return sum / base.length
}
