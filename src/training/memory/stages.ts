/** Which parts of the model a pipeline stage holds, and how many micro-batches are under way in it. */
import type { Framework, Schedule } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"
import type { MemoryProfile } from "./profile.ts"

/**
 * Copies of each part on a stage. Blocks are dealt out as evenly as can be, earlier stages getting the more; chunks go round the stages
 * (arXiv 2104.04473, section 2.2). Kinds of blocks that alternate count as one kind after the other.
 */
export function copiesOnStage({ parts, blocks }: MemoryProfile, { pp, vpp }: Layout, stage: number): number[] {
  let first = 0
  return parts.map(({ role, count }) => {
    if (role !== "block") return stage === (role === "first" ? 0 : pp - 1) ? 1 : 0
    let copies = 0
    for (let chunk = 0; chunk < vpp; chunk++) {
      const turn = chunk * pp + stage
      const from = Math.ceil((turn * blocks) / (pp * vpp))
      const to = Math.ceil(((turn + 1) * blocks) / (pp * vpp))
      copies += Math.max(0, Math.min(to, first + count) - Math.max(from, first))
    }
    first += count
    return copies
  })
}

/**
 * Micro-batches whose activations a stage holds at most, as a mean over its chunks: what it takes in before its first backward pass, and one more.
 * The first stage holds min(m, p) with 1F1B, 1 + (p - 1) / (p·v) times as many interleaved. DeepSpeed has one more buffer
 * (deepspeed/runtime/pipe/schedule.py, num_pipe_buffers).
 * Without bubble (ZB-H2) stages run ahead so far that the first holds 2p - 1.
 * Source: arXiv 2205.05198, section 4.2.3; NVIDIA/Megatron-LM:megatron/core/pipeline_parallel/schedules.py, num_warmup_microbatches;
 * arXiv 2401.10241, table 1.
 */
export function microBatchesInFlight(
  { pp, vpp }: Layout,
  stage: number,
  microBatches: number,
  framework: Framework,
  schedule: Schedule = "1f1b",
): number {
  if (pp === 1) return 1
  if (schedule === "zero-bubble") return Math.min(microBatches, 2 * (pp - stage) - 1)
  if (vpp === 1) return Math.min(microBatches, pp - stage + (framework === "deepspeed" ? 1 : 0))
  const chunks = 2 * (pp - stage - 1) + (vpp - 1) * pp + 1
  return Math.min(microBatches * vpp, chunks) / vpp
}
