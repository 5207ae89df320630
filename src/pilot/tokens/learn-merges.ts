/**
 * Which pairs of tokens become tokens: the most frequent, of equals the one with the smaller tokens, so that the same text gives the same
 * tokens. A merge changes the counts of the words that hold the pair alone.
 */
export type CountedWord = { readonly tokens: readonly number[]; readonly count: number }

type Pair = readonly [number, number]
type Tally = { readonly pair: Pair; count: number; readonly words: Set<number> }

/** As many merges as asked for; fewer where no pair stands twice. */
export function learnMerges(given: readonly CountedWord[], merges: number): readonly Pair[] {
  const words = given.map(({ tokens, count }) => ({ tokens: [...tokens], count }))
  const tallies = new Map<string, Tally>()
  const tally = (index: number, sign: number): void => {
    const { tokens, count } = words[index]!
    for (let k = 0; k + 1 < tokens.length; k++) addTo(tallies, [tokens[k]!, tokens[k + 1]!], index, sign * count)
  }
  for (const index of words.keys()) tally(index, 1)
  const learnt: Pair[] = []
  while (learnt.length < merges) {
    const best = mostFrequent(tallies)
    if (best === null) break
    for (const index of [...best.words]) {
      tally(index, -1)
      const word = words[index]!
      word.tokens = replaced(word.tokens, best.pair, 256 + learnt.length)
      tally(index, 1)
    }
    learnt.push(best.pair)
  }
  return learnt
}

function addTo(tallies: Map<string, Tally>, pair: Pair, index: number, count: number): void {
  const key = pair.join()
  const found = tallies.get(key) ?? { pair, count: 0, words: new Set() }
  found.count += count
  if (count > 0) found.words.add(index)
  if (found.count === 0) tallies.delete(key)
  else tallies.set(key, found)
}

function mostFrequent(tallies: ReadonlyMap<string, Tally>): Tally | null {
  let best: Tally | null = null
  for (const each of tallies.values())
    if (
      each.count > 1 &&
      (best === null || each.count > best.count || (each.count === best.count && isBefore(each.pair, best.pair)))
    )
      best = each
  return best
}

function isBefore(a: Pair, b: Pair): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])
}

function replaced(tokens: readonly number[], [left, right]: Pair, token: number): number[] {
  const out: number[] = []
  for (let k = 0; k < tokens.length; k++) {
    const isPair = tokens[k] === left && tokens[k + 1] === right
    out.push(isPair ? token : tokens[k]!)
    if (isPair) k++
  }
  return out
}
