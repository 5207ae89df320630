/** Why a layout cannot be: what does not divide what, with the nearest that does. Sentences stand in the words of the command. */
import type { Precision } from "../../data/index.ts"
import { type Device, divisorsOf, nearestDivisor } from "../../devices/index.ts"
import { canMultiply } from "../../kernels/index.ts"
import type { Cluster } from "../plan/cluster.ts"
import type { Schedule, TrainingJob } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"
import { cutsHeads, type ModelLimits } from "./limits.ts"

export type LayoutFault =
  /** tp · pp · cp · dp are not the devices. */
  | { readonly kind: "devices"; readonly product: number; readonly count: number; readonly nearest: number }
  /** 0 heads: a model without attention, whose matrices are not cut. */
  | { readonly kind: "heads"; readonly tp: number; readonly heads: number; readonly nearest: number }
  /** More stages than blocks. */
  | { readonly kind: "blocks"; readonly slots: number; readonly blocks: number; readonly nearest: number }
  /** Interleaving needs stages, 1F1B and as many micro-batches as a multiple of them (arXiv 2104.04473, section 2.2). */
  | {
      readonly kind: "interleaving"
      readonly vpp: number
      readonly pp: number
      readonly microBatches: number
      readonly nearest: number
    }
  | { readonly kind: "experts"; readonly ep: number; readonly experts: number; readonly nearest: number }
  /** Experts lie within tp · cp · dp. */
  | { readonly kind: "expert-group"; readonly ep: number; readonly ranks: number; readonly nearest: number }
  | { readonly kind: "sequence"; readonly cp: number; readonly sequence: number | null; readonly nearest: number }
  | {
      readonly kind: "batch"
      readonly globalBatch: number
      readonly dp: number
      readonly microBatch: number
      /** A batch that both divide. */
      readonly nearest: number
    }
  | { readonly kind: "sequence-parallel"; readonly nearest: false }
  | { readonly kind: "precision"; readonly precision: Precision; readonly device: string; readonly nearest: Precision | null }
  /** The least that any layout of the space takes [byte], and how many devices would hold it; null: not found up to 1,024 times as many. */
  | { readonly kind: "memory"; readonly bytes: number; readonly limit: number; readonly nearest: number | null }

/** All faults but memory, the first of the order above first; the same rules as the space of the search (space.ts). */
export function layoutFaults(job: TrainingJob, cluster: Cluster, limits: ModelLimits, layout: Layout): readonly LayoutFault[] {
  const { tp, pp, dp, cp, ep, vpp, microBatch, sequenceParallel, precision } = layout
  const { count, device } = cluster
  const { heads, blocks, experts, sequence } = limits
  const faults: LayoutFault[] = []
  const product = tp * pp * cp * dp
  if (product !== count) faults.push({ kind: "devices", product, count, nearest: nearestDivisor(count, dp) })
  if (!cutsHeads(heads, tp)) faults.push({ kind: "heads", tp, heads, nearest: nearestDivisor(Math.max(1, heads), tp) })
  if (pp * vpp > Math.max(1, blocks)) faults.push({ kind: "blocks", slots: pp * vpp, blocks, nearest: Math.max(1, blocks) })
  if (!cuts(sequence, cp)) faults.push({ kind: "sequence", cp, sequence, nearest: nearestCut(sequence, cp) })
  if (!holdsExperts(experts, ep))
    faults.push({ kind: "experts", ep, experts, nearest: experts === 0 ? 1 : nearestDivisor(experts, ep) })
  if ((tp * cp * dp) % ep !== 0)
    faults.push({ kind: "expert-group", ep, ranks: tp * cp * dp, nearest: nearestDivisor(tp * cp * dp, ep) })
  if (sequenceParallel && tp === 1) faults.push({ kind: "sequence-parallel", nearest: false })
  if (!canMultiply(device, precision))
    faults.push({ kind: "precision", precision, device: device.name, nearest: nearestPrecision(device, precision) })
  const least = dp * microBatch
  if (job.globalBatch % least !== 0)
    faults.push({
      kind: "batch",
      globalBatch: job.globalBatch,
      dp,
      microBatch,
      nearest: Math.max(1, Math.round(job.globalBatch / least)) * least,
    })
  else if (!interleaves(pp, vpp, job.globalBatch / least, job.schedule))
    faults.push({ kind: "interleaving", vpp, pp, microBatches: job.globalBatch / least, nearest: 1 })
  return faults
}

/** Tokens of a block of flash attention (arXiv 2307.08691, section 3.3): shorter pieces would leave it half empty. */
const leastPiece = 128

/** A causal mask is balanced by giving each rank two pieces, one early and one late (arXiv 2311.09431). */
export function cuts(sequence: number | null, cp: number): boolean {
  return cp === 1 || (sequence !== null && sequence % (2 * cp) === 0 && sequence >= 2 * cp * leastPiece)
}

export function holdsExperts(experts: number, ep: number): boolean {
  return ep === 1 || (experts > 0 && experts % ep === 0)
}

/** ZB-H2 is a schedule of whole stages (arXiv 2401.10241, section 2.2). */
export function interleaves(pp: number, vpp: number, microBatches: number, schedule: Schedule = "1f1b"): boolean {
  return vpp === 1 || (schedule === "1f1b" && pp > 1 && microBatches % pp === 0)
}

function nearestCut(sequence: number | null, cp: number): number {
  if (sequence === null || sequence % 2 !== 0) return 1
  return divisorsOf(sequence / 2).findLast((divisor) => divisor <= cp && cuts(sequence, divisor)) ?? 1
}

/** What comes nearest, the nearest first: no fewer bits before fewer, and of as many the one with the wider range. */
const near: Readonly<Record<Precision, readonly Precision[]>> = {
  fp4: ["fp8", "bf16", "fp16", "tf32", "fp32"],
  int8: ["fp8", "bf16", "fp16", "tf32", "fp32"],
  fp8: ["bf16", "fp16", "tf32", "fp32"],
  bf16: ["fp16", "tf32", "fp32"],
  fp16: ["bf16", "tf32", "fp32"],
  tf32: ["fp32", "bf16", "fp16"],
  fp32: ["tf32", "bf16", "fp16"],
}

/** The one that is nearest to what the device lacks; null where it multiplies in none of them. */
export function nearestPrecision(device: Device, wanted: Precision): Precision | null {
  return near[wanted].find((precision) => canMultiply(device, precision)) ?? null
}

/** Those that mixed precision is trained in, the most usual first. */
const usual: readonly Precision[] = ["bf16", "fp16", "tf32", "fp32"]

/** The first that the device has; null where it multiplies in none of them. */
export function usualPrecision(device: Device): Precision | null {
  return usual.find((precision) => canMultiply(device, precision)) ?? null
}
