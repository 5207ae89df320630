/** The numbers of devices that a whole is shared out among without a rest. */

/** In rising order. Units: [1], a whole number. */
export function divisorsOf(count: number): readonly number[] {
  const small: number[] = []
  for (let divisor = 1; divisor * divisor <= count; divisor++) if (count % divisor === 0) small.push(divisor)
  const large = small.map((divisor) => count / divisor).toReversed()
  return small.at(-1) === large[0] ? [...small, ...large.slice(1)] : [...small, ...large]
}
