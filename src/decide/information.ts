/** What knowing an input exactly beforehand adds: with it project and decisions would be chosen anew. */
import type { Venture } from "../venture/index.ts"
import { alternatives } from "./alternatives.ts"
import type { Information } from "./answer.ts"
import type { Chosen } from "./choose.ts"
import { reachOf } from "./dependence.ts"
import type { Samplers } from "./effort.ts"
import { momentsOf, type Shown } from "./figures.ts"
import { informationOf, perfectInformation } from "./partial-information.ts"
import type { Score } from "./score.ts"

export type Learned = Information & {
  /** Mean gain of each sample's bin, in the objective's base unit; their mean is the value.  Shape: [samples]. */
  readonly gains: Float64Array
}

export type Knowledge = { readonly inputs: readonly Learned[]; readonly perfect: number }

/** Inputs told of. */
const told = 5

/** The best project comes first in `chosen`. */
export function knowledge(venture: Venture, chosen: readonly Chosen[], samplers: Samplers, score: Score, unit: Shown): Knowledge {
  const objectives = chosen.map(({ subject }) => subject.objective.node)
  const inputs = [...reachOf(venture.model, objectives).inputs]
  const { sampler, utilities } = alternatives(chosen, samplers, score, inputs)
  const now = momentsOf(utilities[0] ?? new Float64Array()).mean
  if (!Number.isFinite(now) || utilities.length < 2) return { inputs: [], perfect: 0 }
  const worth = (gain: number): number => score.back(now + gain) - score.back(now)
  const learned = inputs.map((input): Learned => {
    const { value, gains } = informationOf(sampler.columns[input] ?? new Float64Array(), utilities, sampler.plan)
    const path = venture.model.inputs[input]?.path ?? ""
    return { input: path, value: worth(value) / unit.factor, unit: unit.unit, gains: gains.map(worth) }
  })
  const useful = learned.filter(({ value }) => value > 0).toSorted((a, b) => b.value - a.value)
  const top = distinct(useful).slice(0, told)
  // No single input can tell more than all of them.
  const perfect = Math.max(worth(perfectInformation(utilities)) / unit.factor, top[0]?.value ?? 0)
  return { inputs: top, perfect }
}

function distinct(all: readonly Learned[]): Learned[] {
  return all.filter((one, k) => all.findIndex((other) => other.input === one.input) === k)
}
