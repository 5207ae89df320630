/** What needs no model: whoever cannot beat these has learnt nothing. */
import { majorityOf, meanOf } from "./target-leaks.ts"

/** The class that occurs most (the lower number of equals), and the shares of all: the chances of a model that knows no feature. */
export function majorityBaseline(labels: readonly number[], classes: number): { label: number; shares: Float64Array } {
  const shares = new Float64Array(classes)
  for (const label of labels) shares[label]! += 1 / labels.length
  return { label: majorityOf(labels), shares }
}

export function meanBaseline(values: readonly number[]): number {
  return meanOf(values)
}

/** Items by how often they occur, the lower number first of equals. */
export function popularityBaseline(items: ArrayLike<number>, count: number): Int32Array {
  const times = new Float64Array(count)
  for (let k = 0; k < items.length; k++) times[items[k]!]! += 1
  return Int32Array.from({ length: count }, (_, item) => item).sort((a, b) => times[b]! - times[a]! || a - b)
}

export type NGram = {
  /** Of the next token after those before it, in order. */
  readonly chance: (before: readonly number[], next: number) => number
  /** [nats] Of tokens in sequence, summed. */
  readonly loss: (tokens: readonly number[]) => number
}

/**
 * Counts of up to `order` tokens in sequence. What a longer history leaves to tokens not seen after it goes by the shorter one, at last evenly.
 * Source: Witten & Bell 1991, doi:10.1109/18.87000, method C, interpolated.
 */
export function nGramBaseline(tokens: readonly number[], order: number, vocabulary: number): NGram {
  const histories = new Map<string, { total: number; next: Map<number, number> }>()
  for (let k = 0; k < tokens.length; k++) {
    for (let length = 0; length < order && length <= k; length++) {
      const key = tokens.slice(k - length, k).join()
      const held = histories.get(key) ?? { total: 0, next: new Map<number, number>() }
      held.total += 1
      held.next.set(tokens[k]!, (held.next.get(tokens[k]!) ?? 0) + 1)
      histories.set(key, held)
    }
  }
  const chance = (before: readonly number[], next: number): number => {
    let told = 1 / vocabulary
    for (let length = 0; length < order && length <= before.length; length++) {
      const held = histories.get(before.slice(before.length - length).join())
      if (held === undefined) break
      told = ((held.next.get(next) ?? 0) + held.next.size * told) / (held.total + held.next.size)
    }
    return told
  }
  const loss = (asked: readonly number[]): number =>
    asked.reduce((sum, next, k) => sum - Math.log(chance(asked.slice(Math.max(0, k - order + 1), k), next)), 0)
  return { chance, loss }
}
