/** What one pipeline stage holds of all parts: sums over its copies, and of what one block at a time needs, the largest block's. */
import type { Layout } from "../plan/layout.ts"
import type { PartBytes } from "./part-bytes.ts"
import type { MemoryProfile } from "./profile.ts"
import { blocksOfChunk, microBatchesInFlight, microBatchesOf } from "./stages.ts"

/** [byte]. */
export type StageSums = {
  weights: number
  gradients: number
  optimizer: number
  /** [1]. */
  stepped: number
  /** Of all micro-batches in flight. */
  kept: number
  /** Of the largest block. */
  anew: number
  read: number
  /** As if all replicas' shards were gathered: of everything, of the tables alone, of the largest block. */
  readonly gathered: { all: number; tables: number; largestTable: number; block: number }
  readonly unshared: { all: number; block: number }
}

export function heldOn(profile: MemoryProfile, layout: Layout, parts: readonly PartBytes[], stage: number): StageSums {
  const sums: StageSums = {
    weights: 0,
    gradients: 0,
    optimizer: 0,
    stepped: 0,
    kept: 0,
    anew: 0,
    read: 0,
    gathered: { all: 0, tables: 0, largestTable: 0, block: 0 },
    unshared: { all: 0, block: 0 },
  }
  const inFlight = microBatchesInFlight(layout, stage, microBatchesOf(layout, profile.globalBatch))
  let first = 0
  for (const [k, { role, count }] of profile.parts.entries()) {
    const own = parts[k] as PartBytes // one for each part
    const copies = role === "block" ? copiesOn(profile, layout, stage, first, count) : Number(isOn(role, layout, stage))
    if (role === "block") first += count
    if (copies > 0) addPart(sums, own, role, copies, heldCopies(profile, role, copies, inFlight))
  }
  return sums
}

function addPart(sums: StageSums, own: PartBytes, role: "first" | "block" | "last", copies: number, held: number): void {
  sums.weights += own.weights * copies
  sums.gradients += own.gradients * copies
  sums.optimizer += own.optimizer * copies
  sums.stepped += own.stepped * copies
  sums.kept += own.kept * held
  sums.gathered.all += own.gathered * copies
  sums.unshared.all += own.unshared * copies
  if (role !== "block") {
    sums.gathered.tables += own.gathered
    sums.gathered.largestTable = Math.max(sums.gathered.largestTable, own.gathered)
  } else {
    sums.anew = Math.max(sums.anew, own.anew)
    sums.read = Math.max(sums.read, own.read)
    sums.gathered.block = Math.max(sums.gathered.block, own.gathered)
    sums.unshared.block = Math.max(sums.unshared.block, own.unshared)
  }
}

/** Copies whose activations lie on the device at once; the head's micro-batch is over before the next begins. */
function heldCopies({ choices }: MemoryProfile, role: "first" | "block" | "last", copies: number, inFlight: number): number {
  if (role === "last") return 1
  return choices.areCheckpointsOffloaded && role === "block" ? Math.min(2, copies * inFlight) : copies * inFlight
}

function isOn(role: "first" | "last", { pp }: Layout, stage: number): boolean {
  return stage === (role === "first" ? 0 : pp - 1)
}

/** Copies of a part whose blocks are [first, first + count) that lie on a stage. */
function copiesOn({ blocks }: MemoryProfile, layout: Layout, stage: number, first: number, count: number): number {
  let copies = 0
  for (let chunk = 0; chunk < layout.vpp; chunk++) {
    const [from, to] = blocksOfChunk(blocks, layout, stage, chunk)
    copies += Math.max(0, Math.min(to, first + count) - Math.max(from, first))
  }
  return copies
}
