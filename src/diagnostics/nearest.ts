/**
 * The known names that a mistyped one may have meant, for "did you mean". Edit distance with
 * transpositions (optimal string alignment), blind to case and to `-`, `_` and spaces.
 */

type Candidate = { readonly name: string; readonly distance: number }

/** A hit on one part of a longer name (`H10O` on `H100-SXM`) ranks behind an equal hit on a whole name. */
const partPenalty = 0.5
/** Shorter parts than this say too little to be compared alone. */
const shortestPart = 3
/** A longer name is no slip of the pen, and comparing it would take long. */
const longestName = 100

/** Known names near to `name`, nearest first, then in the order given; names that differ in case or hyphens alone exclude others. */
export function nearest(name: string, known: readonly string[], limit = 3): string[] {
  if (name.length > longestName) return []
  const wanted = wordOf(name)
  if (wanted.text === "") return []
  let reach = Math.max(1, Math.floor(wanted.text.length / 3))
  const candidates: Candidate[] = []
  for (const each of new Set(known)) {
    const distance = apart(wanted, each, reach)
    if (distance > reach + partPenalty || distance >= wanted.text.length) continue
    candidates.push({ name: each, distance })
    // Names farther than enough others are not looked for any more.
    if (candidates.length % limit === 0) reach = Math.min(reach, Math.ceil(placed(candidates)[limit - 1]?.distance ?? reach))
  }
  const sorted = placed(candidates)
  const same = sorted.filter((candidate) => candidate.distance === 0)
  return (same.length > 0 ? same : sorted).slice(0, limit).map((candidate) => candidate.name)
}

/** So many names in any case: the near ones first, then those that share the most pairs of letters, for whoever has to choose one. */
export function closest(name: string, known: readonly string[], limit: number): string[] {
  const near = nearest(name, known, limit)
  if (near.length >= limit) return near
  const wanted = pairsOf(name.slice(0, longestName))
  const others = [...new Set(known)].filter((each) => !near.includes(each))
  const ranked = others.map((each) => ({ each, alike: alike(wanted, pairsOf(each)) })).sort((a, b) => b.alike - a.alike)
  return [...near, ...ranked.slice(0, limit - near.length).map(({ each }) => each)]
}

/** Twice what both have, over what they have together: 1 of equal ones (Dice, Ecology 26 (1945) 297-302). */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length
  return (2 * shared) / Math.max(1, a.size + b.size)
}

function pairsOf(name: string): ReadonlySet<string> {
  const { text } = wordOf(name)
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, k) => text.slice(k, k + 2)))
}

function placed(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((a, b) => a.distance - b.distance)
}

/** Infinity where neither the name nor a part of it is within reach. */
function apart(wanted: Word, name: string, reach: number): number {
  if (name.length > longestName) return Infinity
  const [whole, ...parts] = wordsOf(name)
  if (whole === undefined) return Infinity
  let least = editDistance(wanted, whole, reach)
  if (whole.text.length > shortestPart && wanted.text.startsWith(whole.text)) least = Math.min(least, 1)
  for (const part of parts) least = Math.min(least, editDistance(wanted, part, reach) + partPenalty)
  return least
}

/** Letters and digits in lower case, and how many there are of each kind (by the last five bits of its number). */
type Word = { readonly text: string; readonly counts: Uint8Array }

/** The names seen last: a file with many unknown names asks about the same known ones again and again. */
const seen = new Map<string, readonly Word[]>()
const mostSeen = 10_000

/** A name as one word, then its parts: the words of it, alone and joined from the first on: `a-b-c` gives a, b, c, ab. */
function wordsOf(name: string): readonly Word[] {
  const known = seen.get(name)
  if (known) return known
  const words = [wordOf(name), ...partsOf(name).map(wordOf)]
  if (seen.size >= mostSeen) seen.clear()
  seen.set(name, words)
  return words
}

function partsOf(name: string): string[] {
  const words = name.split(/[-_ ./]+/).map((word) => wordOf(word).text)
  if (words.length < 2) return []
  const joined = words.slice(1, -1).map((_, i) => words.slice(0, i + 2).join(""))
  return [...words, ...joined].filter((part) => part.length >= shortestPart)
}

function wordOf(name: string): Word {
  const text = name.toLowerCase().replace(/[-_\s]/g, "")
  const counts = new Uint8Array(32)
  for (let i = 0; i < text.length; i++) counts[text.charCodeAt(i) & 31]! += 1
  return { text, counts }
}

/** More than any distance that is looked for; with a little added it still fits a byte. */
const far = 250

/**
 * Insertions, deletions, substitutions and swaps of neighbours that lead from a to b; Infinity when they are more than `most`.
 * Source: E. Ukkonen, "Algorithms for approximate string matching", Information and Control 64 (1985) 100-118: only the band
 * of cells within `most` of the diagonal matters.
 */
function editDistance(from: Word, to: Word, most: number): number {
  if (lettersApart(from, to) > most) return Infinity
  const [a, b] = [from.text, to.text]
  const width = b.length + 1
  const costs = new Uint8Array((a.length + 1) * width).fill(far) // [letters of a, letters of b]
  for (let j = 0; j <= Math.min(most, b.length); j++) costs[j] = j
  for (let i = 1; i <= a.length; i++) {
    const row = i * width
    if (i <= most) costs[row] = i
    let least = i
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      const at = row + j
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(costs[at - width]! + 1, costs[at - 1]! + 1, costs[at - width - 1]! + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, costs[at - 2 * width - 2]! + 1)
      costs[at] = cost
      if (cost < least) least = cost
    }
    // A swap steps over a row, but costs one more than is in the row before.
    if (least > most) return Infinity
  }
  const distance = costs[a.length * width + b.length]!
  return distance > most ? Infinity : distance
}

/** At least so many changes are needed: one change brings or takes one letter, or both. */
function lettersApart(from: Word, to: Word): number {
  let [more, fewer] = [0, 0]
  for (let kind = 0; kind < 32; kind++) {
    const difference = from.counts[kind]! - to.counts[kind]!
    if (difference > 0) more += difference
    else fewer -= difference
  }
  return Math.max(more, fewer)
}
