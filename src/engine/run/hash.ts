/**
 * Seeds from names: what an input is scrambled with depends on its path, the run's seed and the
 * replicate, never on its neighbours. Not for secrets.
 */

/**
 * A 32-bit seed for one input in one replicate.
 * Source: FNV-1a (RFC 9923) over the path, each number mixed in by the finaliser of MurmurHash3
 * (A. Appleby, public domain, https://github.com/aappleby/smhasher).
 */
export function scrambleSeed(path: string, seed: number, replicate: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < path.length; i++) {
    const code = path.charCodeAt(i)
    hash = Math.imul(hash ^ (code & 0xff), 0x01000193)
    hash = Math.imul(hash ^ (code >>> 8), 0x01000193)
  }
  hash = mix(hash ^ mix(seed | 0))
  hash = mix(hash ^ mix(Math.floor(seed / 2 ** 32) | 0) ^ 0x9e3779b9)
  return mix(hash + Math.imul(replicate + 1, 0x9e3779b1)) >>> 0
}

function mix(x: number): number {
  let h = x | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/**
 * Uniform random numbers in the open interval (0, 1) from a 32-bit seed.
 * Source: sfc32 of PractRand 0.95 (C. Doty-Humphrey, public domain, https://pracrand.sourceforge.net).
 */
export function uniformStream(seed: number): () => number {
  let a = mix(seed)
  let b = mix(seed ^ 0x9e3779b9)
  let c = mix(seed ^ 0x243f6a88)
  let counter = 1
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return ((sum >>> 0) + 0.5) * 2 ** -32
  }
  for (let i = 0; i < 12; i++) next()
  return next
}
