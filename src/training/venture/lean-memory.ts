/**
 * The least memory that a step takes on a number of devices, apart in what grows with the parameters, what grows with the samples and what is there in
 * any case: what a larger model or batch would meet. Everything is recomputed, so that nothing but the cut of the model is left to choose.
 */
import type { TrainingEstimate } from "../estimate.ts"
import { constantsOf } from "../memory/constants.ts"
import { estimateMemory } from "../memory/estimate.ts"
import { memoryProfile } from "../memory/profile.ts"
import type { MemoryParts } from "../memory/stage-memory.ts"
import type { Cluster } from "../plan/cluster.ts"
import type { TrainingJob } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"
import { modelLimits } from "../search/limits.ts"
import { type FixedLayout, type LayoutSpace, layoutSpace } from "../search/space.ts"
import { stepProfile } from "../step/profile.ts"

/** [byte] of the fullest device. */
export type LeanMemory = {
  readonly total: number
  /** Weights, gradients, states of the optimizer, and what is made of them on the way. */
  readonly state: number
  /** Whatever the samples. */
  readonly fixed: number
  /** For each that a replica takes through at once. */
  readonly perSample: number
}

/** `estimate`: the plan, which is the least where nothing found here is smaller.  Units: → [byte]. */
export function leanMemory(job: TrainingJob, cluster: Cluster, fixed: FixedLayout, estimate: TrainingEstimate): LeanMemory {
  const profile = memoryProfile(job)
  const bytes = (layout: Layout): MemoryParts => estimateMemory(profile, layout)
  const layouts = [estimate.plan, ...leanLayouts(job, cluster, fixed)]
  const least = layouts.reduce(
    (best, layout) => {
      const memory = bytes(layout)
      return memory.total < best.memory.total ? { layout, memory } : best
    },
    { layout: estimate.plan, memory: estimate.memory },
  )
  const { total } = least.memory
  const { microBatch } = least.layout
  const few = microBatch === 1 ? total : bytes({ ...least.layout, microBatch: 1 }).total
  const many = microBatch === 1 ? bytes({ ...least.layout, microBatch: 2 }).total : total
  const perSample = (many - few) / Math.max(1, microBatch - 1)
  const samples = microBatch * perSample
  const { buffers, workspace, context } = constantsOf(job.framework)
  const always = Math.min(total - samples, buffers + workspace + context)
  return { total, state: total - samples - always, fixed: always, perSample }
}

function leanLayouts(job: TrainingJob, cluster: Cluster, fixed: FixedLayout): readonly Layout[] {
  const limits = modelLimits(job, stepProfile(job))
  const space = layoutSpace(job, cluster, limits, { recompute: "full", vpp: 1, microBatch: 1, ...fixed })
  const [vpp, recompute] = [fixed.vpp ?? 1, fixed.recompute ?? "full"]
  return cutsOf(space).flatMap((cut) =>
    space
      .zerosOf(cut.pp)
      .flatMap((zero) =>
        space
          .microBatchesOf(cut.dp)
          .flatMap((microBatch) => space.precision.map((precision) => ({ ...cut, vpp, recompute, zero, microBatch, precision }))),
      ),
  )
}

type Cut = Pick<Layout, "tp" | "pp" | "cp" | "dp" | "ep" | "sequenceParallel">

/** Experts as far apart as they go. */
function cutsOf(space: LayoutSpace): readonly Cut[] {
  return space.tp.flatMap((tp) =>
    space.pp.flatMap((pp) =>
      space.cp.flatMap((cp) => {
        const dp = space.dpOf(tp, cp, pp)
        if (dp === null) return []
        const ep = space.epsOf(tp * cp * dp).at(-1) ?? 1
        return [{ tp, pp, cp, dp, ep, sequenceParallel: tp > 1 && space.sequenceParallel.includes(true) }]
      }),
    ),
  )
}
