/**
 * Stages of ZeRO that are searched for a framework. Megatron's distributed optimizer is the first (docs of Megatron-Core, dist_optimizer);
 * FSDP shards nothing, all but the weights between passes, or everything (arXiv 2304.11277, section 3.2); MaxText's fsdp axis shards everything.
 * Pipelines add gradients up over many micro-batches: stages that scatter them after each one are not joined with pipelines (DeepSpeed
 * refuses stages 2 and 3 there: deepspeed/runtime/pipe/engine.py).
 */
import type { Framework } from "../plan/job.ts"
import type { ZeroStage } from "../plan/layout.ts"

const offered: Readonly<Record<Framework, readonly ZeroStage[]>> = {
  megatron: [0, 1],
  fsdp: [0, 2, 3],
  deepspeed: [0, 1, 2, 3],
  maxtext: [0, 1, 3],
  torch: [0, 1, 2, 3],
}

export function zeroStages(framework: Framework, pp: number): readonly ZeroStage[] {
  return pp === 1 ? offered[framework] : offered[framework].filter((stage) => stage < 2)
}
