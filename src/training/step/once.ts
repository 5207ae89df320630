/** What is done once a step or with the weights of each micro-batch, and what stages send: transfers and the optimizer, in seconds. */
import type { Ring } from "../../devices/index.ts"
import { hierarchicalCollective } from "../../kernels/index.ts"
import { ringsOf } from "../plan/cluster.ts"
import type { Layout } from "../plan/layout.ts"
import { valueBytes } from "../plan/value-bytes.ts"
import type { Place } from "./block-bill.ts"
import { offloadSeconds } from "./offload.ts"
import type { ProfiledPart, StepProfile } from "./profile.ts"
import { updateBytes } from "./update-bytes.ts"

export type OnceSeconds = {
  /** Weights gathered and gradients scattered for each micro-batch (ZeRO 3), of one stage [s]. */
  readonly gather: number
  /** Gradients reduced and weights gathered once a step [s]. */
  readonly reduce: number
  /** The optimizer's passes through memory [s]. */
  readonly optimizer: number
  /** What the host steps and what crosses its link once a step, and with each micro-batch [s]; see offload.ts. */
  readonly hostStep: number
  readonly hostStream: number
}

type Spread = Pick<Layout, "tp" | "pp" | "dp" | "cp" | "ep" | "zero">

export function onceSeconds(profile: StepProfile, spread: Spread, place: Place): OnceSeconds {
  const { tp, dp, cp, ep, zero } = spread
  const held = heldParameters(profile, spread)
  const replicas = ringsOf(place.cluster, tp, dp * cp)
  const apart = ep > 1 ? ringsOf(place.cluster, ep, Math.max(1, (tp * dp * cp) / ep)) : replicas
  const replicated = dp * cp
  const stepped = zero === 0 ? held.trained : held.trained / replicated
  const updated = updateBytes(profile.job.optimizer) * stepped
  const offload = profile.job.offload ?? "nothing"
  return {
    gather: zero === 3 ? gatherSeconds(profile, spread, place, replicas, apart) : 0,
    reduce: zero === 3 ? 0 : reduceSeconds(held, zero, place, replicas, apart),
    optimizer: offload === "nothing" ? place.kernels.memoryPass(updated) : 0,
    ...offloadSeconds(offload, { updated, stepped, lying: zero === 3 ? held.all / replicated : held.all }, place.cluster),
  }
}

type Held = {
  /** Frozen ones too. */
  readonly all: number
  readonly trained: number
  readonly trainedDense: number
  readonly trainedExperts: number
}

/** Parameters of one device, before data parallelism shards them. */
function heldParameters({ parts }: StepProfile, { tp, pp, ep }: Spread): Held {
  const sum = (figure: (part: ProfiledPart) => number): number =>
    parts.reduce((total, part) => total + part.count * figure(part), 0)
  const trainedDense = sum((part) => part.trainedDense) / (tp * pp)
  const trainedExperts = sum((part) => part.trainedExperts) / (pp * (ep > 1 ? ep : tp))
  const all = sum((part) => part.dense) / (tp * pp) + sum((part) => part.experts) / (pp * (ep > 1 ? ep : tp))
  return { all, trained: trainedDense + trainedExperts, trainedDense, trainedExperts }
}

/**
 * Gradients in 32 bits are all-reduced, or scattered and the 16-bit weights gathered (ZeRO 1 and 2; arXiv 1910.02054, section 7).
 * Experts have fewer replicas, which stand ep devices apart.
 */
function reduceSeconds(
  { trainedDense, trainedExperts }: Held,
  zero: Layout["zero"],
  { kernels }: Place,
  replicas: readonly Ring[],
  apart: readonly Ring[],
): number {
  const of = (parameters: number, rings: readonly Ring[]): number => {
    if (parameters === 0 || rings.length === 0) return 0
    if (zero === 0) return hierarchicalCollective(kernels, "all-reduce", 4 * parameters, rings)
    const scatter = hierarchicalCollective(kernels, "reduce-scatter", 4 * parameters, rings)
    return scatter + hierarchicalCollective(kernels, "all-gather", 2 * parameters, rings)
  }
  return of(trainedDense, replicas) + of(trainedExperts, apart)
}

/** Weights are gathered before the forward and the backward pass, gradients scattered after it (arXiv 2304.11277, section 3.2). */
function gatherSeconds(
  { parts }: StepProfile,
  { tp, pp, ep }: Spread,
  { kernels }: Place,
  replicas: readonly Ring[],
  apart: readonly Ring[],
): number {
  const over = (kind: "all-gather" | "reduce-scatter", numbers: number, rings: readonly Ring[]): number =>
    numbers === 0 || rings.length === 0 ? 0 : hierarchicalCollective(kernels, kind, 2 * numbers, rings)
  const ofExpert = ep > 1 ? ep : tp
  const seconds = parts.reduce((sum, { count, dense, experts, trainedDense, trainedExperts }) => {
    const gathered = over("all-gather", dense / tp, replicas) + over("all-gather", experts / ofExpert, apart)
    const scattered =
      over("reduce-scatter", trainedDense / tp, replicas) + over("reduce-scatter", trainedExperts / ofExpert, apart)
    return sum + count * (2 * gathered + scattered)
  }, 0)
  return seconds / pp
}

/** What the last block of a stage hands on, forward, and its gradient back; 0 with one stage. */
export function sendSeconds({ parts }: StepProfile, layout: Layout, { kernels, cluster }: Place): number {
  const { tp, cp, dp, pp, microBatch, sequenceParallel, precision } = layout
  if (pp === 1) return 0
  const block = parts.find(({ role }) => role === "block")
  const numbers = ((block?.output ?? 0) * microBatch) / (cp * (sequenceParallel ? tp : 1))
  const [ring] = ringsOf(cluster, tp * cp * dp, pp)
  return ring === undefined ? 0 : 2 * kernels.collective("send", numbers * valueBytes(precision), 2, ring.tier)
}
