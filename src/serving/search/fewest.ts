/** Smallest and largest numbers that keep a promise, found by halving. */

/**
 * The smallest whole number from `from` to `upTo` that holds; null where `upTo` is reached without. Holding is monotone: more workers at the same load
 * leave fewer requests to each, and no time of the steady state rises by that.
 */
export function fewest(holds: (count: number) => boolean, from: number, upTo: number): number | null {
  if (from > upTo) return null
  if (holds(from)) return from
  let low = from
  for (let step = 1; ; step *= 2) {
    const next = Math.min(upTo, low + step)
    if (next === low) return null
    if (holds(next)) return between(holds, low, next)
    low = next
  }
}

function between(holds: (count: number) => boolean, fails: number, holding: number): number {
  let [low, high] = [fails, holding]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}

/** The greatest whole number whose rising `value` stays within a limit; 0 where not even 1 does. `first`: a guess from above. */
export function mostWithin(value: (count: number) => number, limit: number, first: number): number {
  let count = Math.max(0, Math.floor(first))
  while (count > 0 && value(count) > limit) count--
  return count
}
