/**
 * Shapley effects: the variance of a result divided among its inputs so that the shares add up to 1, also where inputs are
 * correlated. What several inputs bring together, by interaction or by correlation, is divided evenly among them.
 */
import { reachedBy } from "../derivative/jumps.ts"
import type { Correlation } from "../run/correlation.ts"
import { scrambleSeed, uniformStream } from "../run/hash.ts"
import type { Sampler } from "../run/sampler.ts"
import { type Asked, resultsOn } from "./asked.ts"
import { walksOver } from "./conditional-draws.ts"
import { type Estimate, ratioOf } from "./estimate.ts"

/** One or several inputs that share a part; the inputs of a result are divided among players without rest. */
export type Player = readonly number[]

/**
 * Each sample has a random order of the players; one after the other is drawn anew given those that stay, on common random numbers,
 * and the growth of (y - y anew)² / 2 is the part of the one that joined. Every second sample has the order of the one before it,
 * reversed. One run a player.  Shape: [players][months]; null in a month in which the result does not vary, or is not finite.
 * Source: E. Song, B. L. Nelson, J. Staum, SIAM/ASA J. Uncertainty Quantification 4 (2016) 1060-1083, doi:10.1137/15M1048070 (random
 * permutations, conditional draws); T. Goda, Reliability Engineering & System Safety 213 (2021) 107702,
 * doi:10.1016/j.ress.2021.107702 (one walk a sample).
 */
export function shapleyEffects(
  sampler: Sampler,
  asked: Asked,
  correlations: readonly Correlation[],
  players: readonly Player[],
  base: readonly Float64Array[] = resultsOn(sampler, asked),
): (Estimate | null)[][] {
  const { samples, replicates, perReplicate } = sampler.plan
  const orders = permutations(players.length, sampler)
  const reached = reachedBy(sampler.model.graph, asked.node)
  const { columns, drawing } = walksOver(sampler, { correlations, inputs: players.flat(), reached })()
  const drawings = players.map(drawing)
  const parts = players.map(() => base.map(() => new Float64Array(replicates))) // [players][months][replicates]
  let before = base
  for (let step = 0; step < players.length; step++) {
    for (let s = 0; s < samples; s++) drawings[orders[s * players.length + step]!]!(s)
    const after = resultsOn(sampler, asked, columns)
    for (const [month, y] of base.entries()) {
      const [from, to] = [before[month]!, after[month]!]
      for (let s = 0; s < samples; s++) {
        const part = parts[orders[s * players.length + step]!]![month]!
        part[Math.floor(s / perReplicate)]! += (y[s]! - (from[s]! + to[s]!) / 2) * (from[s]! - to[s]!)
      }
    }
    before = after
  }
  return sharesOf(parts)
}

/** Of the sum over all players, which is an estimate of the variance: so shares add up to 1. */
function sharesOf(parts: readonly (readonly Float64Array[])[]): (Estimate | null)[][] {
  const [first = []] = parts
  const all = first.map((own, month) => own.map((_, r) => parts.reduce((sum, part) => sum + part[month]![r]!, 0)))
  return parts.map((part) =>
    part.map((own, month) => {
      const share = ratioOf(own, all[month] ?? own)
      return Number.isFinite(share.value) ? share : null
    }),
  )
}

/** Shape: [samples, players]. */
function permutations(players: number, { plan, seed }: Sampler): Uint16Array {
  const orders = new Uint16Array(plan.samples * players)
  for (let r = 0, s = 0; r < plan.replicates; r++) {
    const next = uniformStream(scrambleSeed("order of the players", seed, r))
    for (let k = 0; k < plan.perReplicate; k++, s++) {
      const own = orders.subarray(s * players, (s + 1) * players)
      if (k % 2 === 1) own.set(orders.subarray((s - 1) * players, s * players).toReversed())
      else shuffle(own, next)
    }
  }
  return orders
}

/** Fisher and Yates, inside out. */
function shuffle(order: Uint16Array, next: () => number): void {
  for (let i = 0; i < order.length; i++) {
    const j = Math.floor(next() * (i + 1))
    order[i] = order[j]!
    order[j] = i
  }
}
