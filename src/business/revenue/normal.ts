/** The normal distribution in the language of the file, which has no function for it. */

import type { Source } from "../../engine/index.ts"

export const handbook: Source = {
  title: "Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.28: the error function within 3e-7",
  where: "https://liquisearch.com/error_function/approximation_with_elementary_functions",
  date: "1964",
  confidence: "secondary",
}

/** Of the error function for positive x, from the power 1 on. */
const coefficients: readonly number[] = [...[0.0705230784, 0.0422820123, 0.0092705272, 0.0001520143, 0.0002765672, 0.0000430638]]

/**
 * Formula of the share of a standard normal variable below `x`, itself a formula without a unit.
 * Off by less than 1.5e-7. Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.28, with Φ(x) = (1 + erf(x/√2))/2.
 */
export function shareBelow(x: string): string {
  const half = Math.SQRT1_2
  const scaled = coefficients.map((c, k) => (c * half ** (k + 1)).toPrecision(10))
  const nested = scaled.reduceRight((inner, c) => (inner === "" ? c : `${c} + abs(${x}) * (${inner})`), "")
  const tail = `0.5 / (1 + abs(${x}) * (${nested})) ^ 16`
  return `0.5 + if(${x} < 0, -1, 1) * (0.5 - ${tail})`
}
