/** TOPSIS: how near each project comes to the best that any has by each criterion, and how far it stays from the worst. */

/**
 * Closeness from 0 (the worst by every criterion) to 1 (the best by every one): columns divided by their length, weighted, and
 * distances taken to the ideal and to its opposite. 0.5 where all are alike.
 * Shape: figures [projects][criteria], higher is better where `isHigherBetter`; weights [criteria].
 * Source: C.-L. Hwang and K. Yoon, Multiple Attribute Decision Making, Springer 1981, chapter 3 (TOPSIS), doi:10.1007/978-3-642-48318-9.
 */
export function closeness(
  figures: readonly (readonly number[])[],
  weights: readonly number[],
  isHigherBetter: readonly boolean[],
): number[] {
  const lengths = weights.map((_, c) => Math.hypot(...figures.map((row) => row[c]!)))
  const weighted = figures.map((row) =>
    row.map((x, c) => ((isHigherBetter[c] === true ? 1 : -1) * weights[c]! * x) / (lengths[c]! > 0 ? lengths[c]! : 1)),
  )
  const ideal = weights.map((_, c) => Math.max(...weighted.map((row) => row[c]!)))
  const opposite = weights.map((_, c) => Math.min(...weighted.map((row) => row[c]!)))
  return weighted.map((row) => {
    const [toIdeal, toOpposite] = [ideal, opposite].map((end) => Math.hypot(...row.map((x, c) => x - end[c]!))) as [
      number,
      number,
    ] // two ends
    return toIdeal + toOpposite > 0 ? toOpposite / (toIdeal + toOpposite) : 0.5
  })
}
