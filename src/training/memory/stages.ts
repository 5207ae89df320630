/** Which blocks a pipeline stage holds, and how many micro-batches are under way in it. */
import type { Layout } from "../plan/layout.ts"

/**
 * Blocks [from, to) of chunk `chunk` on stage `stage`, counted from the first block: as even as can be, earlier chunks the larger ones.
 * Chunks go round the stages (arXiv 2104.04473, section 2.2).
 */
export function blocksOfChunk(blocks: number, { pp, vpp }: Layout, stage: number, chunk: number): readonly [number, number] {
  const turn = chunk * pp + stage
  const each = blocks / (pp * vpp)
  return [Math.ceil(turn * each), Math.ceil((turn + 1) * each)]
}

/**
 * Micro-batches whose activations a stage holds at most, as a mean over its chunks: what it takes in before its first backward pass, and one more.
 * The first stage holds min(m, p) with 1F1B, 1 + (p - 1) / (p·v) times as many interleaved.
 * Source: arXiv 2205.05198, section 4.2.3; NVIDIA/Megatron-LM:megatron/core/pipeline_parallel/schedules.py, num_warmup_microbatches.
 */
export function microBatchesInFlight({ pp, vpp }: Layout, stage: number, microBatches: number): number {
  if (vpp === 1) return Math.min(microBatches, pp - stage)
  const chunks = 2 * (pp - stage - 1) + (vpp - 1) * pp + 1
  return Math.min(microBatches * vpp, chunks) / vpp
}

/** Of one replica. */
export function microBatchesOf({ dp, microBatch }: Layout, globalBatch: number): number {
  return Math.max(1, Math.ceil(globalBatch / (dp * microBatch)))
}
