/**
 * Chances of several tests, each raised so that all of them together find what is not there no oftener than one alone would.
 * Source: Holm, A simple sequentially rejective multiple test procedure (Scandinavian Journal of Statistics 6, 1979).
 */
export function holm(chances: readonly number[]): readonly number[] {
  const order = chances.map((_, k) => k).sort((a, b) => (chances[a] ?? 1) - (chances[b] ?? 1))
  const adjusted = chances.map(() => 1)
  let least = 0
  for (const [rank, k] of order.entries()) {
    least = Math.max(least, Math.min(1, (chances.length - rank) * (chances[k] ?? 1)))
    adjusted[k] = least
  }
  return adjusted
}
