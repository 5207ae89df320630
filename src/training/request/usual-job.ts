/** What of a step nobody says: the batch, the framework, the rank of adapters. */
import { benchmark } from "../../data/index.ts"
import { parseQuantity } from "../../models/index.ts"
import type { Framework, TrainingMethod } from "../plan/job.ts"

/** What is known of how samples are shared out. */
export type Replicas = { readonly gpus?: number; readonly dp?: number; readonly microBatch?: number }

export function usualRank(): number {
  return parseQuantity(benchmark("adapter.rank").value)
}

/** [token] Some two million a step is what language models of 1 to 70 billion parameters were trained with (Llama 2: 4 million, arXiv 2307.09288; GPT-3: 0.5 to 3.2 million, arXiv 2005.14165, table 2.1). */
const pretrainTokens = 2_097_152
/** Samples of a step of tuning. */
const tuningSamples = 64
/** Samples of a step of what is no language model: 256 a device, and no more than the 8,192 up to which nothing is lost (arXiv 1706.02677, figure 1). */
const usualSamples = { perDevice: 256, most: 8192 }

/** A whole number of micro-batches for each replica, where their number is known. */
export function usualBatch(sequence: number | null, method: TrainingMethod, { gpus = 1, dp, microBatch = 1 }: Replicas): number {
  const replicas = (dp ?? gpus) * microBatch
  const wished = wishedBatch(sequence, method, gpus)
  return replicas * Math.max(1, Math.round(wished / replicas))
}

function wishedBatch(sequence: number | null, method: TrainingMethod, gpus: number): number {
  if (sequence === null) return Math.min(usualSamples.most, usualSamples.perDevice * gpus)
  return method === "pretrain" ? pretrainTokens / sequence : tuningSamples
}

export function usualFramework(sequence: number | null, method: TrainingMethod): Framework {
  if (sequence === null) return "torch"
  return method === "pretrain" ? "megatron" : "fsdp"
}
