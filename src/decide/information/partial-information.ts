/**
 * The value of knowing one input, from samples of what each candidate is worth. Conditional means are taken in bins of
 * the input; in each bin the candidate is chosen by the other replicates and paid by its own, so that chance is never
 * mistaken for knowledge: an input that says nothing is worth nothing on average.
 * Where there are constraints, knowledge leads to no candidate that, as far as is known then, lacks more of them than the one chosen without.
 * Source: expected value of partial perfect information by conditional means, Strong, Oakley, Brennan, Medical Decision
 * Making 34 (2014) 311-326, doi:10.1177/0272989X13505910; the split is cross-validation.
 */
import { average, binCount, equalBins, momentsOf, type SamplePlan, standardDeviation } from "../../engine/index.ts"
import { type Limit, shortfallAt } from "../choose/limits.ts"

/** What may be chosen. */
export type Candidate = {
  /** Shape: [samples]. */
  readonly utility: Float64Array
  readonly limits: readonly Limit[]
  /** What each sample says of each limit (see limits.ts).  Shape: [limits][samples]. */
  readonly votes: readonly Float64Array[]
}

/** In utility. */
export type PartialInformation = {
  readonly value: number
  /** Standard error of `value`. */
  readonly error: number
  /** Mean gain of each sample's bin.  Shape: [samples]. */
  readonly gains: () => Float64Array
  /** What each candidate gives to the value where it is chosen.  Shape: [candidates]. */
  readonly credits: Float64Array
}

/** A narrow bin is a quarter of a wide one. */
const quarters = 4

/** Narrow bins see more, wide ones mistake less; neither sees what is not there, so the higher value is the nearer one. */
export function informationOf(x: Float64Array, candidates: readonly Candidate[], plan: SamplePlan): PartialInformation {
  const bins = quarters * binCount(plan.samples)
  const bin = equalBins(x, bins)
  const sums = sumsIn(bin, bins, candidates, plan)
  const narrow = worthIn(sums, candidates, plan)
  const wide = worthIn(folded(sums), candidates, plan)
  const higher = narrow.value > wide.value ? narrow : wide
  const width = higher === narrow ? 1 : quarters
  const gains = (): Float64Array => Float64Array.from(bin, (b) => higher.gains[Math.floor(b / width)]!)
  const { value, error, credits } = higher
  // What chance alone may well give is no worth.
  return { value: value > error ? value : 0, error, gains, credits }
}

/** Sums over the samples of one bin in one replicate: a cell.  Shape of each: [replicates][bins], flat. */
type Sums = {
  readonly bins: number
  readonly counts: Float64Array
  /** Utility above that of the first candidate.  Shape: [candidates][cells]. */
  readonly above: readonly Float64Array[]
  /** Shape: [candidates][limits][cells]. */
  readonly votes: readonly (readonly Float64Array[])[]
}

function sumsIn(bin: Uint32Array, bins: number, candidates: readonly Candidate[], plan: SamplePlan): Sums {
  const cell = bin.map((b, s) => Math.floor(s / plan.perReplicate) * bins + b)
  const base = candidates[0]?.utility ?? new Float64Array(cell.length)
  const summed = (of: Float64Array, less: Float64Array | null): Float64Array => {
    const sums = new Float64Array(plan.replicates * bins)
    if (less === null) for (let s = 0; s < cell.length; s++) sums[cell[s]!]! += of[s]!
    else for (let s = 0; s < cell.length; s++) sums[cell[s]!]! += of[s]! - less[s]!
    return sums
  }
  return {
    bins,
    counts: summed(new Float64Array(cell.length).fill(1), null),
    above: candidates.map(({ utility }) => summed(utility, base)),
    votes: candidates.map(({ votes }) => votes.map((vote) => summed(vote, null))),
  }
}

/** The same in wide bins. */
function folded({ bins, counts, above, votes }: Sums): Sums {
  const wide = (cells: Float64Array): Float64Array => {
    const sums = new Float64Array(cells.length / quarters)
    for (let c = 0; c < cells.length; c++) sums[Math.floor(c / quarters)]! += cells[c]!
    return sums
  }
  return { bins: bins / quarters, counts: wide(counts), above: above.map(wide), votes: votes.map((each) => each.map(wide)) }
}

/**
 * E_x[max_c E(u_c | x)] - E(u_0).
 * Units: utility.  Shape: gains [bins].
 */
