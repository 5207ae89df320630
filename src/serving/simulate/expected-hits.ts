/** The part of all prompt tokens that is found in the cache, for the steady state: what the simulation finds hit by hit. */
import { unreachable } from "../../engine/index.ts"
import type { LengthMoments } from "./length-moments.ts"
import { cumulativeShares } from "./prefixes.ts"
import type { CacheSettings, PrefixCache } from "./settings.ts"

/**
 * Units: tokens found over tokens of prompts.  Errors: none.
 * Of shared texts, those are taken to lie in the cache that fit into it beside nothing else, the most asked for first: an upper bound where the cache is small.
 */
export function expectedHits(prefix: PrefixCache | null, lengths: LengthMoments, cache: CacheSettings): number {
  if (prefix === null) return 0
  const whole = (tokens: number): number => Math.floor(tokens / cache.tokensPerBlock) * cache.tokensPerBlock
  const mean = (found: (prompt: number) => number): number =>
    lengths.prompts.reduce((sum, prompt, i) => sum + lengths.weights[i]! * found(prompt), 0) / lengths.input
  switch (prefix.kind) {
    case "observed":
      return prefix.hits * mean((prompt) => whole(Math.max(0, Math.min(prefix.sharedTokens, prefix.share * prompt, prompt - 1))))
    case "groups": {
      const shared = whole(prefix.sharedTokens)
      if (shared === 0) return 0
      const fitting = Math.min(prefix.groups, Math.floor((cache.blocks * cache.tokensPerBlock) / shared))
      const asked = fitting === 0 ? 0 : cumulativeShares(prefix.groups, prefix.skew)[fitting - 1]!
      return prefix.member * asked * mean((prompt) => (prompt > shared ? shared : 0))
    }
    default:
      return unreachable(prefix)
  }
}
