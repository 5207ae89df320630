/** Which requests begin with a text that others begin with too, and how much of each prompt is found in the cache. */
import { unreachable } from "../../engine/index.ts"
import { stream } from "./load.ts"
import type { Requests } from "./requests.ts"
import type { PrefixCache } from "./settings.ts"

export type Prefixes = {
  readonly groups: number
  /** Blocks that the shared text fills. */
  readonly prefixBlocks: number
  /** The text that each request begins with; -1: none of them. Shape: [requests]. */
  readonly group: Int32Array
  /** Tokens that each request finds anyhow. Shape: [requests]. */
  readonly found: Int32Array
}

/**
 * Only full blocks are shared, and the last token of a prompt is always computed, since the first of the answer comes out of it
 * (vLLM, automatic prefix caching). A prompt that is no longer than the shared text takes no part.
 */
export function drawnPrefixes(
  prefix: PrefixCache | null,
  { count, input }: Requests,
  tokensPerBlock: number,
  seed: number,
): Prefixes {
  const group = new Int32Array(count).fill(-1)
  const found = new Int32Array(count)
  if (prefix === null) return { groups: 0, prefixBlocks: 0, group, found }
  const next = stream("prefixes", seed)
  switch (prefix.kind) {
    case "groups": {
      const prefixBlocks = Math.floor(prefix.sharedTokens / tokensPerBlock)
      const upTo = cumulativeShares(prefix.groups, prefix.skew)
      for (let i = 0; i < count; i++) {
        const [isMember, place] = [next() < prefix.member, next()]
        if (isMember && prefixBlocks > 0 && input[i]! > prefixBlocks * tokensPerBlock) group[i] = placeOf(upTo, place)
      }
      return { groups: prefix.groups, prefixBlocks, group, found }
    }
    case "observed":
      for (let i = 0; i < count; i++) {
        const tokens = Math.min(prefix.sharedTokens, prefix.share * input[i]!, input[i]! - 1)
        if (next() < prefix.hits) found[i] = Math.floor(tokens / tokensPerBlock) * tokensPerBlock
      }
      return { groups: 0, prefixBlocks: 0, group, found }
    default:
      return unreachable(prefix)
  }
}

/** Up to which share of requests each text reaches, by Zipf's law. Shape: [groups]. */
export function cumulativeShares(groups: number, skew: number): Float64Array {
  const upTo = new Float64Array(groups)
  let sum = 0
  for (let i = 0; i < groups; i++) {
    sum += 1 / (i + 1) ** skew
    upTo[i] = sum
  }
  return upTo.map((share) => share / sum)
}

/** The first place that reaches beyond a share, by halving. */
function placeOf(upTo: Float64Array, share: number): number {
  let [low, high] = [0, upTo.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (upTo[middle]! > share) high = middle
    else low = middle + 1
  }
  return low
}
