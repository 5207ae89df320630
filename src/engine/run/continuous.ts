/**
 * Variables without single values of their own probability, and what is left of them between two
 * bounds. Far in a tail the distribution function is 0 or 1 in every digit, so there the logarithms
 * of the probabilities below or above are taken and inverted.
 */
import { constant, type Law } from "./law.ts"
import { risingRoot } from "./rising-root.ts"

export type Tails = {
  /** log P(X <= x), right to the last digits in the lower tail. */
  readonly logBelow?: (x: number) => number
  /** log P(X > x), right to the last digits in the upper tail. */
  readonly logAbove?: (x: number) => number
}

type Whole = Omit<Law, "below" | "atoms" | "logMass" | "truncated">
type Tailed = Whole & Required<Tails>

/** Without `tails` the logarithms are those of the distribution function. */
export function continuous(whole: Whole, tails: Tails = {}): Law {
  const of: Tailed = {
    ...whole,
    logBelow: tails.logBelow ?? ((x) => Math.log(whole.cdf(x))),
    logAbove: tails.logAbove ?? ((x) => Math.log1p(-whole.cdf(x))),
  }
  const law: Law = {
    ...whole,
    below: whole.cdf,
    atoms: [],
    logMass: (low, high) => logMass(of, low, high),
    truncated: (low, high) => between(of, law, low, high),
  }
  return law
}

/** From here on the difference of two distribution functions has digits to spare. */
const amplePart = 0.01

function logMass(of: Tailed, low: number, high: number): number {
  const mass = of.cdf(high) - of.cdf(low)
  if (mass > amplePart) return Math.log(mass)
  const { near, far, log } = tailOf(of, low, high)
  return log(near) === -Infinity ? -Infinity : log(near) + Math.log(-Math.expm1(log(far) - log(near)))
}

function between(of: Tailed, law: Law, low: number, high: number): Law {
  const start = of.cdf(low)
  const mass = of.cdf(high) - start
  const inside =
    mass > amplePart
      ? { quantile: (u: number) => of.quantile(start + u * mass), cdf: (x: number) => (of.cdf(x) - start) / mass }
      : inTail(of, low, high)
  if (inside === null) return constant(start > 0.5 ? low : high)
  const cdf = (x: number): number => (x < low ? 0 : x >= high ? 1 : Math.min(1, Math.max(0, inside.cdf(x))))
  return {
    quantile: (u) => Math.min(high, Math.max(low, inside.quantile(u))),
    cdf,
    below: cdf,
    atoms: [],
    mean: null,
    sd: null,
    logMass: (from, to) => law.logMass(Math.max(low, from), Math.min(high, to)) - law.logMass(low, high),
    truncated: (from, to) => law.truncated(Math.min(high, Math.max(low, from)), Math.max(low, Math.min(high, to))),
  }
}

type Tail = { readonly isUpper: boolean; readonly near: number; readonly far: number; readonly log: (x: number) => number }

/** The tail that holds most of the interval, and the bound that is nearer to the middle. */
function tailOf(of: Tailed, low: number, high: number): Tail {
  return of.cdf(low) > 0.5
    ? { isUpper: true, near: low, far: high, log: of.logAbove }
    : { isUpper: false, near: high, far: low, log: of.logBelow }
}

/** Null where the tail holds nothing between the bounds. */
function inTail(of: Tailed, low: number, high: number): Pick<Law, "quantile" | "cdf"> | null {
  const { isUpper, near, far, log } = tailOf(of, low, high)
  const most = log(near)
  /** The probability of the interval as a part of all beyond its near bound, negative. */
  const part = Math.expm1(log(far) - most)
  if (!(part < 0)) return null
  const end = nearerEnd({ isUpper, near, far, log })
  const [from, to] = isUpper ? [near, end] : [end, near]
  return {
    quantile: (u) => {
      const target = most + Math.log1p((isUpper ? u : 1 - u) * part)
      if (target === -Infinity) return far
      return risingRoot((x) => (isUpper ? target - log(x) : log(x) - target), from, to)
    },
    cdf: (x) => {
      const reached = Math.expm1(log(x) - most) / part
      return isUpper ? reached : 1 - reached
    },
  }
}

/** e^-60 of what lies beyond the near bound is less than any draw sees. */
const negligible = -60

/** The far bound, or a nearer place beyond which next to nothing lies: a root is not looked for over 300 powers of ten. */
function nearerEnd({ near, far, log }: Tail): number {
  const most = log(near)
  let distance = far - near
  while (log(near + distance / 2) - most < negligible) distance /= 2
  return near + distance
}
