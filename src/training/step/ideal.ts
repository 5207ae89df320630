/** The FLOP of a step that the model asks for, and the seconds that they would take if devices did nothing else. */
import { trainingMacs } from "../../models/index.ts"
import type { Cluster } from "../plan/cluster.ts"
import type { TrainingJob } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"

/**
 * Of all samples of a step, forward and backward, masked scores left out; recomputation does not count.
 * Units: → [FLOP].
 * Source: arXiv 2204.02311, appendix B; frozen weights have no gradient of their own (arXiv 2106.09685, section 4.1).
 */
export function modelFlops({ graph, method, loraRank, globalBatch }: TrainingJob): number {
  const isAdapted = method === "lora" || method === "qlora"
  const macs = trainingMacs(graph, isAdapted ? { kind: "lora", rank: loraRank ?? 1, targets: "linear" } : { kind: "full" })
  return 2 * globalBatch * macs
}

/** [FLOP/s] of one device in the precision of the products; of the nearest that it has where the vendor does not tell. */
export function peakFlops({ peak, vector }: Cluster["device"], precision: Layout["precision"]): number {
  return peak[precision] ?? peak.bf16 ?? peak.fp16 ?? peak.fp32 ?? vector ?? leastPeak
}

/** Where nothing is told at all: a GPU of 2012 (K20). */
const leastPeak = 3.5e12

/** Units: → [s]. */
export function idealSeconds(flops: number, precision: Layout["precision"], { device, count }: Cluster): number {
  return flops / (count * peakFlops(device, precision))
}
