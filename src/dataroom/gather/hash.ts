/** Texts and bytes as numbers: two of 32 bits, joined to 53, by MurmurHash3's mixing. Not for secrets. Source: Appleby, public domain. */

function mixed(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

export function hash32(text: string, seed: number): number {
  let h = seed >>> 0
  for (let k = 0; k < text.length; k++) {
    h = Math.imul(h ^ text.charCodeAt(k), 0x9e3779b1)
    h = (h << 13) | (h >>> 19)
  }
  return mixed(h ^ text.length)
}

/** A whole number below 2^53: among ten million texts two meet by chance once in 180 such files. */
export function hash53(text: string): number {
  return (hash32(text, 0x2f0b4a87) >>> 11) * 4294967296 + hash32(text, 0x51ed270b)
}

export function hashBytes(bytes: Uint8Array): string {
  let [one, other] = [0x2f0b4a87, 0x51ed270b]
  for (const byte of bytes) {
    one = Math.imul(one ^ byte, 0x9e3779b1)
    one = (one << 13) | (one >>> 19)
    other = Math.imul(other ^ byte, 0x85ebca6b)
    other = (other << 15) | (other >>> 17)
  }
  return `${mixed(one ^ bytes.length)}-${mixed(other ^ bytes.length)}`
}

/** A number from 0 to 1 that belongs to the row: the same rows are chosen again with the same seed. */
export function chanceOf(row: number, seed: number): number {
  return mixed(Math.imul(row, 0x9e3779b1) ^ mixed(seed + 0x7f4a7c15)) / 4294967296
}
