/** Distributions of the beta family: beta(alpha, beta) on [0, 1] and PERT between three points. */
import { betaCdf, betaLogCdf, betaLogit, betaQuantile, logBeta } from "./beta.ts"
import { continuous, type Tails } from "./continuous.ts"
import { constant, type Law } from "./law.ts"
import { logisticTable } from "./logit-table.ts"

export function betaLaw(alpha: number, beta: number): Law {
  const logB = logBeta(alpha, beta)
  const sum = alpha + beta
  const logistic = logisticTable(betaLogit(alpha, beta))
  return continuous(
    {
      quantile: betaQuantile(alpha, beta),
      ...(logistic === null ? {} : { ofNormal: logistic.value, logistic: { table: logistic.table, shift: 0, scale: 1 } }),
      cdf: (x) => betaCdf(x, alpha, beta, logB),
      mean: alpha / sum,
      sd: Math.sqrt((alpha * beta) / (sum + 1)) / sum,
    },
    betaTails(alpha, beta, 0, 1),
  )
}

/** The tails of beta(alpha, beta) stretched over [low, high]. */
function betaTails(alpha: number, beta: number, low: number, high: number): Required<Tails> {
  const logB = logBeta(alpha, beta)
  return {
    logBelow: (x) => betaLogCdf((x - low) / (high - low), alpha, beta, logB),
    logAbove: (x) => betaLogCdf((high - x) / (high - low), beta, alpha, logB),
  }
}

/**
 * A beta distribution stretched over [low, high] whose mean is (low + 4 mode + high) / 6.
 * Source: Malcolm, Roseboom, Clark, Fazar, "Application of a Technique for Research and Development Program
 * Evaluation", Operations Research 7(5) 1959, doi:10.1287/opre.7.5.646; alpha = 1 + 4 (mode - low)/(high - low).
 */
export function pertLaw(low: number, mode: number, high: number): Law {
  const width = high - low
  if (width === 0) return constant(low)
  const alpha = 1 + (4 * (mode - low)) / width
  const beta = 1 + (4 * (high - mode)) / width
  const unit = betaLaw(alpha, beta)
  const { ofNormal, logistic } = unit
  return continuous(
    {
      quantile: (u) => low + width * unit.quantile(u),
      ...(ofNormal === undefined ? {} : { ofNormal: (z: number) => low + width * ofNormal(z) }),
      ...(logistic === undefined ? {} : { logistic: { table: logistic.table, shift: low, scale: width } }),
      cdf: (x) => unit.cdf((x - low) / width),
      mean: (low + 4 * mode + high) / 6,
      sd: unit.sd === null ? null : width * unit.sd,
    },
    betaTails(alpha, beta, low, high),
  )
}
