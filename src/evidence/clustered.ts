/** Covariance of coefficients where several rows are of one respondent: they are alike, and so tell less than as many rows apart. */

export type Clustered = { readonly covariance: number[][]; readonly respondents: number }

/**
 * `bread`: covariance as if rows were independent [terms, terms]; `scores`: what each row adds to the slope of the likelihood
 * [rows][terms]; `respondents`: whose each row is [rows].
 * Source: Liang and Zeger, Longitudinal data analysis using generalized linear models (Biometrika 73, 1986).
 */
export function clusteredCovariance(
  bread: readonly ArrayLike<number>[],
  scores: (row: number, term: number) => number,
  respondents: readonly string[],
): Clustered {
  const sums = new Map<string, Float64Array>()
  for (const [row, name] of respondents.entries()) {
    const sum = sums.get(name) ?? new Float64Array(bread.length)
    for (let term = 0; term < bread.length; term++) sum[term]! += scores(row, term)
    sums.set(name, sum)
  }
  const few = sums.size / Math.max(1, sums.size - 1)
  const pulls = [...sums.values()].map((sum) => bread.map((row) => sum.reduce((all, each, k) => all + row[k]! * each, 0)))
  const covariance = bread.map((_, i) => bread.map((__, j) => few * pulls.reduce((all, pull) => all + pull[i]! * pull[j]!, 0)))
  return { covariance, respondents: sums.size }
}
