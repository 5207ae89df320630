/** How one training step is laid out over devices, in the field's own abbreviations (Megatron-LM, DeepSpeed). */
import type { Precision } from "../../data/index.ts"

/** What is kept of the forward pass, what is computed anew in the backward pass (Korthikanti et al., arXiv 2205.05198). */
export type Recompute = "none" | "selective" | "full"

/** Shards what data-parallel replicas repeat: 1 optimizer states, 2 gradients too, 3 weights too (arXiv 1910.02054). */
export type ZeroStage = 0 | 1 | 2 | 3

export type Layout = {
  /** Devices that share each matrix. */
  readonly tp: number
  /** Stages that the layers are cut into. */
  readonly pp: number
  /** Replicas that see other samples. tp · pp · cp · dp devices in all. */
  readonly dp: number
  /** Devices that share each sequence. */
  readonly cp: number
  /** Devices that share the experts of a layer; they lie within dp · cp. */
  readonly ep: number
  /** Chunks of layers that one stage holds in turn (interleaved 1F1B); 1 is plain 1F1B. */
  readonly vpp: number
  readonly zero: ZeroStage
  /** Sequences or samples that one replica takes through at once. */
  readonly microBatch: number
  readonly recompute: Recompute
  /** Activations outside the matrix products lie apart among the devices of tp too. */
  readonly sequenceParallel: boolean
  /** Of the matrix products. */
  readonly precision: Precision
}
