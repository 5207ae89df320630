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
  const table = tableFor(device, kind, tier)
  return table === null ? specifiedCollective(kind, bytes, ranks, tier) : measuredCollective(table, kind, bytes, ranks, tier)
}

/** A send is half of an all-to-all of two: each keeps one half of what it holds and sends the other. */
function measuredCollective(table: CollectiveTable, kind: CollectiveKind, bytes: number, ranks: number, tier: Tier): number {
  const faster = (tier.bandwidth ?? table.bandwidth) / table.bandwidth
  const isSend = kind === "send"
  return rowSeconds(table, measuredKind(kind), (isSend ? 2 * bytes : bytes) / faster, isSend ? 2 : ranks)
}

/** Between measured counts of ranks along log ranks; beyond them the latency grows with log ranks, the transfer with its volume. */
function rowSeconds({ rows }: CollectiveTable, kind: MeasuredCollective, bytes: number, ranks: number): number {
  const own = rows.filter((row) => row.kind === kind)
  const above = own.find((row) => row.ranks >= ranks)
  const below = own.findLast((row) => row.ranks <= ranks) ?? above
  if (below === undefined) throw new Error(`internal: no measured ${kind}`)
  const low = segmentSeconds(below.segments, bytes)
  if (above === below) return low
  if (above === undefined) return beyond(low, segmentSeconds(below.segments, 0), kind, below.ranks, ranks)
  const part = Math.log(ranks / below.ranks) / Math.log(above.ranks / below.ranks)
  return low * (segmentSeconds(above.segments, bytes) / low) ** part
}

function beyond(seconds: number, latency: number, kind: MeasuredCollective, measured: number, ranks: number): number {
  const volume = volumeOf(kind, ranks) / volumeOf(kind, measured)
  return (latency * Math.log2(ranks)) / Math.log2(measured) + (seconds - latency) * volume
}

/** [s]; where a piece begins below the end of the one before it, that end holds. */
export function segmentSeconds(segments: readonly Segment[], bytes: number): number {
  let seconds = 0
  let end = 0
  for (let piece = 0; piece < segments.length; piece++) {
    const [from, latency, bandwidth] = segments[piece]!
    if (from > bytes) break
    seconds = Math.max(end, latency + bytes / bandwidth)
    const next = segments[piece + 1]?.[0] ?? bytes
    end = Math.max(end, latency + next / bandwidth)
  }
  return seconds
}

function measuredKind(kind: CollectiveKind): MeasuredCollective {
  return kind === "send" ? "all-to-all" : kind
}

/** The measured table of the same kind of fabric: the device's own, else the one whose bandwidth is nearest. */
function tableFor(device: Device, kind: CollectiveKind, tier: Tier): CollectiveTable | null {
  const same = kernelConstants.collectives.filter(
    ({ link, rows }) => link === tier.kind && rows.some((row) => row.kind === measuredKind(kind)),
  )
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
