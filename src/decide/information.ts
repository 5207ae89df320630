/**
 * What knowing an input exactly beforehand adds: with it project and decisions would be chosen anew.
 * Candidates are the best decisions of each project and other decisions that cover what may be chosen.
 */
import { binCount, binsOf, type SamplePlan, type Sampler } from "../engine/index.ts"
import type { Venture } from "../venture/index.ts"
import type { Information } from "./answer.ts"
import type { Chosen } from "./choose.ts"
import { reachOf } from "./dependence.ts"
import { effort, runsWithin, type Samplers } from "./effort.ts"
import { momentsOf, type Shown } from "./figures.ts"
import type { Score } from "./score.ts"
import { decisionsOf, tryOut, withDecisions } from "./trial.ts"

export type Learned = Information & {
  /** Mean gain of each sample's bin, in the objective's base unit; their mean is the value.  Shape: [samples]. */
  readonly gains: Float64Array
}

export type Knowledge = { readonly inputs: readonly Learned[]; readonly perfect: number }

const told = 5
/** Additions, over all inputs and candidates. */
const mostAdditions = 4e8
const mostCandidates = 400

export function knowledge(venture: Venture, chosen: readonly Chosen[], samplers: Samplers, score: Score, unit: Shown): Knowledge {
  const inputs = [...reachOf(venture.model, chosen.map(({ subject }) => subject.objective.node)).inputs]
  const work = Math.max(...chosen.map(({ subject }) => subject.reach.work), 1)
  const wanted = chosen.reduce((sum, { grid }) => sum + grid.length + 1, 0)
  const affordable = (sampler: Sampler): number => Math.min(runsWithin(effort.information, sampler, work), mostAdditions / (Math.max(1, inputs.length) * sampler.plan.samples))
  // Half of the candidates on five times the samples tell more.
  const sampler = affordable(samplers.full) >= Math.min(wanted, 60) ? samplers.full : samplers.coarse
  const limit = Math.max(3 * chosen.length, Math.min(mostCandidates, Math.floor(affordable(sampler))))
  const utilities = candidates(chosen, sampler, score, limit)
  const [best] = utilities
  if (best === undefined || utilities.length < 2) return { inputs: [], perfect: 0 }
  const now = momentsOf(best).mean
  const worth = (gain: number): number => score.back(now + gain) - score.back(now)
  const learned = inputs.map((input): Learned => {
    const { value, gains } = partial(sampler.columns[input] ?? new Float64Array(), utilities, sampler.plan)
    const inMoney = gains.map(worth)
    return { input: venture.model.inputs[input]?.path ?? "", value: worth(value) / unit.factor, unit: unit.unit, gains: inMoney }
  })
  const useful = learned.filter(({ value }) => value > 0).toSorted((a, b) => b.value - a.value)
  return { inputs: distinct(useful).slice(0, told), perfect: worth(perfect(utilities)) / unit.factor }
}

/** Utilities of the candidates that keep the constraints (as far as the best one does), the best one first.  Shape: [candidates][samples]. */
function candidates(chosen: readonly Chosen[], sampler: Sampler, score: Score, limit: number): Float64Array[] {
  const [best, ...others] = chosen.map(({ subject, best: { parameters } }) => tryOut(subject, sampler, parameters, score))
  if (best === undefined) return []
  const shares = Math.max(0, Math.floor((limit - chosen.length) / chosen.length))
  const covering = chosen.flatMap(({ subject, grid, best: { parameters } }) => {
    const own = decisionsOf(subject, parameters).join()
    const fresh = grid.filter((values) => values.join() !== own)
    return thinned(fresh, shares).map((values) => tryOut(subject, sampler, withDecisions(subject, sampler.initial, values), score))
  })
  const allowed = [...others, ...covering].filter((trial) => trial.shortfall <= best.shortfall && Number.isFinite(trial.score))
  return Number.isFinite(best.score) ? [best.utility, ...allowed.map(({ utility }) => utility)] : []
}

/** So many of a list, evenly spread. */
function thinned<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items]
  return Array.from({ length: most }, (_, k) => items[Math.floor(((k + 0.5) * items.length) / most)]).flatMap((item) => (item === undefined ? [] : [item]))
}

/**
 * E_x[max_c E(u_c | x)] - E(u_0): conditional means in bins of x. In each bin the candidate is chosen by the other replicates and
 * paid by its own, so that chance is never mistaken for knowledge: an input that says nothing is worth nothing on average.
 * Units: utility.  Shape: x [samples], utilities [candidates][samples].
 * Source: expected value of partial perfect information by conditional means, Strong, Oakley, Brennan, Medical Decision Making 34 (2014) 311-326,
 * doi:10.1177/0272989X13505910; the split is cross-validation.
 */
export function partial(x: Float64Array, utilities: readonly Float64Array[], plan: SamplePlan): { readonly value: number; readonly gains: Float64Array } {
  const bins = binCount(plan.samples)
  const bin = binsOf(x, bins)
  const cells = plan.replicates * bins
  const cell = bin.map((b, s) => Math.floor(s / plan.perReplicate) * bins + b)
  const gain = new Float64Array(cells)
  const highest = new Float64Array(cells)
  const base = utilities[0] ?? new Float64Array(x.length)
  for (const utility of utilities.slice(1)) {
    const own = new Float64Array(cells)
    const all = new Float64Array(bins)
    for (let s = 0; s < x.length; s++) own[cell[s]!]! += utility[s]! - base[s]!
    for (let c = 0; c < cells; c++) all[c % bins]! += own[c]!
    for (let c = 0; c < cells; c++) {
      const others = all[c % bins]! - own[c]!
      if (others <= highest[c]!) continue
      highest[c] = others
      gain[c] = own[c]!
    }
  }
  const counts = new Float64Array(bins)
  const sums = new Float64Array(bins)
  for (let s = 0; s < x.length; s++) counts[bin[s]!]! += 1
  for (let c = 0; c < cells; c++) sums[c % bins]! += gain[c]!
  const total = gain.reduce((sum, g) => sum + g, 0)
  return { value: total / x.length, gains: Float64Array.from(bin, (b) => sums[b]! / counts[b]!) }
}

/** Mean of what the best candidate of each sample has before the first one. */
function perfect(utilities: readonly Float64Array[]): number {
  const [base = new Float64Array(), ...others] = utilities
  let sum = 0
  for (let s = 0; s < base.length; s++) {
    let most = base[s]!
    for (const utility of others) if (utility[s]! > most) most = utility[s]!
    sum += most - base[s]!
  }
  return sum / base.length
}

function distinct(all: readonly Learned[]): Learned[] {
  return [...new Map(all.toReversed().map((one) => [one.input, one])).values()].reverse()
}
