/** What knowing an input exactly beforehand adds: with it project and decisions would be chosen anew. */
import type { Venture } from "../venture/index.ts"
import { alternatives } from "./alternatives.ts"
import type { Information } from "./answer.ts"
import type { Chosen } from "./choose.ts"
import { reachOf } from "./dependence.ts"
import type { Samplers } from "./effort.ts"
import { momentsOf, type Shown } from "./figures.ts"
import { inputPath } from "./input-path.ts"
import { informationOf, perfectInformation } from "./partial-information.ts"
import type { Score } from "./score.ts"

export type Learned = Information & {
  /** Standard error of the value, in its unit. */
  readonly error: number
  /** Mean gain of each sample's bin, in the objective's base unit; their mean is the value.  Shape: [samples]. */
  readonly gains: () => Float64Array
}

export type Knowledge = { readonly inputs: readonly Learned[]; readonly perfect: number; readonly replicates: number }

/** Inputs told of. */
const told = 5
/** Of what knowing everything is worth: with so many inputs chance alone lets some seem to be worth a little. */
const leastShare = 0.01

/** The best project comes first in `chosen`. */
export function knowledge(venture: Venture, chosen: readonly Chosen[], samplers: Samplers, score: Score, unit: Shown): Knowledge {
  const objectives = chosen.map(({ subject }) => subject.objective.node)
  const inputs = [...reachOf(venture.model, objectives).inputs]
  const { sampler, candidates } = alternatives(chosen, samplers, score, inputs)
  const { replicates } = sampler.plan
  const now = momentsOf(candidates[0]?.utility ?? new Float64Array()).mean
  if (!Number.isFinite(now) || candidates.length < 2) return { inputs: [], perfect: 0, replicates }
  const worth = (gain: number): number => score.back(now + gain) - score.back(now)
  const project = chosen[0]?.subject.project.name ?? ""
  const learned = inputs.map((input): Learned => {
    const { value, error, gains } = informationOf(sampler.columns[input] ?? new Float64Array(), candidates, sampler.plan)
    const path = inputPath(venture.model.inputs[input], project)
    const shown = { value: worth(value) / unit.factor, error: worth(error) / unit.factor, unit: unit.unit }
    return { input: path, ...shown, gains: () => gains().map(worth) }
  })
  const everything = worth(perfectInformation(candidates)) / unit.factor
  const useful = learned.filter(({ value }) => value > leastShare * everything).toSorted((a, b) => b.value - a.value)
  const top = distinct(useful).slice(0, told)
  // No single input can tell more than all of them.
  return { inputs: top, perfect: Math.max(everything, top[0]?.value ?? 0), replicates }
}

function distinct(all: readonly Learned[]): Learned[] {
  return all.filter((one, k) => all.findIndex((other) => other.input === one.input) === k)
}
