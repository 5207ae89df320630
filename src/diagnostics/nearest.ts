/**
 * The known names that a mistyped one may have meant, for "did you mean". Edit distance with
 * transpositions (optimal string alignment), blind to case and to `-`, `_` and spaces.
 */

type Candidate = { readonly name: string; readonly distance: number }

/** A hit on one part of a longer name (`H10O` on `H100-SXM`) ranks behind an equal hit on a whole name. */
const partPenalty = 0.5
/** Shorter parts than this say too little to be compared alone. */
const shortestPart = 3

/** Known names near to `name`, nearest first, then in the order given; names that differ in case or hyphens alone exclude others. */
export function nearest(name: string, known: readonly string[], limit = 3): string[] {
  const wanted = simplify(name)
  if (wanted === "") return []
  const reach = Math.max(1, Math.floor(wanted.length / 3))
  const candidates: Candidate[] = []
  for (const each of new Set(known)) {
    const distance = apart(wanted, each)
    if (distance <= reach + partPenalty && distance < wanted.length) candidates.push({ name: each, distance })
  }
  candidates.sort((a, b) => a.distance - b.distance)
  const same = candidates.filter((candidate) => candidate.distance === 0)
  return (same.length > 0 ? same : candidates).slice(0, limit).map((candidate) => candidate.name)
}

function apart(wanted: string, name: string): number {
  const whole = simplify(name)
  let least = editDistance(wanted, whole)
  if (whole.length > shortestPart && wanted.startsWith(whole)) least = Math.min(least, 1)
  for (const part of parts(name)) least = Math.min(least, editDistance(wanted, part) + partPenalty)
  return least
}

/** The words of a name, alone and joined from the first on: `a-b-c` gives a, b, c, ab. */
function parts(name: string): string[] {
  const words = name.split(/[-_ ./]+/).map(simplify)
  if (words.length < 2) return []
  const joined = words.slice(1, -1).map((_, i) => words.slice(0, i + 2).join(""))
  return [...words, ...joined].filter((part) => part.length >= shortestPart)
}

function simplify(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, "")
}

/** Insertions, deletions, substitutions and swaps of neighbours that lead from a to b. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
