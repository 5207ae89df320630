/** What one copy of each part of the model takes on one device in a layout. */
import type { Layout } from "../plan/layout.ts"
import type { KeptLanes } from "./kept-tensors.ts"
import type { MemoryProfile, PartMemory } from "./profile.ts"
import { type Shards, shardsOf, valueBytes, type WeightBytes, weightBytes } from "./states.ts"

/** [byte]. */
export type PartBytes = {
  readonly weights: number
  readonly gradients: number
  readonly optimizer: number
  /** Of one micro-batch between its forward and its backward pass. */
  readonly kept: number
  /** What the backward pass computes anew. */
  readonly anew: number
  /** Everything that the backward pass of the part reads. */
  readonly read: number
  /** Weights as they are gathered for the products, where replicas share them. */
  readonly gathered: number
  /** Their gradients before replicas share them. */
  readonly unshared: number
  /** Weights whose step the device takes [1]. */
  readonly stepped: number
}

export function partBytes(profile: MemoryProfile, layout: Layout): readonly PartBytes[] {
  const bytes = valueBytes(layout.precision)
  const each = weightBytes(profile.framework, bytes, profile.choices)
  return profile.parts.map((part) => ofPart(part, layout, bytes, each))
}

function ofPart(part: PartMemory, layout: Layout, bytes: 2 | 4, each: WeightBytes): PartBytes {
  const { tp, dp, cp, ep, zero } = layout
  const { split, whole, experts } = part.parameters
  const replicas = shardsOf(zero, dp * cp)
  const expertReplicas = shardsOf(zero, Math.max(1, (dp * cp) / ep))
  const expertParts = tp * ep
  // Each sum counts what one device holds before replicas share it, then what is left of it.
  const trained = split.trained / tp + whole.trained
  const trainedExperts = experts.trained / expertParts
  const frozen = split.frozenBytes / tp + whole.frozenBytes
  const frozenExperts = experts.frozenBytes / expertParts
  const moments = momentScale(each, bytes)
  const states = (
    shards: Shards,
    values: number,
    frozenBytes: number,
    momentBytes: number,
  ): readonly [number, number, number] => [
    (values * each.weight + frozenBytes) / shards.weights,
    (values * each.gradient) / shards.gradients,
    (values * each.master + momentBytes * moments) / shards.optimizer,
  ]
  const dense = states(replicas, trained, frozen, split.momentBytes / tp + whole.momentBytes)
  const routed = states(expertReplicas, trainedExperts, frozenExperts, experts.momentBytes / expertParts)
  const kept = keptBytes(part.kept[layout.recompute], layout, bytes)
  const read = keptBytes(part.kept.none, layout, bytes)
  const isShared = zero === 3
  return {
    weights: dense[0] + routed[0],
    gradients: dense[1] + routed[1],
    optimizer: dense[2] + routed[2],
    kept,
    anew: Math.max(0, read - kept),
    read,
    gathered: isShared ? (trained + trainedExperts) * bytes + frozen + frozenExperts : 0,
    unshared: isShared ? (trained + trainedExperts) * each.gradient : 0,
    stepped: trained / replicas.optimizer + trainedExperts / expertReplicas.optimizer,
  }
}

/** Moments are in 32 bits beside a master copy, in the precision of the products without one. */
function momentScale({ weight, master }: WeightBytes, bytes: 2 | 4): number {
  return master === 0 && weight === 2 && bytes === 2 ? 1 / 2 : 1
}

/** Of one micro-batch.  Units: → [byte]. */
function keptBytes({ whole, split }: KeptLanes, { tp, cp, microBatch, sequenceParallel }: Layout, bytes: 2 | 4): number {
  const share = microBatch / cp
  const wholeBytes = (whole.values * bytes + whole.bytes) / (sequenceParallel ? tp : 1)
  return share * (wholeBytes + (split.values * bytes + split.bytes) / tp)
}
