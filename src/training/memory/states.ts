/**
 * Bytes of one weight that learns: the weight that the products read, its gradient, the master copy. Moments stand in ./moments.ts.
 * Sources: megatron: NVIDIA/Megatron-LM:megatron/training/theoretical_memory_usage.py, 18 = 2 + 4 + 12; deepspeed: arXiv 1910.02054, section 3.1,
 * 16 = 2 + 2 + 12; fsdp: arXiv 2304.11277, section 4.4: the shard in fp32 is the master copy; torch: autocast keeps weights in fp32; maxtext:
 * AI-Hypercomputer/maxtext:MaxText/configs/base.yml, weight_dtype float32.
 */
import type { Framework, Optimizer } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"
import { valueBytes } from "../plan/value-bytes.ts"
import type { MemoryChoices } from "./choices.ts"
import type { PartParameters } from "./part-parameters.ts"

/** What states depend on besides the layout. */
export type StateRules = { readonly framework: Framework; readonly optimizer: Optimizer; readonly choices: MemoryChoices }

export type WeightBytes = { readonly weight: number; readonly gradient: number; readonly master: number }

const mixed: Readonly<Record<Framework, WeightBytes>> = {
  megatron: { weight: 2, gradient: 4, master: 4 },
  deepspeed: { weight: 2, gradient: 2, master: 4 },
  fsdp: { weight: 4, gradient: 4, master: 0 },
  torch: { weight: 4, gradient: 4, master: 0 },
  maxtext: { weight: 4, gradient: 4, master: 0 },
}

export function weightBytes(
  framework: Framework,
  bytes: 2 | 4,
  choices: Pick<MemoryChoices, "states" | "gradientBytes">,
): WeightBytes {
  const row = bytes === 4 || choices.states === "pure" ? { weight: bytes, gradient: bytes, master: 0 } : mixed[framework]
  return choices.gradientBytes === null ? row : { ...row, gradient: choices.gradientBytes }
}

/** Of some weights on one device. */
export type States = {
  /** [byte]. */
  readonly weights: number
  readonly gradients: number
  readonly optimizer: number
  /** Weights as they are gathered for the products, where replicas share them [byte]. */
  readonly gathered: number
  /** Their gradients before replicas share them [byte]. */
  readonly unshared: number
  /** Weights whose step the device takes [1]. */
  readonly stepped: number
}

/**
 * States of weights after tensor and expert parallelism and the sharing of replicas; experts have replicas of their own.
 * Units: → [byte].  Source of the stages: arXiv 1910.02054, section 5.
 */
export function statesOf(profile: StateRules, parameters: PartParameters, layout: Layout): States {
  const { tp, ep, zero } = layout
  const bytes = valueBytes(layout.precision)
  const each = weightBytes(profile.framework, bytes, profile.choices)
  const moments = momentScale(profile, each, bytes)
  const { split, whole, experts } = parameters
  const replicas = layout.dp * layout.cp
  // With expert parallelism experts lie whole on their devices, and all ranks of tp · cp · dp share them out (expert tensor parallelism 1).
  const cut = ep > 1 ? 1 / ep : 1 / tp
  const trained = split.trained / tp + whole.trained
  const routed = experts.trained * cut
  const frozen = split.frozenBytes / tp + whole.frozenBytes
  const routedFrozen = experts.frozenBytes * cut
  // What one of the replicas has left of it.
  const share = 1 / replicas
  const routedShare = 1 / Math.max(1, ep > 1 ? (tp * replicas) / ep : replicas)
  const [weights, routedWeights] = zero > 2 ? [share, routedShare] : [1, 1]
  const [gradients, routedGradients] = zero > 1 ? [share, routedShare] : [1, 1]
  const [optimizer, routedOptimizer] = zero > 0 ? [share, routedShare] : [1, 1]
  const gradient = each.gradient * (hasBuckets(profile, layout) ? 2 : 1)
  const denseMoments = (split.momentBytes / tp + whole.momentBytes) * moments
  const routedMoments = experts.momentBytes * cut * moments
  return {
    weights: (trained * each.weight + frozen) * weights + (routed * each.weight + routedFrozen) * routedWeights,
    gradients: gradient * (trained * gradients + routed * routedGradients),
    optimizer: (trained * each.master + denseMoments) * optimizer + (routed * each.master + routedMoments) * routedOptimizer,
    gathered: zero > 2 ? (trained + routed) * bytes + frozen + routedFrozen : 0,
    unshared: zero > 2 ? (trained + routed) * each.gradient : 0,
    stepped: trained * optimizer + routed * routedOptimizer,
  }
}

/** Replicas of PyTorch add gradients up in buckets beside them. Source: pytorch/pytorch:torch/nn/parallel/distributed.py, gradient_as_bucket_view. */
function hasBuckets({ framework }: StateRules, { zero, dp, cp }: Layout): boolean {
  return (framework === "torch" || framework === "fsdp") && zero === 0 && dp * cp > 1
}

/** Moments are in 32 bits beside a master copy, in the precision of the products without one, in 8 bits whatever the rest is. */
function momentScale({ optimizer }: StateRules, { weight, master }: WeightBytes, bytes: 2 | 4): number {
  const isPure = master === 0 && weight === 2 && bytes === 2
  return isPure && optimizer !== "adamw-8bit" ? 1 / 2 : 1
}
