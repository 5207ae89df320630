/** Student's t distribution, for error bars from few replicates. */
import { betaQuantile } from "./beta.ts"

const known = new Map<number, number>()

/**
 * The t that a 95 % interval of so many degrees of freedom reaches to either side; 2.262 for 9.
 * Source: t² = f (1 - x) / x, where x has the beta distribution (f/2, 1/2) (DLMF 8.17, NIST e-Handbook 1.3.6.6.4).
 */
export function studentHalfWidth(freedom: number): number {
  let t = known.get(freedom)
  if (t === undefined) {
    const x = betaQuantile(freedom / 2, 0.5)(0.05)
    t = Math.sqrt((freedom * (1 - x)) / x)
    known.set(freedom, t)
  }
  return t
}
