/**
 * Continuous distributions whose quantiles are formulas. Parameters are those of the file's
 * language: mean and sd are of the variable itself, an interval holds the middle 90 %.
 */
import { continuous } from "./continuous.ts"
import { constant, type Law } from "./law.ts"
import { normalCdf, normalLogCdf, normalQuantile } from "./normal.ts"

/** From the middle to the end of a 90 % interval, in standard deviations: the normal quantile of 0.95. */
const halfWidth = 1.6448536269514722

/** 5 % below low, 5 % above high; log-normal when low > 0, else normal. */
export function intervalLaw(low: number, high: number): Law {
  if (low > 0) return logLaw((Math.log(low) + Math.log(high)) / 2, Math.log(high / low) / (2 * halfWidth))
  return normalLaw((low + high) / 2, (high - low) / (2 * halfWidth))
}

export function normalLaw(mean: number, sd: number): Law {
  if (sd === 0) return constant(mean)
  return continuous(
    {
      quantile: (u) => mean + sd * normalQuantile(u),
      ofNormal: (z) => mean + sd * z,
      cdf: (x) => normalCdf((x - mean) / sd),
      mean,
      sd,
    },
    { logBelow: (x) => normalLogCdf((x - mean) / sd), logAbove: (x) => normalLogCdf((mean - x) / sd) },
  )
}

/** Log-normal by the mean and sd of the variable itself: s² = log(1 + (sd/mean)²), m = log(mean) - s²/2. */
export function lognormalLaw(mean: number, sd: number): Law {
  if (sd === 0) return constant(mean)
  const variance = Math.log1p((sd / mean) ** 2)
  return logLaw(Math.log(mean) - variance / 2, Math.sqrt(variance))
}

/** Log-normal by mean and sd of the logarithm. */
function logLaw(mean: number, sd: number): Law {
  if (sd === 0) return constant(Math.exp(mean))
  const ownMean = Math.exp(mean + (sd * sd) / 2)
  return continuous(
    {
      quantile: (u) => Math.exp(mean + sd * normalQuantile(u)),
      ofNormal: (z) => Math.exp(mean + sd * z),
      exponential: { shift: mean, scale: sd },
      cdf: (x) => (x > 0 ? normalCdf((Math.log(x) - mean) / sd) : 0),
      mean: ownMean,
      sd: ownMean * Math.sqrt(Math.expm1(sd * sd)),
    },
    {
      logBelow: (x) => (x > 0 ? normalLogCdf((Math.log(x) - mean) / sd) : -Infinity),
      logAbove: (x) => (x > 0 ? normalLogCdf((mean - Math.log(x)) / sd) : 0),
    },
  )
}

export function uniformLaw(low: number, high: number): Law {
  const width = high - low
  if (width === 0) return constant(low)
  const part = (distance: number): number => Math.min(1, Math.max(0, distance / width))
  return continuous(
    {
      quantile: (u) => low + width * u,
      linear: { shift: low, scale: width },
      cdf: (x) => part(x - low),
      mean: (low + high) / 2,
      sd: width / Math.sqrt(12),
    },
    { logAbove: (x) => Math.log(part(high - x)) },
  )
}

export function triangularLaw(low: number, mode: number, high: number): Law {
  const width = high - low
  if (width === 0) return constant(low)
  const rise = (mode - low) / width
  const cdf = (x: number): number => {
    if (x <= low) return 0
    if (x >= high) return 1
    return x <= mode ? (x - low) ** 2 / (width * (mode - low)) : 1 - (high - x) ** 2 / (width * (high - mode))
  }
  return continuous(
    {
      quantile: (u) => (u <= rise ? low + width * Math.sqrt(u * rise) : high - width * Math.sqrt((1 - u) * (1 - rise))),
      cdf,
      mean: (low + mode + high) / 3,
      sd: width * Math.sqrt((1 - rise + rise * rise) / 18),
    },
    {
      logAbove: (x) => (x <= mode ? Math.log1p(-cdf(x)) : 2 * Math.log(Math.max(0, high - x)) - Math.log(width * (high - mode))),
    },
  )
}

export function exponentialLaw(mean: number): Law {
  if (mean === 0) return constant(0)
  return continuous(
    {
      quantile: (u) => -mean * Math.log1p(-u),
      cdf: (x) => (x > 0 ? -Math.expm1(-x / mean) : 0),
      mean,
      sd: mean,
    },
    { logAbove: (x) => Math.min(0, -x / mean) },
  )
}
