/** Rows that stand on two sides of a split, word for word or nearly: a model that remembers them is taken for one that understands. */
import { randomOf } from "../engine/random.ts"
import type { PartName, Split } from "./split.ts"

export type Duplicate = {
  readonly row: number
  readonly part: PartName
  /** The row that is trained on (or, for a row of the test, that tells when to stop). */
  readonly of: number
  readonly ofPart: PartName
  /** Share of their words in sequence that both have; 1 of the same text. */
  readonly likeness: number
}

/** Words in sequence that count as one thing that texts may share. */
const shingleWords = 3
/** Bands of rows of the signature: pairs that share 0.8 of their shingles meet with a chance above 0.9999, pairs that share 0.3 with one of 0.16. */
const [bands, bandRows] = [20, 4]

/**
 * At most one finding a row, the likest. Case, signs and spaces do not make texts different.
 * Source: Broder 1997, doi:10.1109/SEQUEN.1997.666900 (shingles and their resemblance); candidates by hashed bands, each then counted exactly.
 */
export function duplicatesAcross(texts: readonly string[], split: Split, likeness = 0.8): Duplicate[] {
  const shingles = texts.map(shinglesOf)
  const buckets = new Map<string, { row: number; part: PartName }[]>()
  const found: Duplicate[] = []
  for (const part of ["train", "validation", "test"] as const) {
    for (const row of split[part]) {
      const keys = bandKeys(shingles[row]!)
      const others = keys.flatMap((key) => buckets.get(key) ?? []).filter((other) => other.part !== part)
      const best = likest(row, others, shingles)
      if (best !== null && best.likeness >= likeness) {
        found.push({ row, part, of: best.row, ofPart: best.part, likeness: best.likeness })
      }
      for (const key of keys) {
        const held = buckets.get(key)
        if (held === undefined) buckets.set(key, [{ row, part }])
        // Of many rows that are the same, a few stand for all.
        else if (held.filter((one) => one.part === part).length < 8) held.push({ row, part })
      }
    }
  }
  return found
}

function likest(row: number, others: readonly { row: number; part: PartName }[], shingles: readonly Set<number>[]) {
  let best: { row: number; part: PartName; likeness: number } | null = null
  const seen = new Set<number>()
  for (const other of others) {
    if (seen.has(other.row)) continue
    seen.add(other.row)
    const likeness = resemblance(shingles[row]!, shingles[other.row]!)
    if (best === null || likeness > best.likeness) best = { ...other, likeness }
  }
  return best
}

/** Of both sets together, what both have. */
function resemblance(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0
  for (const one of a) if (b.has(one)) shared += 1
  return shared / (a.size + b.size - shared)
}

function shinglesOf(text: string): Set<number> {
  const plain = text.normalize("NFKC").toLowerCase()
  // A Chinese text has no spaces between words: each sign is one.
  const words = plain.match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []
  const those = new Set<number>()
  if (words.length < shingleWords) those.add(hashOf(words.length === 0 ? plain : words.join(" ")))
  for (let k = 0; k + shingleWords <= words.length; k++) those.add(hashOf(words.slice(k, k + shingleWords).join(" ")))
  return those
}

/** Source: FNV-1a, RFC 9923. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193)
  return hash >>> 0
}

/** One key for each band of the signature, made of the least of its shingles under each of its hashes. */
function bandKeys(shingles: ReadonlySet<number>): string[] {
  const least = new Uint32Array(bands * bandRows).fill(0xffffffff)
  for (const shingle of shingles) {
    for (let k = 0; k < least.length; k++) {
      let hash = Math.imul(shingle ^ salts[k]!, 0x85ebca6b)
      hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
      hash = (hash ^ (hash >>> 16)) >>> 0
      if (hash < least[k]!) least[k] = hash
    }
  }
  return Array.from({ length: bands }, (_, band) => `${band}:${least.slice(band * bandRows, (band + 1) * bandRows).join()}`)
}

const salts = ((random) => Uint32Array.from({ length: bands * bandRows }, () => random.below(4294967296)))(randomOf(1997))
