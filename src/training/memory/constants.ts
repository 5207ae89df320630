/** The few figures of memory that no tensor tells, fitted for each framework by tools/fit/memory.ts. */
import { memoryConstants } from "../../data/index.ts"
import type { Framework, LossKernel } from "../plan/job.ts"

export type FrameworkConstants = {
  /** Of one logit at the peak, where products are in 16 bits [byte]. */
  readonly logitBytes: Readonly<Record<LossKernel, number>>
  /** Gradients and buffers of the block that is being computed, as a part of what that block keeps [1]. */
  readonly live: number
  /** Gathered weights and gradients of sharded states, as a part of two blocks with their tables and one block's gradients [1]. */
  readonly gathered: number
  /** The same where the host holds the states, with copies under way in both directions [1]. */
  readonly offloaded: number
  /** Copies that the optimizer makes of an array while it steps, when the backward pass is over [1]. */
  readonly step: number
  /** Tensors whatever the step: workspaces of matrix libraries, indices, random states [byte]. */
  readonly buffers: number
  /** What the allocator holds whatever the step: workspaces, buffers of collectives, what loading left [byte]. */
  readonly workspace: number
  /** What the allocator holds beyond what it has given out, as a part of that [1]. */
  readonly fragmentation: number
  /** Outside the allocator: context, kernels, NCCL [byte]. */
  readonly context: number
}

export function constantsOf(framework: Framework): FrameworkConstants {
  return { ...memoryConstants.frameworks[framework], logitBytes: memoryConstants.logitBytes }
}
