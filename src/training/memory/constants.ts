/** The few figures of memory that no tensor tells, fitted for each framework by tools/fit/memory.ts. */
import { memoryConstants } from "../../data/index.ts"
import type { Framework } from "../plan/job.ts"

export type FrameworkConstants = {
  /** Of one logit at the peak: the 16 bits of the head, softmax and gradient in 32 bits, as far as the loss lays them beside each other [byte]. */
  readonly logitBytes: { readonly plain: number; readonly fused: number }
  /** Gradients and buffers of the block that is being computed, as a part of what that block keeps [1]. */
  readonly live: number
  /** Gathered weights and gradients of sharded states, as a part of two blocks with their tables and one block's gradients [1]. */
  readonly gathered: number
  /** Workspaces of matrix libraries, buffers of collectives, indices [byte]. */
  readonly workspace: number
  /** What the allocator holds beyond what it has given out, as a part of that [1]. */
  readonly fragmentation: number
  /** Outside the allocator: context, kernels, NCCL [byte]. */
  readonly context: number
}

export function constantsOf(framework: Framework): FrameworkConstants {
  return memoryConstants.frameworks[framework]
}
