/** What knowing an input exactly beforehand adds: with it project and decisions would be chosen anew. */
import { average, pullOf, type Sampler } from "../../engine/index.ts"
import type { Venture } from "../../venture/index.ts"
import type { Information } from "../answer.ts"
import type { Chosen } from "../choose/choose.ts"
import type { Score } from "../choose/score.ts"
import { tryOut } from "../choose/trial.ts"
import { reachOf } from "../dependence.ts"
import type { Samplers } from "../effort.ts"
import type { Shown } from "../figures.ts"
import { inputPath } from "../input-path.ts"
import { keptBeside } from "../plan/kept-cash.ts"
import { probabilitiesBest } from "../plan/ranking.ts"
import { alternatives } from "./alternatives.ts"
import { type Candidate, informationOf, perfectCredits, perfectInformation } from "./partial-information.ts"

export type Learned = Information & {
  /** Of the input in the model. */
  readonly number: number
  /** Standard error of the value, in its unit. */
  readonly error: number
  /** Mean gain of each sample's bin, in the objective's base unit; their mean is the value.  Shape: [samples]. */
  readonly gains: () => Float64Array
}

export type Knowledge = {
  readonly inputs: readonly Learned[]
  readonly perfect: number
  readonly replicates: number
  /** What the value of knowing anything else is worked out with; null where nothing can be chosen. */
  readonly knowing: Knowing | null
}

/** What may be chosen on which draws. */
export type Knowing = {
  readonly sampler: Sampler
  /** What is chosen as things stand comes first. */
  readonly candidates: readonly Candidate[]
  /** Of the candidates those that knowledge leads to most. */
  readonly leading: readonly Candidate[]
  /** What knowing everything adds, in utility. */
  readonly perfect: number
  /** All inputs that are worth knowing, the most telling first. */
  readonly learned: readonly Learned[]
  /** A gain in utility as an amount of the objective in the unit shown. */
  readonly worth: (gain: number) => number
}

/** Inputs told of. */
const told = 5
/** Of what knowing everything is worth: with so many inputs chance alone lets some seem to be worth a little. */
const leastShare = 0.01
/** Inputs, and rivals of the best project, that are looked at where there are very many. */
const mostInputs = 200
const mostRivals = 24
/** Candidates that regressions are made for. */
const mostLeading = 48

/** The best project comes first in `chosen`. */
export function knowledge(venture: Venture, chosen: readonly Chosen[], samplers: Samplers, score: Score, unit: Shown): Knowledge {
  // What only a constraint depends on counts too: to know that it will hold opens what is closed now.
  const nodes = chosen.flatMap(({ subject }) => subject.nodes)
  const reached = [...reachOf(venture.model, nodes).inputs]
  const inputs = screened(reached, chosen, samplers, score)
  const { sampler, candidates: projects } = alternatives(chosen, samplers, score, inputs)
  const { replicates } = sampler.plan
  const candidates = withNothing(projects, doingNothing(venture, chosen[0], sampler, score))
  const now = average(candidates[0]?.utility ?? new Float64Array())
  if (!Number.isFinite(now) || candidates.length < 2) return { inputs: [], perfect: 0, replicates, knowing: null }
  const worth = (gain: number): number => score.back(now + gain) - score.back(now)
  const project = chosen[0]?.subject.project.name ?? ""
  const all = perfectInformation(candidates)
  const rivals = rivalsOf(candidates, chosen.length)
  const credits = new Float64Array(rivals.length)
  const learned = inputs.map((input): Learned => {
    const found = informationOf(sampler.columns[input] ?? new Float64Array(), rivals, sampler.plan)
    const { error, gains } = found
    for (const [k, credit] of found.credits.entries()) credits[k] = Math.max(credits[k]!, credit)
    // To know the only input is to know everything.
    const value = reached.length === 1 ? all : found.value
    const path = inputPath(venture.model.inputs[input], project)
    const shown = { value: worth(value) / unit.factor, error: worth(error) / unit.factor, unit: unit.unit }
    return { input: path, number: input, ...shown, gains: () => gains().map(worth) }
  })
  const everything = worth(all) / unit.factor
  const useful = learned.filter(({ value }) => value > leastShare * everything).toSorted((a, b) => b.value - a.value)
  const known = distinct(useful)
  const top = known.slice(0, told)
  const leading = leadingOf(rivals, credits)
  const shown = (gain: number): number => worth(gain) / unit.factor
  const knowing: Knowing = { sampler, candidates: rivals, leading, perfect: all, learned: known, worth: shown }
  // No single input can tell more than all of them.
  return { inputs: top, perfect: Math.max(everything, top[0]?.value ?? 0), replicates, knowing }
}

