/** Over which networks a group of devices talks, and how many of them over each. */
import type { Machine, Tier } from "./machines.ts"

/** Ranks that talk over one tier. */
export type Ring = { readonly ranks: number; readonly tier: Tier }

/**
 * The rings of a group among `count` devices, the nearest first, whose product is the group: ranks stand `stride` devices apart, as Megatron-LM lays them
 * (tensor innermost, then context, data, pipeline; megatron/core/parallel_state.py). Where a tier does not hold a whole number of them, as many as it holds.
 */
export function ringsAmong({ tiers }: Machine, count: number, stride: number, ranks: number): readonly Ring[] {
  const rings: Ring[] = []
  let joined = 1
  for (const tier of tiers) {
    if (joined >= ranks) break
    const held = Math.min(ranks, Math.floor(Math.min(tier.size, count) / stride))
    const own = largestDivisor(ranks / joined, held / joined)
    if (own > 1) rings.push({ ranks: own, tier })
    joined *= own
  }
  const last = tiers.at(-1)
  if (joined < ranks && last !== undefined) rings.push({ ranks: ranks / joined, tier: last })
  return rings
}

/** Of a whole number, at most so large; 1 at least. */
function largestDivisor(whole: number, most: number): number {
  for (let divisor = Math.min(whole, Math.floor(most)); divisor > 1; divisor--) if (whole % divisor === 0) return divisor
  return 1
}
