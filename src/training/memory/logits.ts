/** What the head's outputs and their loss take on the last stage. */

import type { LossKernel } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"
import { microBatchesOf } from "../plan/micro-batches.ts"
import { valueBytes } from "../plan/value-bytes.ts"
import type { FrameworkConstants } from "./constants.ts"
import type { MemoryProfile } from "./profile.ts"

/** A loss in PyTorch over parts of the vocabulary. Source: pytorch/pytorch:torch/distributed/tensor/parallel/loss.py, _log_softmax. */
const overParts: LossKernel = "parallel"

/** Units: → [byte].  Outputs are cut by tensor and context parallelism. */
export function lossBytes(profile: MemoryProfile, layout: Layout, constants: FrameworkConstants): number {
  const { choices, logits } = profile
  const isPlain = choices.loss === "plain" || choices.loss === "shifted"
  const isOverParts = isPlain && layout.tp > 1 && isTorch(profile)
  const kernel = isOverParts ? overParts : choices.loss
  const values = (logits * layout.microBatch) / (layout.cp * layout.tp)
  const each = (constants.logitBytes[kernel] * valueBytes(layout.precision)) / 2
  return values * (each + waitingBytes(profile, layout))
}

/**
 * The last stage hands on the outputs of all micro-batches together, in fp32, and holds them until then.
 * Source: pytorch/pytorch:torch/distributed/pipelining/stage.py, output_chunks.
 */
function waitingBytes(profile: MemoryProfile, layout: Layout): number {
  const isHeld = isTorch(profile) && layout.pp > 1 && profile.choices.loss === "plain"
  return isHeld ? 4 * (microBatchesOf(layout, profile.globalBatch) - 1) : 0
}

function isTorch({ framework }: MemoryProfile): boolean {
  return framework === "fsdp" || framework === "torch"
}
