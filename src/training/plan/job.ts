/** What a training step is asked to do: a model laid out for one sample, a batch, an optimizer, a method, a framework. */
import type { LayerGraph } from "../../models/index.ts"

export type Optimizer = "adamw" | "adamw-8bit" | "adafactor" | "sgd" | "muon"

/** Which weights learn: all from nothing or from a checkpoint, or low-rank adapters beside a frozen base (in 4 bits for qlora). */
export type TrainingMethod = "pretrain" | "full" | "lora" | "qlora"

/** Each keeps states, buffers and the host's share of a step in its own way; `torch` is plain PyTorch, DDP or FSDP. */
export type Framework = "megatron" | "fsdp" | "deepspeed" | "maxtext" | "torch"

/**
 * What lies in the host's memory instead of the device's: nothing; optimizer states, which the host steps (ZeRO-Offload, arXiv 2101.06840,
 * section 4); or weights and gradients too, which come and go with every micro-batch (FSDP's `CPUOffload`).
 */
export type Offload = "nothing" | "optimizer" | "everything"

/** The order of forward and backward passes in a pipeline: 1F1B, interleaved where stages have chunks, or ZB-H2 (arXiv 2401.10241, section 2.2). */
export type Schedule = "1f1b" | "zero-bubble"

/**
 * How much of the logits lies side by side at once: `plain` 16 bits, softmax and gradient in 32; `shifted`
 * with a second copy of the logits beside their targets, as in Transformers; `narrow` all of them in 16; `fused` what one kernel
 * or a compiler leaves; `parallel` a softmax in steps over parts of the vocabulary; `chunked` some rows after the others.
 */
export type LossKernel = "plain" | "shifted" | "parallel" | "narrow" | "fused" | "chunked"

export type TrainingJob = {
  /** Of one sample: a sequence of `sequence` tokens, an image, a record. */
  readonly graph: LayerGraph
  /** Tokens of one sample; null where the model counts samples. */
  readonly sequence: number | null
  /** Samples of one step over all replicas. */
  readonly globalBatch: number
  readonly optimizer: Optimizer
  readonly method: TrainingMethod
  /** Of adapters; null without them. */
  readonly loraRank: number | null
  readonly framework: Framework
  /** `plain` writes the scores to memory, as programs did before 2023; flash attention unless said. */
  readonly attention?: "flash" | "plain"
  /** As usual for the framework unless said; memory alone depends on it. */
  readonly loss?: LossKernel
  /** Nothing unless said. */
  readonly offload?: Offload
  /** 1F1B unless said. */
  readonly schedule?: Schedule
  /** [sample/s] that the host of one machine reads and decodes; as usual for the kind of sample unless said (../step/loading.ts). */
  readonly loaderRate?: number
}
