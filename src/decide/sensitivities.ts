/** Which inputs decide the objective of a project: shares of its variance, alone and with all interactions. */
import { firstOrderIndex, rankCorrelation, type Sampler } from "../engine/index.ts"
import type { Venture } from "../venture/index.ts"
import type { Sensitivity } from "./answer.ts"
import { atEnd } from "./batches.ts"
import type { Chosen } from "./choose.ts"
import { reachOf } from "./dependence.ts"
import { effort, runsWithin, type Samplers } from "./effort.ts"
import { momentsOf } from "./figures.ts"
import { redrawn, secondDraws, withColumn } from "./redraw.ts"
import type { Trial } from "./trial.ts"

/** Inputs whose total effect is worth a run of its own. */
const leading = 12
/** Inputs told of. */
const told = 5

export function sensitivities(venture: Venture, chosen: Chosen, samplers: Samplers): Sensitivity[] {
  const { inputs, work } = reachOf(venture.model, [chosen.subject.objective.node])
  const screened = screen(chosen, samplers.coarse, [...inputs])
  const runs = (sampler: Sampler): number => runsWithin(effort.sensitivities, sampler, work)
  const sampler = runs(samplers.full) >= Math.min(leading, screened.length) ? samplers.full : samplers.coarse
  const taken = screened.slice(0, Math.max(leading, Math.min(60, runs(sampler))))
  const second = secondDraws(venture, sampler, taken)
  const y = objectiveOn(sampler, chosen.best)
  const variance = momentsOf(y).sd ** 2
  if (!(variance > 0) || !Number.isFinite(variance)) return []
  const all = taken.map((input, k): Sensitivity => {
    const x = sampler.columns[input] ?? new Float64Array()
    const first = firstOrderIndex(x, y, sampler.plan) ?? 0
    const isAlone = venture.correlations.every(({ a, b }) => a !== input && b !== input)
    const anew = redrawn(sampler, second[k] ?? x, input, venture.correlations)
    const other = withColumn(sampler, input, anew, () => objectiveOn(sampler, chosen.best))
    // Alone it cannot explain more than with all its interactions; only correlated inputs can.
    const total = Math.max(isAlone ? first : 0, totalEffect(y, other, variance))
    return { input: venture.model.inputs[input]?.path ?? "", first, total, rank: rankCorrelation(x, y) ?? 0 }
  })
  return distinct(all.toSorted((a, b) => b.total - a.total)).slice(0, told)
}

/**
 * The share of the variance that stays when all inputs but one are known, from 0 to 1.
 * Source: M. J. W. Jansen, Computer Physics Communications 117 (1999) 35-43, doi:10.1016/S0010-4655(98)00154-4.
 */
export function totalEffect(y: Float64Array, redrawnY: Float64Array, variance: number): number {
  let sum = 0
  for (let s = 0; s < y.length; s++) sum += (y[s]! - redrawnY[s]!) ** 2
  const total = sum / (2 * y.length * variance)
  return Number.isFinite(total) ? Math.min(1, total) : 0
}

/** Inputs by what a few samples show of them: a trend, a share of the variance, a changing spread. */
function screen(chosen: Chosen, sampler: Sampler, inputs: readonly number[]): number[] {
  const y = objectiveOn(sampler, chosen.best)
  const { mean } = momentsOf(y)
  const spread = y.map((value) => (value - mean) ** 2)
  const effectOf = (input: number): number => {
    const x = sampler.columns[input] ?? new Float64Array()
    const trend = (rankCorrelation(x, y) ?? 0) ** 2
    return Math.max(trend, firstOrderIndex(x, y, sampler.plan) ?? 0, (firstOrderIndex(x, spread, sampler.plan) ?? 0) / 2)
  }
  if (inputs.length <= leading) return [...inputs]
  const effects = new Map(inputs.map((input) => [input, effectOf(input)]))
  return inputs.toSorted((a, b) => (effects.get(b) ?? 0) - (effects.get(a) ?? 0))
}

/** Base units.  Shape: [samples]. */
export function objectiveOn(sampler: Sampler, { subject, parameters }: Pick<Trial, "subject" | "parameters">): Float64Array {
  const [values] = sampler.run([subject.objective.node], parameters)
  return atEnd(values ?? new Float64Array(sampler.plan.samples), sampler.plan.samples)
}

/** A quantity of several inputs, such as steps by month, is told of once. */
function distinct(all: readonly Sensitivity[]): Sensitivity[] {
  return all.filter((one, k) => all.findIndex((other) => other.input === one.input) === k)
}
