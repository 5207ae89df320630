/** Memory of one device in the worst pipeline stage of a layout, by what takes the room. */
import type { Layout } from "../plan/layout.ts"
import { constantsOf, type FrameworkConstants } from "./constants.ts"
import { logitBytes } from "./logits.ts"
import { type PartBytes, partBytes } from "./part-bytes.ts"
import type { MemoryProfile } from "./profile.ts"
import { stageStates } from "./stage-states.ts"
import { heldOn } from "./stage-sums.ts"
import { valueBytes, weightBytes } from "./states.ts"

/** [byte], of one device of the worst stage. */
export type MemoryParts = {
  readonly total: number
  readonly weights: number
  readonly gradients: number
  readonly optimizer: number
  readonly activations: number
  readonly logits: number
  readonly framework: number
}

/** What is asked for: what tensors take, what the allocator holds for them, what the device has lost. */
export type Reading = "allocated" | "reserved" | "device"

/** Units: → [byte]. Errors: none; a layout that does not divide the model is told elsewhere. */
export function estimateMemory(
  profile: MemoryProfile,
  layout: Layout,
  reading: Reading = "device",
  constants: FrameworkConstants = constantsOf(profile.framework),
): MemoryParts {
  const parts = partBytes(profile, layout)
  let worst = stageMemory(profile, layout, parts, 0, reading, constants)
  for (let stage = 1; stage < layout.pp; stage++) {
    const other = stageMemory(profile, layout, parts, stage, reading, constants)
    if (other.total > worst.total) worst = other
  }
  return worst
}

/** Units: → [byte]. */
export function stageMemory(
  profile: MemoryProfile,
  layout: Layout,
  parts: readonly PartBytes[],
  stage: number,
  reading: Reading,
  constants: FrameworkConstants,
): MemoryParts {
  const held = heldOn(profile, layout, parts, stage)
  const isLast = stage === layout.pp - 1
  const states = stageStates(profile, layout, held, isLast, constants)
  const logits = isLast ? logitBytes(profile, layout, constants) : 0
  const live = held.anew + constants.live * held.read
  // The loss is over when the backward pass comes to the blocks.
  const activations = held.kept + (live > logits ? live : 0)
  const shown = live > logits ? 0 : logits
  const step = stepBytes(profile, layout, held.stepped, constants)
  const isStepping = step > activations + shown
  const peak = isStepping
    ? { activations: 0, logits: 0, optimizer: states.optimizer + step }
    : { activations, logits: shown, optimizer: states.optimizer }
  const tensors = states.weights + states.gradients + peak.optimizer + peak.activations + peak.logits
  const buffers = constants.workspace + scratch(profile, layout, isLast)
  const framework = buffers + beside(tensors + buffers, reading, constants)
  return { ...states, ...peak, total: tensors + framework, framework }
}

function beside(allocated: number, reading: Reading, { fragmentation, context }: FrameworkConstants): number {
  const held = reading === "allocated" ? 0 : allocated * fragmentation
  return held + (reading === "device" ? context : 0)
}

/**
 * Gradients that fused products hand to autograd beside those that they have added up themselves: one for each shape of matrix, which stays,
 * and one of the head's shape, which goes.
 * Source: NVIDIA/TransformerEngine:transformer_engine/pytorch/module/base.py, get_dummy_wgrad; NVIDIA/Megatron-LM:megatron/core/tensor_parallel/layers.py.
 */
function scratch({ framework, distinctMatrices, largestTable }: MemoryProfile, { tp }: Layout, isLast: boolean): number {
  return framework === "megatron" ? (2 * (distinctMatrices + (isLast ? largestTable : 0))) / tp : 0
}

/** Weights that ZeRO 3 steps at once. Source: microsoft/DeepSpeed:deepspeed/runtime/zero/config.py, sub_group_size. */
const deepspeedGroup = 1e9

/** Units: weights that step [1] → [byte]. */
function stepBytes(
  { framework, choices }: MemoryProfile,
  { precision, zero }: Layout,
  stepped: number,
  constants: FrameworkConstants,
): number {
  if (choices.offload !== "nothing" || choices.isStepFused || !choices.isStepAtOnce) return 0
  const each = weightBytes(framework, valueBytes(precision), choices)
  const values = framework === "deepspeed" && zero === 3 ? Math.min(stepped, deepspeedGroup) : stepped
  return constants.step * Math.max(each.master, each.weight) * values
}
