/** Time of one collective on one tier: the user's own figures first, then measured tables of the same fabric, then the specification. */
import { type CollectiveTable, kernelConstants, type MeasuredCollective, type Segment } from "../data/index.ts"
import type { Collective, Device, Tier } from "../devices/index.ts"
import { specifiedCollective, volumeOf } from "./protocols.ts"
import type { CollectiveKind } from "./shapes.ts"

/** Seconds of a collective over `ranks` devices of one tier; see `Kernels.collective` for what `bytes` counts. One rank, no time. */
export function collectiveSeconds(device: Device, kind: CollectiveKind, bytes: number, ranks: number, tier: Tier): number {
  if (ranks <= 1 || bytes <= 0) return 0
  const own = tier.fitted[nameOf(kind)]
  if (own !== undefined) return own.latency + bytes / own.bandwidth
  const table = tableFor(device, tier)
  return table === null ? specifiedCollective(kind, bytes, ranks, tier) : measuredCollective(table, kind, bytes, ranks, tier)
}

/** A send is half of an all-to-all of two: each keeps one half of what it holds and sends the other. */
function measuredCollective(table: CollectiveTable, kind: CollectiveKind, bytes: number, ranks: number, tier: Tier): number {
  const faster = (tier.bandwidth ?? table.bandwidth) / table.bandwidth
  if (kind === "send") return rowSeconds(table, "all-to-all", (2 * bytes) / faster, 2)
  return rowSeconds(table, kind, bytes / faster, ranks)
}

/** Between measured counts of ranks along log ranks; beyond them the latency grows with log ranks, the transfer with its volume. */
function rowSeconds({ rows }: CollectiveTable, kind: MeasuredCollective, bytes: number, ranks: number): number {
  const own = rows.filter((row) => row.kind === kind)
  const above = own.find((row) => row.ranks >= ranks)
  const below = own.findLast((row) => row.ranks <= ranks) ?? above
  if (below === undefined) return Number.NaN
  if (above === undefined)
    return beyond(below.segments, volumeOf(kind, ranks) / volumeOf(kind, below.ranks), bytes, ranks / below.ranks, below.ranks)
  const low = quickest(below.segments, bytes)
  if (above === below) return low
  const part = Math.log(ranks / below.ranks) / Math.log(above.ranks / below.ranks)
  return low * (quickest(above.segments, bytes) / low) ** part
}

function beyond(segments: readonly Segment[], volume: number, bytes: number, times: number, from: number): number {
  const growth = 1 + Math.log2(times) / Math.log2(from)
  return quickest(
    segments.map(([latency, bandwidth]) => [latency * growth, bandwidth / volume]),
    bytes,
  )
}

function quickest(segments: readonly Segment[], bytes: number): number {
  let best = Infinity
  for (const [latency, bandwidth] of segments) best = Math.min(best, latency + bytes / bandwidth)
  return best
}

/** The measured table of the same kind of fabric: the device's own, else the one whose bandwidth is nearest. */
function tableFor(device: Device, tier: Tier): CollectiveTable | null {
  const same = kernelConstants.collectives.filter(({ link }) => link === tier.kind)
  const own = same.find((table) => table.device === device.id)
  if (own !== undefined) return own
  const bandwidth = tier.bandwidth ?? device.link.bandwidth
  if (bandwidth === null) return same[0] ?? null
  const distance = (table: CollectiveTable) => Math.abs(Math.log(table.bandwidth / bandwidth))
  return same.reduce<CollectiveTable | null>(
    (best, table) => (best === null || distance(table) < distance(best) ? table : best),
    null,
  )
}

function nameOf(kind: CollectiveKind): Collective {
  return kind === "send" ? "point-to-point" : kind
}
