/**
 * The work of a step under a layout, in seconds of kernels, before anything overlaps: bills of the blocks and of the ends for one
 * micro-batch, and what is done once a step. `assemble.ts` makes a time of it.
 */
import { hierarchicalCollective } from "../../kernels/index.ts"
import { ringsOf } from "../plan/cluster.ts"
import type { Layout } from "../plan/layout.ts"
import { addBill, type Bill, type MutableBill, noBill } from "./bill.ts"
import { blockBill, type Place } from "./block-bill.ts"
import type { ProfiledPart, StepProfile } from "./profile.ts"
import { shardingKey, valueBytes } from "./sharding.ts"

export type StepWork = {
  /** All blocks, for one micro-batch; and what comes before and after them. */
  readonly blocks: Bill
  readonly ends: Bill
  /** Micro-batches of one replica. */
  readonly microBatches: number
  readonly stages: number
  readonly chunks: number
  /** Blocks of the fullest stage over those of a mean one. */
  readonly unevenness: number
  /** Weights gathered and gradients scattered for each micro-batch (ZeRO 3), of all blocks and ends [s]. */
  readonly gather: number
  /** Gradients reduced and weights gathered once a step [s]. */
  readonly reduce: number
  /** One micro-batch from stage to stage, there and back [s]; 0 with one stage. */
  readonly send: number
  /** The optimizer's passes through memory [s]. */
  readonly optimizer: number
  readonly devices: number
}

export type WorkMemo = Map<string, { readonly blocks: Bill; readonly ends: Bill }>

/** [byte] a parameter that an update reads and writes: gradient, two moments, master and weight (AdamW in mixed precision). */
const optimizerBytes: Readonly<Record<string, number>> = { adamw: 30, "adamw-8bit": 18, adafactor: 18, sgd: 14, muon: 30 }

/** `memo` keeps what layouts share; one for each profile and place. */
export function stepWork(profile: StepProfile, layout: Layout, place: Place, memo: WorkMemo): StepWork {
  const { job, blocks } = profile
  const { tp, pp, dp, cp, vpp, zero, microBatch } = layout
  const key = shardingKey(layout)
  const bills = memo.get(key) ?? billsOf(profile, layout, place)
  memo.set(key, bills)
  const microBatches = Math.max(1, Math.round(job.globalBatch / (dp * microBatch)))
  const slots = pp * vpp
  const unevenness = pp === 1 || blocks === 0 ? 1 : (Math.ceil(blocks / slots) * slots) / blocks
  const replicas = ringsOf(place.cluster, tp, dp * cp)
  const held = heldParameters(profile, layout)
  return {
    ...bills,
    microBatches,
    stages: pp,
    chunks: vpp,
    unevenness,
    gather: zero === 3 ? gatherSeconds(profile, layout, place) : 0,
    reduce: zero === 3 || dp * cp === 1 ? 0 : reduceSeconds(held, layout, place, replicas),
    send: pp === 1 ? 0 : sendSeconds(profile, layout, place),
    optimizer: place.kernels.memoryPass(
      (optimizerBytes[job.optimizer] ?? 30) * (zero === 0 ? held.trained : held.trained / (dp * cp)),
    ),
    devices: tp * pp * dp * cp,
  }
}

function billsOf(profile: StepProfile, layout: Layout, place: Place): { readonly blocks: Bill; readonly ends: Bill } {
  const blocks: MutableBill = { ...noBill }
  const ends: MutableBill = { ...noBill }
  for (const part of profile.parts)
    addBill(part.role === "block" ? blocks : ends, blockBill(profile, part, layout, place), part.count)
  return { blocks, ends }
}

type Held = { readonly trained: number; readonly trainedDense: number; readonly trainedExperts: number }

/** Trained parameters of one device, before data parallelism shards them. */
function heldParameters({ parts }: StepProfile, { tp, pp, ep }: Layout): Held {
  const sum = (figure: (part: ProfiledPart) => number): number =>
    parts.reduce((total, part) => total + part.count * figure(part), 0)
  const trainedDense = sum((part) => part.trainedDense) / (tp * pp)
  const trainedExperts = sum((part) => part.trainedExperts) / (pp * (ep > 1 ? ep : tp))
  return { trained: trainedDense + trainedExperts, trainedDense, trainedExperts }
}

/**
 * Gradients in 32 bits are all-reduced, or scattered and the 16-bit weights gathered (ZeRO 1 and 2; arXiv 1910.02054, section 7).
 * Experts have fewer replicas, which stand ep devices apart.
 */
function reduceSeconds(held: Held, layout: Layout, { kernels, cluster }: Place, replicas: ReturnType<typeof ringsOf>): number {
  const { tp, dp, cp, ep, zero } = layout
  const of = (parameters: number, rings: ReturnType<typeof ringsOf>): number => {
    if (parameters === 0 || rings.length === 0) return 0
    if (zero === 0) return hierarchicalCollective(kernels, "all-reduce", 4 * parameters, rings)
    const scatter = hierarchicalCollective(kernels, "reduce-scatter", 4 * parameters, rings)
    return scatter + hierarchicalCollective(kernels, "all-gather", 2 * parameters, rings)
  }
  const apart = ep > 1 ? ringsOf(cluster, ep, Math.max(1, (tp * dp * cp) / ep)) : replicas
  return of(held.trainedDense, replicas) + of(held.trainedExperts, apart)
}

/** Weights are gathered before the forward and the backward pass, gradients scattered after it (arXiv 2304.11277, section 3.2). */
function gatherSeconds({ parts }: StepProfile, { tp, pp, dp, cp, ep }: Layout, { kernels, cluster }: Place): number {
  const rings = ringsOf(cluster, tp, dp * cp)
  if (rings.length === 0) return 0
  const apart = ep > 1 ? ringsOf(cluster, ep, Math.max(1, (tp * dp * cp) / ep)) : rings
  let seconds = 0
  for (const part of parts) {
    const dense = part.dense / tp
    const experts = part.experts / (ep > 1 ? ep : tp)
    const once = (numbers: number, over: typeof rings): number =>
      numbers === 0 || over.length === 0 ? 0 : hierarchicalCollective(kernels, "all-gather", 2 * numbers, over)
    const back = (numbers: number, over: typeof rings): number =>
      numbers === 0 || over.length === 0 ? 0 : hierarchicalCollective(kernels, "reduce-scatter", 2 * numbers, over)
    const trained = part.trainedDense > 0 || part.trainedExperts > 0
    seconds += part.count * (2 * once(dense, rings) + 2 * once(experts, apart))
    if (trained)
      seconds += part.count * (back(part.trainedDense / tp, rings) + back(part.trainedExperts / (ep > 1 ? ep : tp), apart))
  }
  return seconds / pp
}

/** What the last block of a stage hands on, forward, and its gradient back. */
function sendSeconds({ parts }: StepProfile, layout: Layout, { kernels, cluster }: Place): number {
  const { tp, cp, dp, pp, microBatch, sequenceParallel, precision } = layout
  const block = parts.find(({ role }) => role === "block")
  const numbers = ((block?.output ?? 0) * microBatch) / (cp * (sequenceParallel ? tp : 1))
  const [ring] = ringsOf(cluster, tp * cp * dp, pp)
  return ring === undefined ? 0 : 2 * kernels.collective("send", numbers * valueBytes(precision), 2, ring.tier)
}
