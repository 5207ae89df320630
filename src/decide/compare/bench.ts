/**
 * Where ventures are measured against each other: all on the same draws, each project at the decisions that were found for
 * A or at those found for B, whichever serve it better. Nothing is searched anew between the two, so that a difference is
 * one of what the files say and not of how well was searched.
 */
import { createSampler, type Sampler, samplePlan } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import { choose } from "../choose/choose.ts"
import { fitted } from "../choose/options.ts"
import { type Score, scoreOf } from "../choose/score.ts"
import { readSubjects, type Subject } from "../choose/subject.ts"
import { typicalAmount } from "../choose/typical-amount.ts"
import { effort } from "../effort.ts"
import { type SamplingOptions, usualSamples, usualSeed } from "../run/run-venture.ts"
import { type SeatPlan, seatPlan, seatsFor } from "./seats.ts"

/** Decisions found for a project, by path, in their own units. */
export type Choice = ReadonlyMap<string, number>

export type Bench = {
  readonly samplerOf: (venture: Venture) => Sampler
  readonly scoreOf: (venture: Venture) => Score
  /** By project: what was found for A, and for B. */
  readonly choices: readonly ReadonlyMap<string, Choice>[]
}

/** As many as `plan` searches on where all would take too long. */
const coarseSamples = 2048

export function benchFor(a: Venture, b: Venture, options: SamplingOptions, onOne: () => void): Bench {
  const { samples = usualSamples, seed = usualSeed } = options
  const seats = seatPlan(a.model, b.model)
  const drawn = new Map<Venture, Sampler>()
  const samplerOf = (venture: Venture): Sampler => {
    const known = drawn.get(venture)
    if (known !== undefined) return known
    const sampler = sampled(venture, samples, seed, seats)
    // Those of the two ends are asked for again and again; those between them once.
    if (venture === a || venture === b) drawn.set(venture, sampler)
    return sampler
  }
  // Utilities can only be compared where both are measured by the same amount.
  const typical = Math.max(...[a, b].map((each) => typicalAmount(each, readSubjects(each).subjects, samplerOf(each))))
  const scored = ({ objective }: Venture): Score => scoreOf(objective, typical)
  const choices = [a, b].map((venture) => {
    const found = settled(venture, samplerOf(venture), seats, scored(venture))
    onOne()
    return found
  })
  return { samplerOf, scoreOf: scored, choices }
}

function sampled({ model, correlations }: Venture, samples: number, seed: number, seats: SeatPlan): Sampler {
  return createSampler(model, { samples, seed, correlations, seats: seatsFor(model.inputs, seats) })
}

function settled(venture: Venture, full: Sampler, seats: SeatPlan, score: Score): ReadonlyMap<string, Choice> {
  const { subjects } = readSubjects(venture)
  const searched = subjects.filter(({ decisions }) => decisions.length > 0)
  if (searched.length === 0) return new Map()
  const isCoarse = samplePlan(coarseSamples).samples < full.plan.samples
  const coarse = isCoarse ? sampled(venture, coarseSamples, full.seed, seats) : full
  return new Map(
    searched.map((subject) => {
      const { parameters } = choose(subject, { full, coarse }, score, effort.choose / searched.length)
      const values = subject.decisions.map(({ path, index, initial }) => [path, parameters[index] ?? initial] as const)
      return [subject.project.name, new Map(values)]
    }),
  )
}

/** The parameters to try for a project: each choice as far as this venture allows it, the same ones once. */
export function candidatesFor({ decisions, project }: Subject, { initial }: Sampler, { choices }: Bench): readonly number[][] {
  const all = choices.map((choice) => {
    const own = choice.get(project.name)
    const parameters = [...initial]
    for (const decision of decisions) {
      const wish = own?.get(decision.path)
      if (wish === undefined) continue
      const { options } = decision.value
      const isOpen = options.kind === "range" || options.values.includes(wish)
      if (isOpen) parameters[decision.index] = fitted(decision, wish)
    }
    return parameters
  })
  return [...new Map(all.map((parameters) => [parameters.join(), parameters])).values()]
}
