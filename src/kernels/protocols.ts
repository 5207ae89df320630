/**
 * Collectives from the specification of a network alone: the cost model by which NCCL itself chooses among its protocols, for a
 * ring, and for the tree that it takes for an all-reduce over a network.
 * Source: NVIDIA/nccl:src/graph/tuning.cc@01afd20 (baseLat, hwLat, bandwidth of LL and LL128).
 */
import type { Tier } from "../devices/index.ts"
import type { CollectiveKind } from "./shapes.ts"
import { unreachable } from "./unreachable.ts"

/** LL moves 4 of 8 bytes and waits little, LL128 120 of 128, Simple all of them and waits longest. */
type Protocol = {
  /** [s] of the kernel by itself, in a ring and in a tree. */
  readonly ring: number
  readonly tree: number
  /** [s] of one step inside a machine, and to another one. */
  readonly inside: number
  readonly outside: number
  readonly treeOutside: number
  /** Of the bandwidth that the tier delivers. */
  readonly share: number
}
const protocols: readonly Protocol[] = [
  { ring: 3.6e-6, tree: 4.4e-6, inside: 0.47e-6, outside: 2.7e-6, treeOutside: 5e-6, share: 1 / 4 },
  { ring: 10e-6, tree: 4.4e-6, inside: 1.9e-6, outside: 4e-6, treeOutside: 8.5e-6, share: 0.92 },
  { ring: 8.4e-6, tree: 8.4e-6, inside: 3.4e-6, outside: 9.6e-6, treeOutside: 50e-6, share: 1 },
]

/** Part of the nominal bandwidth that large messages reach: NVLink 3 to 5 by the measured tables, networks 0.8 to 0.95 (assumption). */
const insideShare = 0.74
const outsideShare = 0.85
/** The outside steps above are those of InfiniBand [s]; a tier that is slower or quicker moves them all. */
const usualLatency = 2e-5
/** [byte/s] where no source tells: one port of 100 Gbit/s. */
const usualBandwidth = 12.5e9
/** Messages of an all-to-all that are under way at once: an assumption. */
const concurrentSends = 8

const networks: ReadonlySet<Tier["kind"]> = new Set<Tier["kind"]>(["infiniband", "ethernet", "efa", "roce", "dcn"])

/** Whether a tier leaves the machine through network ports. */
export function isNetwork({ kind }: Tier): boolean {
  return networks.has(kind)
}

/** [s]; bytes as in `Kernels.collective`. */
export function specifiedCollective(kind: CollectiveKind, bytes: number, ranks: number, tier: Tier): number {
  const isOutside = isNetwork(tier)
  const bandwidth = (tier.bandwidth ?? usualBandwidth) * (isOutside ? outsideShare : insideShare)
  const slower = isOutside ? (tier.latency ?? usualLatency) / usualLatency : 1
  let best = Infinity
  for (const { ring, tree, inside, outside, treeOutside, share } of protocols) {
    const transfer = (bytes * volumeOf(kind, ranks)) / (bandwidth * share)
    best = Math.min(best, ring + stepsOf(kind, ranks) * (isOutside ? outside * slower : inside) + transfer)
    if (kind === "all-reduce" && isOutside) {
      best = Math.min(
        best,
        tree + 2 * Math.ceil(Math.log2(ranks)) * treeOutside * slower + (bytes * 2) / (bandwidth * share * treeShare),
      )
    }
  }
  return best
}

/** Of a ring's bandwidth (tuning.cc: 0.9). */
const treeShare = 0.9

/** Bytes that each link carries, as a part of `bytes` (nccl-tests, doc/PERFORMANCE.md: the bus bandwidth). */
export function volumeOf(kind: CollectiveKind, ranks: number): number {
  switch (kind) {
    case "all-reduce":
      return (2 * (ranks - 1)) / ranks
    case "all-gather":
    case "reduce-scatter":
    case "all-to-all":
      return (ranks - 1) / ranks
    case "send":
      return 1
    default:
      return unreachable(kind)
  }
}

/** Steps that wait for one another. */
export function stepsOf(kind: CollectiveKind, ranks: number): number {
  switch (kind) {
    case "all-reduce":
      return 2 * (ranks - 1)
    case "all-gather":
    case "reduce-scatter":
      return ranks - 1
    case "all-to-all":
      return Math.ceil((ranks - 1) / concurrentSends)
    case "send":
      return 1
    default:
      return unreachable(kind)
  }
}
