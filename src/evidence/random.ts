/** Draws for resampling: seeded, the same on every machine. */

/** Uniform between 0 and 1, both left out. Source: Vigna's splitmix64 reduced to 32 bits, public domain (prng.di.unimi.it). */
export function uniforms(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return (((mixed ^ (mixed >>> 15)) >>> 0) + 0.5) / 4294967296
  }
}

/** Where counts are many, the normal law is as good. */
const many = 50

/** A count of the Poisson law with that mean. */
export function poissonDraw(mean: number, uniform: () => number): number {
  if (mean > many) {
    const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal))
  }
  const limit = Math.exp(-mean)
  let product = uniform()
  let count = 0
  while (product > limit) {
    product *= uniform()
    count += 1
  }
  return count
}

/** A whole number from 0 and below `end`. */
export function below(end: number, uniform: () => number): number {
  return Math.min(end - 1, Math.floor(end * uniform()))
}
