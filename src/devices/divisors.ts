/** The numbers of devices that a whole is shared out among without a rest, and the nearest of them. */

/** In rising order. Units: [1], a whole number. */
export function divisorsOf(count: number): readonly number[] {
  const small: number[] = []
  for (let divisor = 1; divisor * divisor <= count; divisor++) if (count % divisor === 0) small.push(divisor)
  const large = small.map((divisor) => count / divisor).toReversed()
  return small.at(-1) === large[0] ? [...small, ...large.slice(1)] : [...small, ...large]
}

/** By their ratio, the first of equals; 1 of none. */
export function nearestCount(counts: readonly number[], wanted: number): number {
  const distance = (count: number): number => Math.abs(Math.log(count / wanted))
  return counts.reduce((best, each) => (distance(each) < distance(best) ? each : best), counts[0] ?? 1)
}

export function nearestDivisor(count: number, wanted: number): number {
  return nearestCount(divisorsOf(count), wanted)
}