function worthIn(
  sums: Sums,
  candidates: readonly Candidate[],
  { replicates, perReplicate }: SamplePlan,
): Omit<PartialInformation, "gains"> & { readonly gains: Float64Array } {
  const { bins, counts } = sums
  const { gain, picked } = chosenByOthers(sums, candidates)
  const totals = new Float64Array(bins)
  const samples = new Float64Array(bins)
  const parts = new Float64Array(replicates)
  const credits = new Float64Array(candidates.length)
  for (let c = 0; c < gain.length; c++) {
    totals[c % bins]! += gain[c]!
    samples[c % bins]! += counts[c]!
    parts[Math.floor(c / bins)]! += gain[c]! / perReplicate
    credits[picked[c]!]! += gain[c]!
  }
  const moments = momentsOf(parts)
  const [mean, sd] = [moments.mean, standardDeviation(moments)]
  const gains = totals.map((total, b) => (samples[b]! > 0 ? total / samples[b]! : 0))
  return { value: mean, error: sd / Math.sqrt(replicates), gains, credits }
}

/** A cell's candidate has the highest sum in that bin of all other replicates. */
function chosenByOthers(
  { bins, counts, above, votes }: Sums,
  candidates: readonly Candidate[],
): { readonly gain: Float64Array; readonly picked: Uint32Array } {
  const gain = new Float64Array(counts.length)
  const picked = new Uint32Array(counts.length)
  const highest = new Float64Array(counts.length)
  const others = ofOthers(counts, bins)
  const lacks = candidates.map(({ limits }, k) => lackOf(limits, votes[k] ?? [], others, bins))
  const [least = null] = lacks
  for (const [k, own] of above.entries()) {
    if (k === 0) continue
    const rest = ofOthers(own, bins)
    const lack = lacks[k] ?? null
    for (let c = 0; c < rest.length; c++) {
      if (rest[c]! <= highest[c]! || (lack !== null && least !== null && lack[c]! > least[c]!)) continue
      highest[c] = rest[c]!
      gain[c] = own[c]!
      picked[c] = k
    }
  }
  return { gain, picked }
}

/** How much of its constraints a candidate lacks in a bin, by the other replicates; null where it has none.  Shape: [cells]. */
function lackOf(
  limits: readonly Limit[],
  votes: readonly Float64Array[],
  others: Float64Array,
  bins: number,
): Float64Array | null {
  if (limits.length === 0) return null
  const lack = new Float64Array(others.length)
  for (const [l, limit] of limits.entries()) {
    const rest = ofOthers(votes[l] ?? lack, bins)
    for (let c = 0; c < lack.length; c++) if (others[c]! > 0) lack[c]! += shortfallAt(limit, rest[c]! / others[c]!)
  }
  return lack
}

/** In each cell, what the rest of its bin has. */
function ofOthers(own: Float64Array, bins: number): Float64Array {
  const all = new Float64Array(bins)
  for (let c = 0; c < own.length; c++) all[c % bins]! += own[c]!
  return own.map((sum, c) => all[c % bins]! - sum)
}

/** Mean of what the best candidate of each sample has before the first one: everything is known. */
export function perfectInformation(candidates: readonly Candidate[]): number {
  const [first, ...rivals] = candidates
  if (first === undefined) return 0
  const base = first.utility
  const least = lackBySample(first)
  const most = base.slice()
  for (const rival of rivals) {
    const lack = lackBySample(rival)
    for (let s = 0; s < base.length; s++)
      if (rival.utility[s]! > most[s]! && (lack === null || least === null || lack[s]! <= least[s]!)) most[s] = rival.utility[s]!
  }
  return average(most.map((value, s) => value - base[s]!))
}

/** What each candidate gives where it is the best of all in a sample.  Shape: [candidates]. */
export function perfectCredits(candidates: readonly Candidate[]): Float64Array {
  const base = candidates[0]?.utility ?? new Float64Array()
  const credits = new Float64Array(candidates.length)
  const most = base.slice()
  const picked = new Uint32Array(base.length)
  for (const [k, { utility }] of candidates.entries())
    for (let s = 0; s < most.length; s++)
      if (utility[s]! > most[s]!) {
        most[s] = utility[s]!
        picked[s] = k
      }
  for (let s = 0; s < most.length; s++) credits[picked[s]!]! += most[s]! - base[s]!
  return credits
}

function lackBySample({ utility, limits, votes }: Candidate): Float64Array | null {
  if (limits.length === 0) return null
  const lack = new Float64Array(utility.length)
  for (const [l, limit] of limits.entries()) {
    const [against, inFavour] = [shortfallAt(limit, 0), shortfallAt(limit, 1)]
    votes[l]?.forEach((vote, s) => {
      lack[s]! += vote === 0 ? against : inFavour
    })
  }
  return lack
}
