/** The layouts that are searched: what is given is one value, the rest every value that can divide. */
import type { Precision } from "../../data/index.ts"
import { divisorsOf } from "../../devices/index.ts"
import { canMultiply } from "../../kernels/index.ts"
import type { Cluster } from "../plan/cluster.ts"
import type { TrainingJob } from "../plan/job.ts"
import type { Layout, Recompute, ZeroStage } from "../plan/layout.ts"
import { cuts, holdsExperts, interleaves, usualPrecision } from "./faults.ts"
import { cutsHeads, type ModelLimits } from "./limits.ts"
import { zeroStages } from "./zero-stages.ts"

/** What of a layout is given. */
export type FixedLayout = { readonly [Key in keyof Layout]?: Layout[Key] }

export type LayoutSpace = {
  readonly tp: readonly number[]
  readonly cp: readonly number[]
  readonly pp: readonly number[]
  readonly precision: readonly Precision[]
  readonly sequenceParallel: readonly boolean[]
  readonly zerosOf: (pp: number) => readonly ZeroStage[]
  readonly recompute: readonly Recompute[]
  /** Null where it does not divide, or is not the one that is given. */
  readonly dpOf: (tp: number, cp: number, pp: number) => number | null
  readonly epsOf: (ranks: number) => readonly number[]
  readonly microBatchesOf: (dp: number) => readonly number[]
  readonly vppsOf: (pp: number, microBatches: number) => readonly number[]
}

export function layoutSpace(job: TrainingJob, cluster: Cluster, limits: ModelLimits, fixed: FixedLayout): LayoutSpace {
  const { device, count } = cluster
  const { heads, experts, blocks, sequence } = limits
  const divisors = divisorsOf(count)
  const given = <T>(value: T | undefined, others: readonly T[]): readonly T[] => (value === undefined ? others : [value])
  const eps = given(fixed.ep, experts === 0 ? [1] : divisorsOf(experts)).filter((ep) => holdsExperts(experts, ep))
  return {
    tp: given(fixed.tp, divisors).filter((tp) => cutsHeads(heads, tp)),
    cp: given(fixed.cp, divisors).filter((cp) => cuts(sequence, cp)),
    pp: given(fixed.pp, divisors).filter((pp) => pp <= Math.max(1, blocks)),
    precision: given(fixed.precision, usualPrecisions(cluster)).filter((precision) => canMultiply(device, precision)),
    sequenceParallel: given(fixed.sequenceParallel, [false, true]),
    zerosOf: (pp) => given(fixed.zero, zeroStages(job.framework, pp)),
    recompute: given<Recompute>(fixed.recompute, ["none", "selective", "full"]),
    dpOf: (tp, cp, pp) => {
      const dp = count / (tp * cp * pp)
      return Number.isInteger(dp) && (fixed.dp === undefined || fixed.dp === dp) && job.globalBatch % dp === 0 ? dp : null
    },
    epsOf: (ranks) => eps.filter((ep) => ranks % ep === 0),
    microBatchesOf: (dp) =>
      given(fixed.microBatch, divisorsOf(job.globalBatch / dp)).filter((size) => (job.globalBatch / dp) % size === 0),
    vppsOf: (pp, microBatches) =>
      given(fixed.vpp, blocks % pp === 0 && pp > 1 ? divisorsOf(blocks / pp) : [1]).filter(
        (vpp) => pp * vpp <= Math.max(1, blocks) && interleaves(pp, vpp, microBatches, job.schedule),
      ),
  }
}

/** 16 bits, and 8 where the device has them; others change what is learnt too much to be chosen unasked. */
function usualPrecisions(cluster: Cluster): readonly Precision[] {
  const wide = usualPrecision(cluster.device)
  const narrow: readonly Precision[] = canMultiply(cluster.device, "fp8") && wide === "bf16" ? ["fp8"] : []
  return wide === null ? [] : [wide, ...narrow]
}
