/**
 * Texts that say nearly the same. The least of many random orders of its runs is a signature of a text; two signatures agree at a
 * place with the chance of the texts' resemblance (Broder 1997). Texts that agree in a whole band of places are compared run by run.
 */
import { resemblance, shinglesOf } from "./shingles.ts"

/** 16 bands of 8: texts of a resemblance of 0.8 meet with a chance of 95 %, of 0.5 with 6 %. */
const bands = 16
const bandLength = 8
const signatureLength = bands * bandLength
/** From here on texts are told to say the same. */
export const alike = 0.8
/** The time that it takes grows with texts and runs: of more, texts that lie evenly apart are compared. */
const [mostCompared, mostRuns] = [20_000, 4_000_000]
const mostPairs = 3
/** In one band alone a template that half the file follows would be compared with itself a million times. */
const mostInBucket = 200

export type NearDuplicates = {
  /** Texts long enough to compare. */
  readonly compared: number
  /** Those of them that say nearly or exactly the same as one before them. */
  readonly rows: number
  readonly pairs: readonly { readonly row: number; readonly earlier: number; readonly resemblance: number }[]
}

type Entry = { readonly row: number; readonly runs: Uint32Array }

/** Errors: none. Texts stand with the numbers of their rows. */
export function nearDuplicates(texts: readonly { readonly row: number; readonly text: string }[]): NearDuplicates {
  const entries = entriesOf(texts)
  const signatures = entries.map(({ runs }) => signatureOf(runs))
  const repeats = new Map<number, { readonly earlier: number; readonly resemblance: number }>()
  const buckets = new Map<string, number[]>()
  for (const [k, entry] of entries.entries())
    for (let band = 0; band < bands; band++) {
      const key = `${band}:${signatures[k]?.subarray(band * bandLength, (band + 1) * bandLength).join(".") ?? ""}`
      const bucket = buckets.get(key) ?? []
      if (!repeats.has(k)) seek(entry, k, bucket, entries, repeats)
      if (bucket.length < mostInBucket && !repeats.has(k)) bucket.push(k)
      buckets.set(key, bucket)
    }
  const pairs = [...repeats].map(([k, found]) => ({ row: entries[k]?.row ?? 0, ...found }))
  // What is alike to the last word is told elsewhere: those that differ are the ones worth seeing.
  const telling = pairs.filter((pair) => pair.resemblance < 1)
  return { compared: entries.length, rows: repeats.size, pairs: (telling.length > 0 ? telling : pairs).slice(0, mostPairs) }
}

function entriesOf(texts: readonly { readonly row: number; readonly text: string }[]): readonly Entry[] {
  const step = Math.max(1, Math.ceil(texts.length / mostCompared))
  const entries: Entry[] = []
  let all = 0
  for (let k = 0; k < texts.length && all < mostRuns; k += step) {
    const { row = 0, text = "" } = texts[k] ?? {}
    const runs = shinglesOf(text)
    if (runs === null) continue
    all += runs.length
    entries.push({ row, runs })
  }
  return entries
}

function seek(
  entry: Entry,
  place: number,
  bucket: readonly number[],
  entries: readonly Entry[],
  repeats: Map<number, { readonly earlier: number; readonly resemblance: number }>,
): void {
  for (const other of bucket) {
    const earlier = entries[other]
    if (earlier === undefined) continue
    const shared = resemblance(earlier.runs, entry.runs)
    if (shared >= alike) {
      repeats.set(place, { earlier: earlier.row, resemblance: shared })
      return
    }
  }
}

/** Orders by multiplying and adding, as odd factors are one to one on 32 bits. */
const factors = Uint32Array.from({ length: signatureLength }, (_, k) => (Math.imul(k + 1, 0x9e3779b1) ^ 0x5bd1e995) | 1)
const terms = Uint32Array.from({ length: signatureLength }, (_, k) => Math.imul(k + 1, 0x85ebca77))

/** Shape: [signatureLength]. */
export function signatureOf(runs: Uint32Array): Uint32Array {
  const least = new Uint32Array(signatureLength).fill(0xffffffff)
  for (const run of runs)
    for (let k = 0; k < signatureLength; k++) {
      let h = (Math.imul(run, factors[k]!) + terms[k]!) | 0
      h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
      h = (h ^ (h >>> 13)) >>> 0
      if (h < least[k]!) least[k] = h
    }
  return least
}

/** The share of places at which two signatures agree: an estimate of the resemblance. */
export function agreement(one: Uint32Array, other: Uint32Array): number {
  return one.reduce((sum, each, k) => sum + (each === other[k] ? 1 : 0), 0) / one.length
}
