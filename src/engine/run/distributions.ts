/**
 * Every distribution that the file's language knows, as a law to sample from: one row per kind.
 * Arguments were checked when the text was read (low < high, weights positive, …).
 */
import type { Distribution } from "../../units/index.ts"
import { betaLaw, pertLaw } from "./beta-laws.ts"
import { exponentialLaw, intervalLaw, lognormalLaw, normalLaw, triangularLaw, uniformLaw } from "./continuous-laws.ts"
import type { Law } from "./law.ts"
import { mixtureLaw } from "./mixture-law.ts"
import { bernoulliLaw, discreteLaw, observedLaw, poissonLaw } from "./step-laws.ts"

type Of<Kind extends Distribution["kind"]> = Distribution & { readonly kind: Kind }

const laws: { readonly [Kind in Distribution["kind"]]: (d: Of<Kind>) => Law } = {
  interval: (d) => intervalLaw(d.low, d.high),
  normal: (d) => normalLaw(d.mean, d.sd),
  lognormal: (d) => lognormalLaw(d.mean, d.sd),
  uniform: (d) => uniformLaw(d.low, d.high),
  triangular: (d) => triangularLaw(d.low, d.mode, d.high),
  pert: (d) => pertLaw(d.low, d.mode, d.high),
  beta: (d) => betaLaw(d.alpha, d.beta),
  exponential: (d) => exponentialLaw(d.mean),
  poisson: (d) => poissonLaw(d.mean),
  bernoulli: (d) => bernoulliLaw(d.p),
  discrete: (d) => discreteLaw(d.values, d.weights),
  mixture: (d) => mixtureLaw(d.parts.map(lawOf), d.weights),
  truncate: (d) => lawOf(d.of).truncated(d.low, d.high),
  observed: (d) => observedLaw(d.values),
}

const prepared = new WeakMap<Distribution, Law>()

/** All that sampling needs of a distribution, prepared once: the tables of some take a millisecond. */
export function lawOf(d: Distribution): Law {
  const known = prepared.get(d)
  if (known !== undefined) return known
  // The row of d.kind takes just this member of the union, which indexing cannot express.
  const law = (laws[d.kind] as (d: Distribution) => Law)(d)
  prepared.set(d, law)
  return law
}

/** The prepared inverse of cdf: the least x with P(X <= x) >= u, for u in (0, 1). */
export function quantile(d: Distribution): (u: number) => number {
  return lawOf(d).quantile
}

/** x → P(X <= x). */
export function cdf(d: Distribution): (x: number) => number {
  return lawOf(d).cdf
}

/** The mean, where it has a closed form. */
export function mean(d: Distribution): number | null {
  return lawOf(d).mean
}

/** The standard deviation, where it has a closed form. */
export function sd(d: Distribution): number | null {
  return lawOf(d).sd
}
