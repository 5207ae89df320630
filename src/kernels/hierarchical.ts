/**
 * A collective over several tiers, the nearest first: reduce-scatter inside, the rest over the outer tiers on the share that is
 * left to each, all-gather inside (hierarchical all-reduce, Jia et al., arXiv 1807.11205). Phases follow one another; where they
 * overlap it is less.
 */
import type { Tier } from "../devices/index.ts"
import type { CollectiveKind, Kernels } from "./shapes.ts"
import { unreachable } from "./unreachable.ts"

export type TierGroup = { readonly ranks: number; readonly tier: Tier }

/**
 * Seconds over the product of all ranks; `bytes` as in `Kernels.collective`.
 * All-to-all crosses the inner tier with everything and each outer tier with what is not for neighbours; a send crosses the outermost.
 */
export function hierarchicalCollective(
  kernels: Kernels,
  kind: CollectiveKind,
  bytes: number,
  groups: readonly TierGroup[],
): number {
  const [inner, ...outer] = groups.filter(({ ranks }) => ranks > 1)
  if (inner === undefined) return 0
  const { ranks, tier } = inner
  if (outer.length === 0) return kernels.collective(kind, bytes, ranks, tier)
  const share = bytes / ranks
  switch (kind) {
    case "all-reduce":
      return (
        kernels.collective("reduce-scatter", bytes, ranks, tier) +
        hierarchicalCollective(kernels, kind, share, outer) +
        kernels.collective("all-gather", bytes, ranks, tier)
      )
    case "all-gather":
    case "reduce-scatter":
      return kernels.collective(kind, bytes, ranks, tier) + hierarchicalCollective(kernels, kind, share, outer)
    case "all-to-all":
      return kernels.collective(kind, bytes, ranks, tier) + hierarchicalCollective(kernels, kind, bytes, outer)
    case "send":
      return hierarchicalCollective(kernels, kind, bytes, outer)
    default:
      return unreachable(kind)
  }
}