/** To keep the cash is a choice as well, wherever what is maximised can be held against it; null elsewhere. */
function doingNothing(venture: Venture, best: Chosen | undefined, sampler: Sampler, score: Score): Candidate | null {
  const kept = best === undefined ? null : keptBeside(venture, best, sampler)
  return kept === null ? null : { utility: score.utility(kept), limits: [], votes: [] }
}

/** What is chosen as things stand comes first. */
function withNothing(projects: readonly Candidate[], nothing: Candidate | null): readonly Candidate[] {
  const [best] = projects
  if (nothing === null || best === undefined) return projects
  const isBetter = average(nothing.utility) > average(best.utility)
  return isBetter ? [nothing, ...projects] : [...projects, nothing]
}

/**
 * Of very many inputs those that matter most to the choice, by ranks on the coarse draws: they move what the projects
 * differ by, whether constraints hold, or, where there is something to decide, the objective itself.
 */
function screened(inputs: readonly number[], chosen: readonly Chosen[], { coarse }: Samplers, score: Score): readonly number[] {
  if (inputs.length <= mostInputs) return inputs
  const tried = chosen.slice(0, mostRivals).map(({ subject, best }) => tryOut(subject, coarse, best.parameters, score))
  const base = tried[0]?.objective ?? new Float64Array()
  const isDecided = chosen.some(({ subject }) => subject.decisions.length > 0)
  const told = [
    ...(isDecided ? [base] : []),
    ...tried.slice(1).map(({ objective }) => objective.map((value, s) => value - base[s]!)),
    ...tried.flatMap(({ votes }) => votes),
  ]
  const pullsOf = (column: Float64Array): number => Math.max(0, ...told.map((y) => Math.abs(pullOf(column, y))))
  const pulls = new Map(inputs.map((input) => [input, pullsOf(coarse.columns[input] ?? base)]))
  return inputs.toSorted((a, b) => (pulls.get(b) ?? 0) - (pulls.get(a) ?? 0)).slice(0, mostInputs)
}

/** Of very many candidates the best one, those highest on average and those highest most often. */
function rivalsOf(candidates: readonly Candidate[], projects: number): readonly Candidate[] {
  const [first, ...rivals] = candidates
  if (first === undefined || projects <= mostRivals) return candidates
  const wins = probabilitiesBest(rivals.map(({ utility }) => utility))
  const means = rivals.map(({ utility }) => average(utility))
  const leading = (by: readonly number[]): Candidate[] =>
    [...rivals.keys()]
      .toSorted((a, b) => (by[b] ?? 0) - (by[a] ?? 0))
      .slice(0, mostRivals / 2)
      .flatMap((k) => rivals[k] ?? [])
  return [...new Set([first, ...leading(means), ...leading(wins)])]
}

/** By what they add where a single input is known, or everything; regressions take longer than bins. */
function leadingOf(candidates: readonly Candidate[], credits: Float64Array): readonly Candidate[] {
  if (candidates.length <= mostLeading) return candidates
  const shares = perfectCredits(candidates)
  const credit = (k: number): number => Math.max(credits[k]!, shares[k]!)
  const [first, ...others] = candidates.keys()
  const kept = others.toSorted((a, b) => credit(b) - credit(a)).slice(0, mostLeading - 1)
  return [first ?? 0, ...kept].flatMap((k) => candidates[k] ?? [])
}

function distinct(all: readonly Learned[]): Learned[] {
  return all.filter((one, k) => all.findIndex((other) => other.input === one.input) === k)
}
