/** Which inputs decide the objective of a project: shares of its variance, alone and with all interactions. */
import {
  average,
  eachAnew,
  finite,
  firstOrderIndex,
  momentsOf,
  pullOf,
  type Sampler,
  screened,
  swingOf,
  tiedAmong,
  totalShare,
  varianceOf,
} from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import type { Sensitivity } from "../answer.ts"
import { atEnd } from "../batches.ts"
import type { Chosen } from "../choose/choose.ts"
import type { Trial } from "../choose/trial.ts"
import { constant, figureAt, movedTo, withColumns } from "../columns.ts"
import { reachOf } from "../dependence.ts"
import { effort, runsWithin, type Samplers } from "../effort.ts"
import type { Shown } from "../figures.ts"
import { inputPath } from "../input-path.ts"
import { unitOfInput } from "./unit-of-input.ts"

/** Inputs whose total effect is worth a run of its own. */
const leading = 12
const mostRuns = 60
/** Of a large venture: inputs looked at on coarse draws, and those of them looked at again on the full ones. */
const onCoarse = 10
const onFull = 6
/** Inputs told of. */
const told = 8

/** `shown`: how the objective is. */
export function sensitivities(venture: Venture, chosen: Chosen, samplers: Samplers, shown: Shown): Sensitivity[] {
  const { inputs, work } = reachOf(venture.model, [chosen.subject.objective.node])
  const screened = screen(chosen, samplers.coarse, [...inputs])
  const runs = runsWithin(effort.sensitivities, samplers.full, work)
  const isSmall = samplers.coarse === samplers.full || runs >= Math.min(leading, screened.length)
  const taken = isSmall
    ? screened.slice(0, Math.max(leading, Math.min(mostRuns, runs)))
    : effectsOf(venture, chosen, samplers.coarse, screened.slice(0, onCoarse))
        .slice(0, onFull)
        .map(({ input }) => input)
  const all = effectsOf(venture, chosen, samplers.full, taken).map((one) =>
    inputs.size === 1 ? { ...one, first: 1, total: 1 } : one,
  )
  const { name } = chosen.subject.project
  const named = all.map((effect) => ({ ...effect, path: inputPath(venture.model.inputs[effect.input], name) }))
  return distinct(named)
    .slice(0, told)
    .map((effect) => swung(venture, chosen, samplers.full, shown, effect))
}

/** By number of the input. */
type Effect = Pick<Sensitivity, "first" | "total" | "rank"> & { readonly input: number; readonly isTied: boolean }
type Named = Effect & { readonly path: string }

/** With the ends of its range, as people read them. */
function swung(venture: Venture, chosen: Chosen, sampler: Sampler, shown: Shown, named: Named): Sensitivity {
  const { path, input, isTied, ...shares } = named
  const { subject, best } = chosen
  const own = unitOfInput(venture.model, input)
  const ends = swingOf(sampler.columns[input] ?? new Float64Array(), best.objective)
  const alone = isTied ? finite(gainAlone({ subject, parameters: best.parameters }, sampler, input) / shown.factor) : null
  const end = (of: "low" | "high"): Sensitivity["low"] => ({
    input: finite(ends[of].input / own.factor),
    objective: finite(ends[of].objective / shown.factor),
  })
  const held = (probability: number): Sensitivity["low"] => {
    const replaced = movedTo(venture, sampler, input, probability)
    const moved = objectiveOn(sampler, { subject, parameters: best.parameters }, withColumns(sampler, replaced))
    const figure = replaced.get(input)?.[0] ?? Number.NaN
    return { input: finite(figure / own.factor), objective: finite(average(moved) / shown.factor) }
  }
  return {
    ...{ input: path, unit: own.text, objectiveUnit: shown.unit, ...shares, alone, low: end("low"), high: end("high") },
    held: { low: held(rareLow), high: held(1 - rareLow) },
  }
}

/** One in twenty is lower. */
const rareLow = 0.05

/** From the lower to the upper quartile of one input, its partners as they were drawn.  Base units of the objective. */
export function gainAlone(trial: Pick<Trial, "subject" | "parameters">, sampler: Sampler, input: number): number {
  const column = sampler.columns[input] ?? new Float64Array(1)
  const [low, high] = [0.25, 0.75].map((quartile) => {
    const replaced = new Map([[input, constant(sampler, figureAt(column, quartile))]])
    return average(objectiveOn(sampler, trial, withColumns(sampler, replaced)))
  })
  return (high ?? Number.NaN) - (low ?? Number.NaN)
}

/** Those with the largest total effect first. */
function effectsOf(venture: Venture, { subject, best }: Chosen, sampler: Sampler, inputs: readonly number[]): Effect[] {
  const isFull = best.objective.length === sampler.plan.samples
  const y = isFull ? best.objective : objectiveOn(sampler, best)
  const variance = varianceOf(momentsOf(y))
  if (!(variance > 0) || !Number.isFinite(variance)) return []
  const { correlations, model } = venture
  const reached = reachOf(model, [subject.objective.node]).inputs
  const tied = tiedAmong(correlations, reached)
  const anew = eachAnew(sampler, { correlations, inputs, reached })
  const all = inputs.map((input): Effect => {
    const x = sampler.columns[input] ?? new Float64Array()
    const first = firstOrderIndex(x, y, sampler.plan) ?? 0
    const other = objectiveOn(sampler, { subject, parameters: best.parameters }, anew(input))
    // Alone it cannot explain more than with all its interactions; only correlated inputs can.
    const total = Math.max(tied.has(input) ? 0 : first, totalShare(y, other, sampler.plan)?.value ?? 0)
    return { input, first, total, rank: pullOf(x, y), isTied: tied.has(input) }
  })
  return all.toSorted((a, b) => b.total - a.total)
}

/** Inputs by what a few samples show of them. */
function screen(chosen: Chosen, sampler: Sampler, reached: readonly number[]): number[] {
  if (reached.length <= leading) return [...reached]
  return screened(reached, sampler.columns, objectiveOn(sampler, chosen.best))
}

/** With other columns than the drawn ones where they are given.  Base units.  Shape: [samples]. */
export function objectiveOn(
  sampler: Sampler,
  { subject, parameters }: Pick<Trial, "subject" | "parameters">,
  columns?: readonly Float64Array[],
): Float64Array {
  const [values] = sampler.run(subject.nodes, parameters, columns, subject.ends)
  return atEnd(values ?? new Float64Array(sampler.plan.samples), sampler.plan.samples)
}

/** A quantity of several inputs, such as steps by month, is told of once. */
function distinct(all: readonly Named[]): Named[] {
  return all.filter((one, k) => all.findIndex((other) => other.path === one.path) === k)
}
