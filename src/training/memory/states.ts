/**
 * Bytes of one weight that learns: the weight that the products read, its gradient, the master copy. Moments stand in ./moments.ts.
 * Sources: megatron: NVIDIA/Megatron-LM:megatron/training/theoretical_memory_usage.py, 18 = 2 + 4 + 12; deepspeed: arXiv 1910.02054, section 3.1,
 * 16 = 2 + 2 + 12; fsdp: arXiv 2304.11277, section 4.4: the shard in fp32 is the master copy; torch: autocast keeps weights in fp32; maxtext:
 * AI-Hypercomputer/maxtext:MaxText/configs/base.yml, weight_dtype float32.
 */
import type { Precision } from "../../data/index.ts"
import type { Framework } from "../plan/job.ts"
import type { ZeroStage } from "../plan/layout.ts"
import type { MemoryChoices } from "./choices.ts"

export type WeightBytes = { readonly weight: number; readonly gradient: number; readonly master: number }

const mixed: Readonly<Record<Framework, WeightBytes>> = {
  megatron: { weight: 2, gradient: 4, master: 4 },
  deepspeed: { weight: 2, gradient: 2, master: 4 },
  fsdp: { weight: 4, gradient: 4, master: 0 },
  torch: { weight: 4, gradient: 4, master: 0 },
  maxtext: { weight: 4, gradient: 4, master: 0 },
}

/** Of figures in the precision of the products. fp8 and fp4 are made from 16 bits inside each product, which keep their place. */
export function valueBytes(precision: Precision): 2 | 4 {
  return precision === "fp32" || precision === "tf32" ? 4 : 2
}

export function weightBytes(
  framework: Framework,
  bytes: 2 | 4,
  choices: Pick<MemoryChoices, "states" | "gradientBytes">,
): WeightBytes {
  const row = bytes === 4 || choices.states === "pure" ? { weight: bytes, gradient: bytes, master: 0 } : mixed[framework]
  return choices.gradientBytes === null ? row : { ...row, gradient: choices.gradientBytes }
}

/** Which states replicas share among themselves. Source: arXiv 1910.02054, section 5. */
export type Shards = { readonly weights: number; readonly gradients: number; readonly optimizer: number }

export function shardsOf(zero: ZeroStage, replicas: number): Shards {
  return { weights: zero > 2 ? replicas : 1, gradients: zero > 1 ? replicas : 1, optimizer: zero > 0 ? replicas : 1 }
}
