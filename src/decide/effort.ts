/**
 * How much computing an answer may take. Counted in operations, not in seconds: the same file and seed give the
 * same answer on every machine. A large venture is searched more coarsely than a small one.
 */
import type { Sampler } from "../engine/index.ts"
import type { Venture } from "../venture/index.ts"
import { type SamplingOptions, samplerOf } from "./run/run-venture.ts"

/** Operations for each part of the answer; one takes about half a nanosecond. */
export const effort = {
  choose: 2.4e9,
  /** Values that `solve` looks at besides those that it must. */
  solve: 1.2e9,
  resources: 2.4e9,
  /** What is lost without each resource, on all draws. */
  holdings: 8e9,
  preference: 0.6e9,
  portfolio: 0.6e9,
  sensitivities: 1.2e9,
  flips: 2.4e9,
  /** Looks for how hard a blow must come to ruin. */
  stress: 2.4e9,
  information: 1.2e9,
  staged: 1.2e9,
  actions: 1.2e9,
} as const

/** Projects that are looked at in sets, blow by blow and figure by figure: the best ones. */
export const mostProjects = 12

/** Samples of the coarse sampler, enough to tell good decisions from bad ones. */
const coarseSamples = 2048

/** The full sampler that every figure comes from, and a coarse one for searching. */
export type Samplers = { readonly full: Sampler; readonly coarse: Sampler }

export function samplersOf(venture: Venture, options: SamplingOptions): Samplers {
  const full = samplerOf(venture, options)
  if (full.plan.samples <= coarseSamples) return { full, coarse: full }
  return { full, coarse: samplerOf(venture, { samples: coarseSamples, seed: full.seed }) }
}

/** Draws of their own, as many as the full ones, for what was found on those. */
export function freshSampler(venture: Venture, { plan, seed }: Sampler): Sampler {
  return samplerOf(venture, { samples: plan.samples, seed: (seed ^ otherDraws) >>> 0 })
}

/** Far from the seeds that a founder would try next. */
const otherDraws = 0x5eed_a4e7

/** Runs of a sampler that fit into a budget. */
export function runsWithin(budget: number, { plan }: Sampler, work: number): number {
  return Math.floor(budget / (work * plan.samples))
}
