/** Shares of yes: the interval of one, and two compared. */
import { betaQuantile, normalP, normalQuantile } from "./distributions.ts"

export type Counted = { readonly yes: number; readonly rows: number }
export type Interval = readonly [low: number, high: number]

export type ProportionTest = {
  /** Of the second less the first. */
  readonly difference: number
  readonly interval: Interval
  readonly z: number
  readonly p: number
}

/**
 * The exact interval of one share.
 * Source: Clopper and Pearson, The use of confidence or fiducial limits … (Biometrika 26, 1934), by quantiles of the beta law.
 */
export function exactInterval({ yes, rows }: Counted, alpha: number): Interval {
  return [
    yes === 0 ? 0 : betaQuantile(alpha / 2, yes, rows - yes + 1),
    yes === rows ? 1 : betaQuantile(1 - alpha / 2, yes + 1, rows - yes),
  ]
}

/**
 * z of the pooled share; shape: not all yes and not all no.
 * Source of the interval: Newcombe, Interval estimation for the difference between independent proportions (Statistics in
 * Medicine 17, 1998), method 10: of the Wilson intervals of both.
 */
export function proportionTest(first: Counted, second: Counted, alpha: number): ProportionTest {
  const [a, b] = [first.yes / first.rows, second.yes / second.rows]
  const pooled = (first.yes + second.yes) / (first.rows + second.rows)
  const z = (b - a) / Math.sqrt(pooled * (1 - pooled) * (1 / first.rows + 1 / second.rows))
  const [lowA, highA] = wilsonInterval(first, alpha)
  const [lowB, highB] = wilsonInterval(second, alpha)
  return {
    difference: b - a,
    interval: [b - a - Math.hypot(b - lowB, highA - a), b - a + Math.hypot(highB - b, a - lowA)],
    z,
    p: normalP(z),
  }
}

/** Source: Wilson, Probable inference, the law of succession, and statistical inference (JASA 22, 1927). */
function wilsonInterval({ yes, rows }: Counted, alpha: number): Interval {
  const z = normalQuantile(1 - alpha / 2)
  const middle = (yes + z ** 2 / 2) / (rows + z ** 2)
  const reach = (z * Math.sqrt((yes * (rows - yes)) / rows + z ** 2 / 4)) / (rows + z ** 2)
  return [Math.max(0, middle - reach), Math.min(1, middle + reach)]
}
