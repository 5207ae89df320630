/** One set of decisions tried out on samples: how much it is worth, and how far it is from what must hold. */
import type { Sampler } from "../../engine/index.ts"
import { atEnd } from "../batches.ts"
import { checkLimit } from "./limits.ts"
import { meanScore, type Score } from "./score.ts"
import type { Subject } from "./subject.ts"

export type Trial = {
  readonly subject: Subject
  /** All parameters of the model. */
  readonly parameters: readonly number[]
  /** Mean utility. */
  readonly score: number
  /** Sum of the probabilities that the constraints lack; 0 when all hold. */
  readonly shortfall: number
}

export type Tried = Trial & {
  /** In base units.  Shape: [samples]. */
  readonly objective: Float64Array
  /** Shape: [samples]. */
  readonly utility: Float64Array
  /** What each sample says of each limit (see limits.ts).  Shape: [limits][samples]. */
  readonly votes: readonly Float64Array[]
}

export function tryOut(subject: Subject, sampler: Sampler, parameters: readonly number[], score: Score): Tried {
  const results = sampler.run(subject.nodes, parameters, sampler.columns, subject.ends)
  return judged(subject, parameters, results, sampler.plan.samples, score)
}

/** `results` are those of the subject's nodes, in base units. */
export function judged(
  subject: Subject,
  parameters: readonly number[],
  results: readonly Float64Array[],
  samples: number,
  score: Score,
): Tried {
  const [first, ...limited] = results
  const objective = atEnd(first ?? new Float64Array(samples), samples)
  const utility = score.utility(objective)
  const checks = subject.limits.map((limit, k) => checkLimit(limit, limited[k] ?? new Float64Array(samples), samples))
  const shortfall = checks.reduce((sum, check) => sum + check.shortfall, 0)
  const votes = checks.map((check) => check.votes)
  return { subject, parameters, score: meanScore(utility), shortfall, objective, utility, votes }
}

/** What holds comes before what does not, then the least lack, then the score; equal ones leave the first in place. */
export function isBetter(a: Pick<Trial, "score" | "shortfall">, b: Pick<Trial, "score" | "shortfall">): boolean {
  return a.shortfall !== b.shortfall ? a.shortfall < b.shortfall : a.score > b.score
}

export function bestOf<T extends Trial>(trials: readonly T[]): T | null {
  return trials.reduce<T | null>((best, trial) => (best === null || isBetter(trial, best) ? trial : best), null)
}

/** Copies of parameters with some decisions changed. */
export function withDecisions(subject: Subject, parameters: readonly number[], values: readonly number[]): number[] {
  const changed = [...parameters]
  for (const [k, decision] of subject.decisions.entries()) changed[decision.index] = values[k] ?? decision.initial
  return changed
}

export function decisionsOf(subject: Subject, parameters: readonly number[]): number[] {
  return subject.decisions.map(({ index, initial }) => parameters[index] ?? initial)
}
