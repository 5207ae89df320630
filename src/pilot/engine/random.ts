/**
 * Draws that depend on the seed, the stream and their number alone: the state is a count, so a run that was stopped goes on with the same draws.
 * Source: splitmix64 reduced to 32 bits, after Vigna, public domain (prng.di.unimi.it); the seed is mixed before use, so that neighbouring seeds have nothing in common.
 */

const step = 0x9e3779b9

export type Random = {
  /** Uniform between 0 and 1, both left out. */
  readonly uniform: () => number
  readonly normal: () => number
  /** A whole number from 0 and below `end`. */
  readonly below: (end: number) => number
  /** How many draws were made: with it as `drawn`, another one goes on from here. */
  readonly drawn: () => number
}

export function randomOf(seed: number, stream = 0, drawn = 0): Random {
  const key = mix(mix(seed) ^ mix(Math.imul(stream + 1, step)))
  let count = drawn
  const uniform = (): number => (mix(mix(key + Math.imul(++count, step)) ^ key) + 0.5) / 4294967296
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
    below: (end) => Math.min(end - 1, Math.floor(end * uniform())),
    drawn: () => count,
  }
}

/** 0, 1 … in random order (Fisher and Yates). */
export function shuffled(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, k) => k)
  for (let k = count - 1; k > 0; k--) {
    const other = random.below(k + 1)
    const kept = order[k]!
    order[k] = order[other]!
    order[other] = kept
  }
  return order
}

function mix(value: number): number {
  let mixed = value >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
