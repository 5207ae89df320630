/** Student's t distribution, for error bars from few replicates. */
import { betaQuantile } from "./beta.ts"

const known = new Map<string, number>()

/**
 * The t that an interval of so many per cent and degrees of freedom reaches to either side; 2.262 for 95 % and 9.
 * Source: t² = f (1 - x) / x, where x has the beta distribution (f/2, 1/2) (DLMF 8.17, NIST e-Handbook 1.3.6.6.4).
 */
export function studentHalfWidth(freedom: number, level: 90 | 95 = 95): number {
  const key = `${level} ${freedom}`
  let t = known.get(key)
  if (t === undefined) {
    const x = betaQuantile(freedom / 2, 0.5)(1 - level / 100)
    t = Math.sqrt((freedom * (1 - x)) / x)
    known.set(key, t)
  }
  return t
}
