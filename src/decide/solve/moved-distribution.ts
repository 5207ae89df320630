/** A distribution moved as a whole: stretched in proportion, or shifted in width. Figures of the distribution itself. */
import { quantile, unreachable } from "../../engine/index.ts"
import type { Distribution } from "../../units/index.ts"

/** x becomes `scale` x + `shift`. */
export type Motion = { readonly scale: number; readonly shift: number }

/** What is never below zero keeps its proportions, anything else its width. */
export function isProportional(distribution: Distribution): boolean {
  return quantile(distribution)(0) >= 0
}

/** The figure by which a distribution is told: its median; where that is zero and may not be, its mean. */
export function middleOf(distribution: Distribution): number {
  const median = quantile(distribution)(0.5)
  return median === 0 && isProportional(distribution) ? meanOfLaw(distribution) : median
}

/** By the midpoints of equal slices: enough for what a founder writes with so many zeros. */
function meanOfLaw(distribution: Distribution): number {
  const slices = 4096
  const of = quantile(distribution)
  return Array.from({ length: slices }, (_, k) => of((k + 0.5) / slices)).reduce((sum, x) => sum + x, 0) / slices
}

/** The distribution that is meant, where the language can write it; null where it cannot (observed data, a stretched beta). */
export function movedDistribution(distribution: Distribution, motion: Motion): Distribution | null {
  const { scale, shift } = motion
  const at = (x: number): number => scale * x + shift
  switch (distribution.kind) {
    case "interval":
    case "uniform":
      return { ...distribution, low: at(distribution.low), high: at(distribution.high) }
    case "normal":
    case "lognormal":
      // A log-normal one that is shifted is none; it is never asked for.
      return { ...distribution, mean: at(distribution.mean), sd: scale * distribution.sd }
    case "triangular":
    case "pert":
      return { ...distribution, low: at(distribution.low), mode: at(distribution.mode), high: at(distribution.high) }
    case "exponential":
      return { ...distribution, mean: at(distribution.mean) }
    case "discrete":
      return { ...distribution, values: distribution.values.map(at) }
    case "mixture": {
      const parts = distribution.parts.flatMap((part) => movedDistribution(part, motion) ?? [])
      return parts.length < distribution.parts.length ? null : { ...distribution, parts }
    }
    case "truncate": {
      const of = movedDistribution(distribution.of, motion)
      return of === null ? null : { ...distribution, of, low: at(distribution.low), high: at(distribution.high) }
    }
    case "poisson":
    case "bernoulli":
    case "beta":
    case "observed":
      return null
    default:
      return unreachable(distribution)
  }
}

/** As the file would write it, without its unit; null for observed data. */
export function distributionText(distribution: Distribution, digits: number): string | null {
  const figure = (x: number): string => plainNumber(x, digits)
  const call = (name: string, ...args: readonly number[]): string => `${name}(${args.map(figure).join(", ")})`
  switch (distribution.kind) {
    case "interval":
      return `${figure(distribution.low)} to ${figure(distribution.high)}`
    case "normal":
    case "lognormal":
      return call(distribution.kind, distribution.mean, distribution.sd)
    case "uniform":
      return call("uniform", distribution.low, distribution.high)
    case "triangular":
    case "pert":
      return call(distribution.kind, distribution.low, distribution.mode, distribution.high)
    case "beta":
      return call("beta", distribution.alpha, distribution.beta)
    case "exponential":
    case "poisson":
      return call(distribution.kind, distribution.mean)
    case "bernoulli":
      return call("bernoulli", distribution.p)
    case "discrete":
      return `discrete(${distribution.values.map((v, k) => `${figure(v)}: ${distribution.weights[k] ?? 0}`).join(", ")})`
    case "mixture": {
      const parts = distribution.parts.map((part) => distributionText(part, digits))
      if (parts.includes(null)) return null
      return `mixture(${parts.map((part, k) => `${part}: ${distribution.weights[k] ?? 0}`).join(", ")})`
    }
    case "truncate": {
      const of = distributionText(distribution.of, digits)
      return of === null ? null : `truncate(${of}, ${figure(distribution.low)}, ${figure(distribution.high)})`
    }
    case "observed":
      return null
    default:
      return unreachable(distribution)
  }
}

const suffixes = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
] as const

/** Outside of these bounds only powers of ten can be read: `1e34`. */
const [smallest, largest] = [1e-6, 1e15]

/** A number as the language reads it: `1.35M` in the place of seven digits. */
export function plainNumber(x: number, digits: number): string {
  const rounded = Number(x.toPrecision(digits))
  const size = Math.abs(rounded)
  if (size >= largest || (size > 0 && size < smallest)) return rounded.toExponential().replace("e+", "e")
  const [least, sign] = suffixes.find(([least]) => size >= least) ?? [1, ""]
  return `${Number((rounded / least).toPrecision(digits))}${sign}`
}
