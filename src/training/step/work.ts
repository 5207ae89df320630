/**
 * The work of a step under a layout, in seconds of kernels, before anything overlaps: bills of the blocks and of the ends for one
 * micro-batch, and what is done once a step. `assemble.ts` makes a time of it.
 */
import type { Layout } from "../plan/layout.ts"
import { microBatchesOf } from "../plan/micro-batches.ts"
import { addBill, type Bill, type MutableBill, noBill } from "./bill.ts"
import { blockBill, type Place } from "./block-bill.ts"
import { type OnceSeconds, onceSeconds, sendSeconds } from "./once.ts"
import type { StepProfile } from "./profile.ts"
import { filledOf } from "./schedule.ts"
import type { Sharding } from "./sharding.ts"

/** All blocks, for one micro-batch; and what comes before and after them. */
export type Bills = { readonly blocks: Bill; readonly ends: Bill }

export type StepWork = Bills &
  OnceSeconds & {
    /** Micro-batches of one replica. */
    readonly microBatches: number
    readonly stages: number
    readonly chunks: number
    /** Blocks of the fullest stage over those of a mean one. */
    readonly unevenness: number
    /** One micro-batch from stage to stage, there and back [s]; 0 with one stage. */
    readonly send: number
    /** Gradients of weights that fill the bubble, in those of one micro-batch. */
    readonly filled: number
    readonly devices: number
  }

export function stepWork(profile: StepProfile, layout: Layout, place: Place): StepWork {
  const { tp, pp, dp, cp, vpp } = layout
  return {
    ...billsOf(profile, layout, place),
    ...onceSeconds(profile, layout, place),
    microBatches: microBatchesOf(layout, profile.job.globalBatch),
    stages: pp,
    chunks: vpp,
    unevenness: unevennessOf(profile.blocks, pp, vpp),
    send: sendSeconds(profile, layout, place),
    filled: filledOf(profile.job.schedule),
    devices: tp * pp * dp * cp,
  }
}

export function unevennessOf(blocks: number, pp: number, vpp: number): number {
  const slots = pp * vpp
  return pp === 1 || blocks === 0 ? 1 : (Math.ceil(blocks / slots) * slots) / blocks
}

/** Depends on how a single block is shared out, not on how many stages or replicas there are. */
export function billsOf(profile: StepProfile, sharding: Sharding, place: Place): Bills {
  const blocks: MutableBill = { ...noBill }
  const ends: MutableBill = { ...noBill }
  for (const part of profile.parts)
    addBill(part.role === "block" ? blocks : ends, blockBill(profile, part, sharding, place), part.count)
  return { blocks, ends }
}
