/** Weights, gradients and optimizer states of one stage, with what sharding gathers and offloading takes away. */
import type { Layout } from "../plan/layout.ts"
import { valueBytes } from "../plan/value-bytes.ts"
import type { FrameworkConstants } from "./constants.ts"
import type { MemoryProfile } from "./profile.ts"
import type { StateSums } from "./stage-sums.ts"
import { weightBytes } from "./states.ts"

/** [byte]. */
export type StageStates = { readonly weights: number; readonly gradients: number; readonly optimizer: number }

export function stageStates(
  profile: MemoryProfile,
  layout: Layout,
  sums: StateSums,
  isLast: boolean,
  constants: FrameworkConstants,
): StageStates {
  const own = withTiedTable(profile, layout, sums, isLast)
  const units = gatheredUnits(profile, layout, sums, constants)
  const gradients = profile.choices.isStepFused ? Math.min(own.gradients, largestGradient(profile, layout)) : own.gradients
  const states = { weights: own.weights + units.weights, gradients: gradients + units.gradients, optimizer: own.optimizer }
  switch (profile.choices.offload) {
    case "nothing":
      return states
    case "optimizer":
      return { ...states, optimizer: 0 }
    default:
      return { ...units, optimizer: 0 }
  }
}

/** The head's table lies with the embedding, unless that is on another stage. Source: arXiv 1909.08053; NVIDIA/Megatron-LM, tie_word_embeddings_state_dict. */
function withTiedTable(
  { framework, tiedTable, choices }: MemoryProfile,
  layout: Layout,
  sums: StateSums,
  isLast: boolean,
): StageStates {
  const { weights, gradients, optimizer } = sums
  if (!isLast || layout.pp === 1 || tiedTable === 0) return { weights, gradients, optimizer }
  const { tp, dp, cp, zero } = layout
  const each = weightBytes(framework, valueBytes(layout.precision), choices)
  const values = tiedTable / tp
  const replicas = dp * cp
  return {
    weights: weights + (values * each.weight) / (zero > 2 ? replicas : 1),
    gradients: gradients + (values * each.gradient) / (zero > 1 ? replicas : 1),
    optimizer: optimizer + (values * (each.master + 8)) / (zero > 0 ? replicas : 1),
  }
}

/**
 * Tables and the block at work lie whole, the next block is being gathered, and a block's gradients wait to be shared out. With a pipeline FSDP
 * gathers once for all micro-batches of a step and shares gradients out after the last.
 * Source: arXiv 2304.11277, sections 3.2.1 and 3.3; pytorch/torchtitan:torchtitan/parallelisms/parallelize_llama.py (reshard_after_forward).
 */
function gatheredUnits(
  profile: MemoryProfile,
  { pp, zero }: Layout,
  sums: StateSums,
  constants: FrameworkConstants,
): StageStates {
  if (zero < 3) return { weights: 0, gradients: 0, optimizer: 0 }
  if (profile.framework === "fsdp" && pp > 1) return { weights: sums.gathered, gradients: sums.unshared, optimizer: 0 }
  const apart = Math.max(2 * sums.gatheredBlock, sums.gatheredTable + sums.gatheredBlock)
  const units = profile.choices.areTablesApart ? apart : sums.gatheredTables + 2 * sums.gatheredBlock
  const lying = profile.choices.offload === "everything" ? constants.offloaded : constants.gathered
  return { weights: lying * units, gradients: lying * sums.unsharedBlock, optimizer: 0 }
}

/** Where the step is taken in the backward pass, the gradient of one table lies there at most. */
function largestGradient({ framework, largestTable, choices }: MemoryProfile, { tp, precision }: Layout): number {
  return (largestTable / tp) * weightBytes(framework, valueBytes(precision), choices).gradient
}
