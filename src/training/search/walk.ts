/**
 * Goes through every layout of a space that divides, with the time of its step. What layouts share is computed once: the bill of a block
 * by how it is shared out, transfers by how the devices are spread; what is left for each layout is a sum of some twenty terms.
 */
import { type Calibrated, calibrated, type StepTable } from "../calibration/constants.ts"
import { settingOf } from "../calibration/setting.ts"
import type { Layout, ZeroStage } from "../plan/layout.ts"
import { microBatchesOf } from "../plan/micro-batches.ts"
import { stepSeconds } from "../step/assemble.ts"
import type { Place } from "../step/block-bill.ts"
import { type OnceSeconds, onceSeconds, sendSeconds } from "../step/once.ts"
import type { StepProfile } from "../step/profile.ts"
import { filledOf } from "../step/schedule.ts"
import { type Bills, billsOf, type StepWork, unevennessOf } from "../step/work.ts"
import type { LayoutSpace } from "./space.ts"

/** The layout and its work change from call to call: what is kept has to be copied. */
export type Visit = {
  readonly layout: Layout
  /** [s] */
  readonly seconds: number
}

/**
 * Asked before the layouts that differ in ZeRO stage, chunks and recomputation only. `leastSeconds` is a lower bound of all of them. Proof:
 * the time is a sum of terms that are not negative (assemble.ts); the bound is that sum without recomputation, bubble, transfers and optimizer, and
 * with an even split. Each of these only adds: recomputation and unevenness make the other terms longer, never shorter, and what shows of a
 * transfer is 0 in the bound and not negative elsewhere.
 */
export type Prune = (layout: Readonly<Layout>, leastSeconds: number) => boolean

export type Walk = {
  readonly profile: StepProfile
  readonly place: Place
  readonly space: LayoutSpace
  readonly table: StepTable
  readonly recipe: string | null
  /** Bills by how a block is shared out, filled as they are needed; for one profile and place. */
  readonly bills: Map<string, Bills>
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/** Layouts that were gone through or pruned. */
export type Walked = { readonly configurations: number }

export function walkLayouts(walk: Walk, prune: Prune, visit: (visit: Visit) => void): Walked {
  const { space, profile, place } = walk
  const state = stateOf(walk)
  let configurations = 0
  // Short rings of context first: they are the better ones mostly, and what is found early prunes the rest.
  for (const cp of space.cp)
    for (const tp of space.tp)
      for (const pp of space.pp) {
        const dp = space.dpOf(tp, cp, pp)
        if (dp === null) continue
        state.zeros = space.zerosOf(pp)
        for (const ep of space.epsOf(tp * cp * dp)) {
          Object.assign(state.layout, { tp, cp, pp, dp, ep })
          state.once = state.zeros.map((zero) => onceSeconds(profile, { tp, cp, pp, dp, ep, zero }, place))
          for (const microBatch of space.microBatchesOf(dp)) {
            configurations += walkMicroBatch(walk, state, microBatch, prune, visit)
          }
        }
      }
  return { configurations }
}

type State = {
  readonly layout: Mutable<Layout>
  readonly work: Mutable<StepWork>
  readonly constants: ReadonlyMap<string, Calibrated>
  zeros: readonly ZeroStage[]
  /** For each of them. */
  once: readonly OnceSeconds[]
}

function stateOf({ space, profile, place, table, recipe }: Walk): State {
  const layout: Mutable<Layout> = { ...first, precision: space.precision[0] ?? "bf16" }
  const constants = space.precision.map((precision) => {
    const setting = settingOf(profile.job, { ...layout, precision }, place.cluster, recipe)
    return [precision, calibrated(setting, table)] as const
  })
  const work = { ...noWork, devices: place.cluster.count, filled: filledOf(profile.job.schedule) }
  return { layout, work, constants: new Map(constants), zeros: [], once: [] }
}

const one = { tp: 1, pp: 1, dp: 1, cp: 1, ep: 1, vpp: 1, microBatch: 1 } as const
const first: Layout = { ...one, zero: 0, recompute: "none", sequenceParallel: false, precision: "bf16" }
const empty = {} as Bills // replaced before it is read
const noWork: StepWork = {
  ...empty,
  ...{ gather: 0, reduce: 0, optimizer: 0, send: 0, microBatches: 1, stages: 1, chunks: 1, unevenness: 1, devices: 1 },
  ...{ hostStep: 0, hostStream: 0, filled: 0 },
}

function walkMicroBatch(walk: Walk, state: State, microBatch: number, prune: Prune, visit: (visit: Visit) => void): number {
  const { space, profile, place } = walk
  const { layout, work } = state
  const { tp, pp } = layout
  layout.microBatch = microBatch
  work.microBatches = microBatchesOf(layout, profile.job.globalBatch)
  work.stages = pp
  const vpps = space.vppsOf(pp, work.microBatches)
  const inside = vpps.length * state.zeros.length * space.recompute.length
  let configurations = 0
  if (inside === 0) return 0
  for (const precision of space.precision)
    for (const sequenceParallel of space.sequenceParallel) {
      if (sequenceParallel && tp === 1) continue
      layout.precision = precision
      layout.sequenceParallel = sequenceParallel
      configurations += inside
      const constants = state.constants.get(precision)
      if (constants === undefined) continue
      const bills = billsFor(walk, layout)
      work.blocks = bills.blocks
      work.ends = bills.ends
      if (prune(layout, leastSeconds(work, constants))) continue
      work.send = sendSeconds(profile, layout, place)
      walkRest(walk, state, vpps, constants, visit)
    }
  return configurations
}

function billsFor({ profile, place, bills }: Walk, layout: Layout): Bills {
  const { tp, cp, ep, microBatch, sequenceParallel, precision } = layout
  const key = `${tp} ${cp} ${ep} ${microBatch} ${sequenceParallel} ${precision}`
  const known = bills.get(key)
  if (known !== undefined) return known
  const made = billsOf(profile, layout, place)
  bills.set(key, made)
  return made
}

/** So many chunks leave no bubble. */
const manyChunks = Number.MAX_VALUE

function leastSeconds(work: Mutable<StepWork>, { constants, scale }: Calibrated): number {
  Object.assign(work, {
    gather: 0,
    reduce: 0,
    optimizer: 0,
    hostStep: 0,
    hostStream: 0,
    send: 0,
    chunks: manyChunks,
    unevenness: 1,
  })
  return scale * stepSeconds(work, "none", constants)
}

function walkRest(
  { space, profile }: Walk,
  { layout, work, zeros, once }: State,
  vpps: readonly number[],
  { constants, scale }: Calibrated,
  visit: (visit: Visit) => void,
): void {
  const seen = { layout, seconds: 0 }
  for (const vpp of vpps) {
    layout.vpp = vpp
    work.chunks = vpp
    work.unevenness = unevennessOf(profile.blocks, layout.pp, vpp)
    for (let k = 0; k < once.length; k++) {
      const { gather, reduce, optimizer, hostStep, hostStream } = once[k]!
      work.gather = gather
      work.reduce = reduce
      work.optimizer = optimizer
      work.hostStep = hostStep
      work.hostStream = hostStream
      layout.zero = zeros[k]!
      for (const recompute of space.recompute) {
        layout.recompute = recompute
        seen.seconds = scale * stepSeconds(work, recompute, constants)
        visit(seen)
      }
    }
  }
}
