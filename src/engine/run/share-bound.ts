/**
 * How far a share may be off that every replicate counts the same: the spread of the replicates says nothing then, least of all
 * where no sample or every sample counts.
 * Source: C. J. Clopper, E. S. Pearson, Biometrika 26 (1934) 404-413: the exact interval of independent samples, by quantiles of the
 * beta distribution. Even points are surer than independent ones, so that it bounds from above.
 */
import { betaQuantile } from "./beta.ts"

/** What lies outside of the interval at either end. */
const tail = 0.025

/** The distance to the farther end of the 95 % interval. Units: a share.  Errors: none; 0 < samples, 0 <= count <= samples. */
export function shareBound(count: number, samples: number): number {
  const share = count / samples
  return Math.max(upperEnd(count, samples) - share, share - (1 - upperEnd(samples - count, samples)))
}

/** The share at which so few would be counted once in forty times. Of none: (1 - share)^samples = tail. */
function upperEnd(count: number, samples: number): number {
  if (count === samples) return 1
  if (count === 0) return -Math.expm1(Math.log(tail) / samples)
  return betaQuantile(count + 1, samples - count)(1 - tail)
}

/** The error of a share, or its bound where the replicates tell nothing; null where it is not known. */
export function errorOrBound(share: number | null, error: number | null, samples: number): number | null {
  return share === null || error !== 0 ? error : shareBound(Math.round(share * samples), samples)
}
