/** What a job leaves open about its memory: kernels, loss, number formats, adapters, offloading. One usual answer for each framework. */
import type { Framework, LossKernel, Offload, Schedule, TrainingJob } from "../plan/job.ts"

/**
 * How operations hand on figures: `eager` one kernel for each, `fused` with the pairs of Transformer Engine and Megatron (gate with
 * activation), `compiled` where cheap figures are computed anew (torch.compile, XLA).
 */
export type KernelStyle = "eager" | "fused" | "compiled"

/** `plain` keeps scores of all pairs of tokens; `flash` computes them anew (arXiv 2205.14135, algorithm 4). */
export type AttentionKernel = "flash" | "plain"

/** `mixed`: 32 bits for master weights and moments; `pure`: everything in the precision of the products. */
export type StateFormat = "mixed" | "pure"

/** What selective recomputation leaves kept: all but the scores (Megatron-LM), or every second product (torchtitan, option `op`). */
export type Selection = "all but scores" | "every second product"

export type MemoryChoices = {
  readonly kernels: KernelStyle
  readonly attention: AttentionKernel
  /** Dropout behind attention, behind feed-forwards and on scores: a mask of one byte a figure. */
  readonly hasDropout: boolean
  readonly loss: LossKernel
  readonly states: StateFormat
  /** Of one weight's gradient [byte], where it is other than the framework's. */
  readonly gradientBytes: number | null
  readonly selection: Selection
  /** Of the step in the backward pass: each gradient is used and freed at once. */
  readonly isStepFused: boolean
  /** The optimizer works on all arrays at once and lays copies of them (PyTorch's `foreach`, usual since 2.0), or on one after the other. */
  readonly isStepAtOnce: boolean
  readonly offload: Offload
  readonly schedule: Schedule
  /** Beside adapters, copies of the tables of tokens and of the head learn whole. */
  readonly areTablesTrained: boolean
  /** Tables are gathered for themselves, not with the model as a whole. */
  readonly areTablesApart: boolean
  /** Bits of one frozen weight of a block under qlora. */
  readonly quantisedBits: number
  /** Bytes of one frozen figure that is not quantised. */
  readonly frozenBytes: number
  /** What blocks hand on lies in the host's memory until it is read again, save that of two blocks. */
  readonly areCheckpointsOffloaded: boolean
  /** Dropout before adapters keeps another copy of what comes in, with its mask. */
  readonly hasAdapterDropout: boolean
}

/** NF4 in blocks of 64 with double quantisation: 4 bits and 0.127 for constants. Source: arXiv 2305.14314, section 3. */
export const nf4Bits = 4.127

const usual: MemoryChoices = {
  kernels: "eager",
  attention: "flash",
  hasDropout: false,
  loss: "plain",
  states: "mixed",
  gradientBytes: null,
  selection: "all but scores",
  isStepFused: false,
  isStepAtOnce: true,
  offload: "nothing",
  schedule: "1f1b",
  areTablesTrained: false,
  areTablesApart: false,
  quantisedBits: nf4Bits,
  frozenBytes: 2,
  areCheckpointsOffloaded: false,
  hasAdapterDropout: false,
}

/** One row a framework: what its own recipes do. */
const byFramework: Readonly<Record<Framework, Partial<MemoryChoices>>> = {
  // Apex and XLA step in place.
  megatron: { kernels: "fused", loss: "fused", isStepAtOnce: false },
  fsdp: { selection: "every second product" },
  deepspeed: { kernels: "fused" },
  maxtext: { kernels: "compiled", loss: "fused", isStepAtOnce: false },
  torch: { selection: "every second product" },
}

/** `given` wins over what the job says, and that over the usual. */
export function usualChoices(
  { framework, loss, offload, schedule }: Pick<TrainingJob, "framework" | "loss" | "offload" | "schedule">,
  given: Partial<MemoryChoices> = {},
): MemoryChoices {
  const ofJob = { offload: offload ?? usual.offload, schedule: schedule ?? usual.schedule }
  return { ...usual, ...byFramework[framework], ...ofJob, ...(loss === undefined ? {} : { loss }), ...given }
}
