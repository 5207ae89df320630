/** What is done once a step or with the weights of each micro-batch, and what stages send: transfers and the optimizer, in seconds. */
import type { Ring } from "../../devices/index.ts"
import { hierarchicalCollective } from "../../kernels/index.ts"
import { ringsOf } from "../plan/cluster.ts"
import type { Layout } from "../plan/layout.ts"
import { valueBytes } from "../plan/value-bytes.ts"
import type { Place } from "./block-bill.ts"
import type { ProfiledPart, StepProfile } from "./profile.ts"

export type OnceSeconds = {
  /** Weights gathered and gradients scattered for each micro-batch (ZeRO 3), of one stage [s]. */
  readonly gather: number
  /** Gradients reduced and weights gathered once a step [s]. */
  readonly reduce: number
  /** The optimizer's passes through memory [s]. */
  readonly optimizer: number
}

type Spread = Pick<Layout, "tp" | "pp" | "dp" | "cp" | "ep" | "zero">

/** [byte] a parameter that an update reads and writes: gradient, two moments, master and weight (AdamW in mixed precision). */
const optimizerBytes: Readonly<Record<string, number>> = { adamw: 30, "adamw-8bit": 18, adafactor: 18, sgd: 14, muon: 30 }

export function onceSeconds(profile: StepProfile, spread: Spread, place: Place): OnceSeconds {
  const { tp, dp, cp, ep, zero } = spread
  const held = heldParameters(profile, spread)
  const replicas = ringsOf(place.cluster, tp, dp * cp)
  const apart = ep > 1 ? ringsOf(place.cluster, ep, Math.max(1, (tp * dp * cp) / ep)) : replicas
  const stepped = zero === 0 ? held.trained : held.trained / (dp * cp)
  return {
    gather: zero === 3 ? gatherSeconds(profile, spread, place, replicas, apart) : 0,
    reduce: zero === 3 ? 0 : reduceSeconds(held, zero, place, replicas, apart),
    optimizer: place.kernels.memoryPass((optimizerBytes[profile.job.optimizer] ?? 30) * stepped),
  }
}

type Held = { readonly trained: number; readonly trainedDense: number; readonly trainedExperts: number }

/** Trained parameters of one device, before data parallelism shards them. */
function heldParameters({ parts }: StepProfile, { tp, pp, ep }: Spread): Held {
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
