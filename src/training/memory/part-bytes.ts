/** What one copy of each part of the model takes on one device in a layout. */
import type { Layout } from "../plan/layout.ts"
import { valueBytes } from "../plan/value-bytes.ts"
import type { KeptLanes } from "./kept-tensors.ts"
import type { MemoryProfile, PartMemory } from "./profile.ts"
import { type States, statesOf } from "./states.ts"

/** [byte]. */
export type PartBytes = {
  readonly states: States
  /** Of one micro-batch between its forward and its backward pass. */
  readonly kept: number
  /** What enters it, of one micro-batch. */
  readonly edge: number
  /** What the backward pass computes anew. */
  readonly anew: number
  /** Everything that the backward pass of the part reads. */
  readonly read: number
}

export function partBytes(profile: MemoryProfile, layout: Layout): readonly PartBytes[] {
  return profile.parts.map((part) => ofPart(profile, part, layout))
}

function ofPart(profile: MemoryProfile, part: PartMemory, layout: Layout): PartBytes {
  const bytes = valueBytes(layout.precision)
  const kept = keptBytes(part.kept[layout.recompute], layout, bytes)
  const read = keptBytes(part.kept.none, layout, bytes)
  const edge = keptBytes(part.kept.full, layout, bytes)
  const states = statesOf(profile, part.parameters, layout)
  return { states, kept, edge, anew: Math.max(0, read - kept), read }
}

/** Of one micro-batch.  Units: → [byte]. */
function keptBytes({ whole, split }: KeptLanes, { tp, cp, microBatch, sequenceParallel }: Layout, bytes: 2 | 4): number {
  const share = microBatch / cp
  const wholeBytes = (whole.values * bytes + whole.bytes) / (sequenceParallel ? tp : 1)
  return share * (wholeBytes + (split.values * bytes + split.bytes) / tp)
}
