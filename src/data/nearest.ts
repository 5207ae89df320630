/**
 * Names without regard to case and separators, and the known names nearest to an unknown one.
 * Distance: Damerau-Levenshtein in its restricted form; a shared beginning breaks ties.
 */

/** `h100 sxm`, `H100_SXM` and `H100-SXM` are one name; a dot stays, it parts versions. */
export function normalName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_\-/:()]+/g, "")
}

/** At most `count` of the known names, the nearest first; those that share nothing are left out. */
export function nearestNames(name: string, known: readonly string[], count = 3): readonly string[] {
  const wanted = normalName(name)
  const ranked = known.map((candidate) => ({ candidate, score: score(wanted, normalName(candidate)) }))
  ranked.sort((a, b) => a.score - b.score || a.candidate.length - b.candidate.length || (a.candidate < b.candidate ? -1 : 1))
  const near = ranked.filter((row) => row.score <= Math.max(2, wanted.length * 0.7))
  return near.slice(0, count).map((row) => row.candidate)
}

function score(a: string, b: string): number {
  const inside = a.length > 1 && (b.includes(a) || a.includes(b))
  return editDistance(a, b) * (inside ? 0.5 : 1) - 0.1 * sharedStart(a, b)
}

function sharedStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

/** Insertions, deletions, exchanges and swaps of neighbours that lead from one text to the other. */
function editDistance(a: string, b: string): number {
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width) // [a.length + 1, b.length + 1]
  for (let i = 0; i <= a.length; i++) table[i * width] = i
  for (let j = 0; j <= b.length; j++) table[j] = j
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const exchange = table[(i - 1) * width + j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let best = Math.min(table[(i - 1) * width + j]! + 1, table[i * width + j - 1]! + 1, exchange)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwap) best = Math.min(best, table[(i - 2) * width + j - 2]! + 1)
      table[i * width + j] = best
    }
  }
  return table[a.length * width + b.length]!
}
