/** Memory of one stage of the pipeline: what tensors take at its peak, what the allocator and the device hold beside them. */
import type { Optimizer } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"
import { microBatchesOf } from "../plan/micro-batches.ts"
import { valueBytes } from "../plan/value-bytes.ts"
import type { FrameworkConstants } from "./constants.ts"
import { lossBytes } from "./logits.ts"
import type { PartBytes } from "./part-bytes.ts"
import type { MemoryProfile } from "./profile.ts"
import { stageStates } from "./stage-states.ts"
import { activationSums, stateSums } from "./stage-sums.ts"
import { microBatchesInFlight } from "./stages.ts"
import { weightBytes } from "./states.ts"

/** [byte], of one device. */
export type MemoryParts = {
  readonly total: number
  readonly weights: number
  readonly gradients: number
  readonly optimizer: number
  readonly activations: number
  readonly logits: number
  /** What the optimizer copies while it steps, where the peak is then: activations and logits are gone. */
  readonly step: number
  readonly framework: number
}

/** What is asked for: what tensors take, what the allocator holds for them, what the device has lost. */
export type Reading = "allocated" | "reserved" | "device"

/** A layout as its stages are asked about. */
export type StageQuestion = {
  readonly profile: MemoryProfile
  readonly layout: Layout
  readonly parts: readonly PartBytes[]
  readonly reading: Reading
  readonly constants: FrameworkConstants
}

/** `copies` of each part lie on the stage.  Units: → [byte]. */
export function stageMemory(asked: StageQuestion, copies: readonly number[], stage: number): MemoryParts {
  const { profile, layout, parts, constants } = asked
  const isLast = stage === layout.pp - 1
  const sums = stateSums(profile, parts, copies)
  const states = stageStates(profile, layout, sums, isLast, constants)
  const microBatches = microBatchesOf(layout, profile.globalBatch)
  const inFlight = microBatchesInFlight(layout, stage, microBatches, profile.framework, profile.choices.schedule)
  const { kept, anew, read } = activationSums(profile, parts, copies, inFlight, layout.pp > 1)
  const logits = isLast ? lossBytes(profile, layout, constants) : 0
  const live = anew + constants.live * read
  // The loss is over when the backward pass comes to the blocks, and that when the optimizer steps.
  const activations = kept + (live > logits ? live : 0)
  const shown = live > logits ? 0 : logits
  const step = stepBytes(profile, layout, sums.stepped, constants)
  const peak = step > activations + shown ? { activations: 0, logits: 0, step } : { activations, logits: shown, step: 0 }
  const { weights, gradients, optimizer } = states
  const tensors = weights + gradients + optimizer + peak.activations + peak.logits + peak.step
  const buffers = constants.buffers + scratch(profile, layout, isLast)
  const framework = buffers + beside(tensors + buffers, asked.reading, constants)
  return { total: tensors + framework, weights, gradients, optimizer, ...peak, framework }
}

function beside(allocated: number, reading: Reading, { workspace, fragmentation, context }: FrameworkConstants): number {
  const held = reading === "allocated" ? 0 : workspace + allocated * fragmentation
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

/** DeepSpeed steps in place, save that ZeRO 3 lays so many weights out at once. Source: microsoft/DeepSpeed:deepspeed/runtime/zero/config.py, sub_group_size. */
const deepspeedGroup = 1e9

/**
 * Copies of an array in a step of all arrays at once, AdamW's being fitted. SGD adds what decays to gradients that it copies first; the others go from
 * one array to the next. Source: pytorch/pytorch:torch/optim/sgd.py, _multi_tensor_sgd; torch/optim/_adafactor.py (`foreach` is off unless
 * asked for); torch/optim/_muon.py; bitsandbytes-foundation/bitsandbytes:bitsandbytes/optim/optimizer.py, step.
 */
function copiesOf(optimizer: Optimizer, adamw: number): number {
  if (optimizer === "adamw") return adamw
  return optimizer === "sgd" ? 1 : 0
}

/** Units: weights that step [1] → [byte]. */
function stepBytes(
  { framework, optimizer, choices }: MemoryProfile,
  { precision, zero }: Layout,
  stepped: number,
  constants: FrameworkConstants,
): number {
  if (choices.offload !== "nothing" || choices.isStepFused || !choices.isStepAtOnce) return 0
  const each = weightBytes(framework, valueBytes(precision), choices)
  const atOnce = framework !== "deepspeed" ? stepped : zero === 3 ? Math.min(stepped, deepspeedGroup) : 0
  return copiesOf(optimizer, constants.step) * Math.max(each.master, each.weight) * atOnce
}
