/**
 * The named distributions of the language as a table: arguments, how the distribution is made of
 * them, and which rules they must keep. No sampling stands here.
 */
import type { Distribution } from "./value.ts"

/** `figure`: in the value's unit. `plain`: a number without a unit, such as a shape or a probability. */
export type ArgumentKind = "figure" | "plain"

export type NamedDistribution = {
  readonly args: readonly { readonly name: string; readonly kind: ArgumentKind }[]
  readonly build: (figures: readonly number[]) => Distribution
}

/** Names that take `value: weight` pairs, another distribution, or a file; they have their own readers. */
export type CompoundName = "discrete" | "mixture" | "truncate" | "data"

export const compoundNames: readonly CompoundName[] = ["discrete", "mixture", "truncate", "data"]

const figures = (...names: string[]): NamedDistribution["args"] => names.map((name) => ({ name, kind: "figure" }))
const plains = (...names: string[]): NamedDistribution["args"] => names.map((name) => ({ name, kind: "plain" }))

export const namedDistributions: ReadonlyMap<string, NamedDistribution> = new Map<string, NamedDistribution>([
  ["normal", { args: figures("mean", "sd"), build: ([mean = 0, sd = 0]) => ({ kind: "normal", mean, sd }) }],
  ["lognormal", { args: figures("mean", "sd"), build: ([mean = 0, sd = 0]) => ({ kind: "lognormal", mean, sd }) }],
  ["uniform", { args: figures("low", "high"), build: ([low = 0, high = 0]) => ({ kind: "uniform", low, high }) }],
  [
    "triangular",
    { args: figures("low", "mode", "high"), build: ([low = 0, mode = 0, high = 0]) => ({ kind: "triangular", low, mode, high }) },
  ],
  [
    "pert",
    { args: figures("low", "mode", "high"), build: ([low = 0, mode = 0, high = 0]) => ({ kind: "pert", low, mode, high }) },
  ],
  ["beta", { args: plains("alpha", "beta"), build: ([alpha = 0, beta = 0]) => ({ kind: "beta", alpha, beta }) }],
  ["exponential", { args: figures("mean"), build: ([mean = 0]) => ({ kind: "exponential", mean }) }],
  ["poisson", { args: figures("mean"), build: ([mean = 0]) => ({ kind: "poisson", mean }) }],
  ["bernoulli", { args: plains("p"), build: ([p = 0]) => ({ kind: "bernoulli", p }) }],
])

/** Every name that makes a distribution of what stands in its parentheses. */
export const distributionNames: readonly string[] = [...namedDistributions.keys(), ...compoundNames]

/** Rules for parameters; the messages are in words/, one for each. */
export type DistributionRule =
  | "sd-positive"
  | "mean-positive"
  | "low-below-high"
  | "low-mode-high"
  | "alpha-beta-positive"
  | "p-between-0-and-1"
  | "weights-not-negative"
  | "weights-sum-positive"
  | "truncate-empty"

/** The first rule that a distribution breaks, parts of mixtures left to their own check; null when it keeps them all. */
export function brokenRule(d: Distribution): DistributionRule | null {
  switch (d.kind) {
    case "normal":
      return d.sd > 0 ? null : "sd-positive"
    case "lognormal":
      return d.mean > 0 ? (d.sd > 0 ? null : "sd-positive") : "mean-positive"
    case "uniform":
    case "interval":
      return d.low < d.high ? null : "low-below-high"
    case "triangular":
    case "pert":
      return d.low <= d.mode && d.mode <= d.high && d.low < d.high ? null : "low-mode-high"
    case "beta":
      return d.alpha > 0 && d.beta > 0 ? null : "alpha-beta-positive"
    case "exponential":
    case "poisson":
      return d.mean > 0 ? null : "mean-positive"
    case "bernoulli":
      return d.p >= 0 && d.p <= 1 ? null : "p-between-0-and-1"
    case "discrete":
    case "mixture":
      if (d.weights.some((weight) => weight < 0)) return "weights-not-negative"
      return d.weights.some((weight) => weight > 0) ? null : "weights-sum-positive"
    case "truncate":
      if (!(d.low < d.high)) return "low-below-high"
      return reaches(d.of, d.low, d.high) ? null : "truncate-empty"
    case "observed":
      return null
  }
}

/**
 * The same distribution in a unit whose figures are `factor` times as large; null for shapes that
 * have a scale of their own (beta, bernoulli, poisson).
 */
export function scaleDistribution(d: Distribution, factor: number): Distribution | null {
  if (factor === 1) return d
  switch (d.kind) {
    case "beta":
    case "bernoulli":
    case "poisson":
      return null
    case "normal":
    case "lognormal":
      return { ...d, mean: d.mean * factor, sd: d.sd * factor }
    case "exponential":
      return { ...d, mean: d.mean * factor }
    case "uniform":
    case "interval":
      return { ...d, low: d.low * factor, high: d.high * factor }
    case "triangular":
    case "pert":
      return { ...d, low: d.low * factor, mode: d.mode * factor, high: d.high * factor }
    case "discrete":
    case "observed":
      return { ...d, values: d.values.map((value) => value * factor) }
    case "mixture": {
      const parts = d.parts.map((part) => scaleDistribution(part, factor)).filter((part) => part !== null)
      return parts.length === d.parts.length ? { ...d, parts } : null
    }
    case "truncate": {
      const of = scaleDistribution(d.of, factor)
      return of && { ...d, of, low: d.low * factor, high: d.high * factor }
    }
  }
}

/** Whether a distribution puts any probability between two bounds; tails count, however thin. */
function reaches(d: Distribution, low: number, high: number): boolean {
  switch (d.kind) {
    case "normal":
      return true
    case "interval":
      return d.low > 0 ? high > 0 : true
    case "lognormal":
    case "exponential":
      return high > 0
    case "uniform":
    case "triangular":
    case "pert":
      return low < d.high && high > d.low
    case "beta":
      return low < 1 && high > 0
    case "poisson":
      return high >= 0 && Math.floor(high) >= Math.ceil(low)
    case "bernoulli":
      return (d.p < 1 && low <= 0 && high >= 0) || (d.p > 0 && low <= 1 && high >= 1)
    case "discrete":
      return d.values.some((value, i) => (d.weights[i] ?? 0) > 0 && value >= low && value <= high)
    case "observed":
      return d.values.some((value) => value >= low && value <= high)
    case "mixture":
      return d.parts.some((part, i) => (d.weights[i] ?? 0) > 0 && reaches(part, low, high))
    case "truncate":
      return reaches(d.of, Math.max(low, d.low), Math.min(high, d.high))
  }
}
