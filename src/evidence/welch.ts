/** Two means compared without taking their spreads to be equal. */
import { normalQuantile, studentP, studentQuantile } from "./distributions.ts"
import { meanOf, varianceOf } from "./moments.ts"

export type WelchTest = {
  /** Of the second less the first. */
  readonly difference: number
  readonly interval: readonly [number, number]
  readonly t: number
  readonly degrees: number
  readonly p: number
  /** The least difference that so many rows show with the power asked for. */
  readonly detectable: number
}

/**
 * Shape: two values or more in each group, not all alike.
 * Source: Welch, The generalization of Student's problem when several different population variances are involved (Biometrika
 * 34, 1947); degrees of freedom after Satterthwaite (1946). `detectable` takes the normal law for Student's.
 */
export function welchTest(first: readonly number[], second: readonly number[], alpha: number, power: number): WelchTest {
  const [a, b] = [varianceOf(first) / first.length, varianceOf(second) / second.length]
  const error = Math.sqrt(a + b)
  // Of shares of the variance: squares of small variances would leave the range of numbers.
  const part = a / (a + b)
  const degrees = 1 / (part ** 2 / (first.length - 1) + (1 - part) ** 2 / (second.length - 1))
  const difference = meanOf(second) - meanOf(first)
  const reach = studentQuantile(1 - alpha / 2, degrees) * error
  return {
    difference,
    interval: [difference - reach, difference + reach],
    t: difference / error,
    degrees,
    p: studentP(difference / error, degrees),
    detectable: (normalQuantile(1 - alpha / 2) + normalQuantile(power)) * error,
  }
}
