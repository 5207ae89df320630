// The search against trying every layout, each computed by itself: the same best and the same Pareto set, to the last bit.
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Device, divisorsOf, findDevice, isUnknownDevice, usualMachine } from "../../devices/index.ts"
import { kernelsOf } from "../../kernels/index.ts"
import { readBuildable } from "../../models/catalogue/from-config.ts"
import type { LayerGraph } from "../../models/index.ts"
import { calibrated } from "../calibration/constants.ts"
import { settingOf } from "../calibration/setting.ts"
import { shippedTable } from "../calibration/shipped.ts"
import { constantsOf } from "../memory/constants.ts"
import { estimateMemory } from "../memory/estimate.ts"
import { memoryProfile } from "../memory/profile.ts"
import type { Cluster } from "../plan/cluster.ts"
import type { Framework, TrainingJob } from "../plan/job.ts"
import type { Layout, Recompute, ZeroStage } from "../plan/layout.ts"
import { stepSeconds } from "../step/assemble.ts"
import { stepProfile } from "../step/profile.ts"
import { stepWork } from "../step/work.ts"
import { layoutFaults } from "./faults.ts"
import { modelLimits } from "./limits.ts"
import { searchLayouts } from "./search.ts"
import { type FixedLayout, layoutSpace } from "./space.ts"
import { zeroStages } from "./zero-stages.ts"

type Small = {
  readonly layers: number
  readonly heads: number
  readonly experts: number
  readonly devices: number
  readonly batch: number
  readonly zero: ZeroStage | undefined
  readonly framework: Framework
  readonly recompute: Recompute | undefined
  /** What a device has, over what one device by itself would need. */
  readonly room: number
}

function deviceOf(name: string): Device {
  const found = findDevice(name)
  if (isUnknownDevice(found)) throw new Error(name)
  return found
}

function graphOf({ layers, heads, experts }: Pick<Small, "layers" | "heads" | "experts">): LayerGraph {
  const mixture = experts === 0 ? {} : { num_experts: experts, num_experts_per_tok: 2, moe_intermediate_size: 256 }
  const config = {
    model_type: "decoder",
    hidden_size: 64 * heads,
    num_hidden_layers: layers,
    num_attention_heads: heads,
    vocab_size: 1000,
    ...mixture,
  }
  const read = readBuildable(config, "small", { title: "", where: "", date: "", confidence: "published" })
  if (read.kind !== "model") throw new Error(JSON.stringify(read.problems))
  return read.model.lay({ ...read.model.usual, sequence: 512 })
}

function jobOf(small: Small): TrainingJob {
  return {
    graph: graphOf(small),
    ...{ sequence: 512, globalBatch: small.batch, optimizer: "adamw", method: "pretrain", loraRank: null },
    framework: small.framework,
  }
}

type Point = readonly [seconds: number, bytes: number]

/** All tuples of divisors that have no fault, each computed by itself. */
function byHand(job: TrainingJob, cluster: Cluster, fixed: FixedLayout, limit: number): readonly Point[] {
  const profile = stepProfile(job)
  const memory = memoryProfile(job)
  const limits = modelLimits(job, profile)
  const place = { kernels: kernelsOf(cluster.device), cluster }
  const points: Point[] = []
  for (const layout of tuples(job, cluster, profile.blocks, fixed)) {
    if (layoutFaults(job, cluster, limits, layout).length > 0) continue
    const { constants, scale } = calibrated(settingOf(job, layout, cluster, null), shippedTable)
    const seconds = scale * stepSeconds(stepWork(profile, layout, place), layout.recompute, constants)
    const bytes = estimateMemory(memory, layout).total
    if (bytes <= limit) points.push([seconds, bytes])
  }
  return points
}

function* tuples(job: TrainingJob, { count }: Cluster, blocks: number, fixed: FixedLayout): Generator<Layout> {
  const given = <T>(value: T | undefined, all: readonly T[]): readonly T[] => (value === undefined ? all : [value])
  for (const tp of divisorsOf(count))
    for (const pp of divisorsOf(count))
      for (const cp of divisorsOf(count)) {
        const dp = count / (tp * pp * cp)
        if (!Number.isInteger(dp)) continue
        for (const ep of divisorsOf(count))
          for (const vpp of blocks % pp === 0 ? divisorsOf(blocks / pp) : [1])
            for (const microBatch of divisorsOf(job.globalBatch))
              for (const sequenceParallel of [false, true])
                for (const recompute of given<Recompute>(fixed.recompute, ["none", "selective", "full"]))
                  for (const zero of given<ZeroStage>(fixed.zero, zeroStages(job.framework, pp)))
                    yield { tp, pp, dp, cp, ep, vpp, microBatch, zero, recompute, sequenceParallel, precision: "bf16" }
      }
}

function best(points: readonly Point[], horizon: number): readonly Point[] {
  const quickest = Math.min(...points.map(([seconds]) => seconds))
  const near = points.filter(([seconds]) => seconds <= horizon * quickest).toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  let least = Number.POSITIVE_INFINITY
  return near.filter(([, bytes]) => {
    const isBetter = bytes < least
    least = Math.min(least, bytes)
    return isBetter
  })
}

const smalls: fc.Arbitrary<Small> = fc.record({
  layers: fc.constantFrom(2, 4, 6),
  heads: fc.constantFrom(2, 4, 6),
  experts: fc.constantFrom(0, 0, 4, 6),
  devices: fc.constantFrom(1, 2, 4, 6, 8),
  batch: fc.constantFrom(4, 6, 8),
  zero: fc.constantFrom<ZeroStage | undefined>(undefined, 0, 1, 2, 3),
  framework: fc.constantFrom<Framework>("megatron", "fsdp", "deepspeed"),
  recompute: fc.constantFrom<Recompute | undefined>(undefined, "none", "selective", "full"),
  room: fc.double({ min: 0.8, max: 2, noNaN: true }),
})

describe("search", () => {
  test("finds what trying all layouts finds, of 50 small problems", () => {
    const fronts: number[] = []
    fc.assert(
      fc.property(smalls, (small) => {
        const whole = deviceOf("A100-SXM-80GB")
        const job = jobOf(small)
        const profile = stepProfile(job)
        const memory = memoryProfile(job)
        const limit = small.room * estimateMemory(memory, alone).total
        const device = { ...whole, memory: { ...whole.memory, bytes: limit } }
        const cluster: Cluster = { device, machine: usualMachine(whole), count: small.devices }
        const fixed: FixedLayout = {
          ...(small.zero === undefined ? {} : { zero: small.zero }),
          precision: "bf16",
          ...(small.recompute === undefined ? {} : { recompute: small.recompute }),
        }
        const found = searchLayouts({
          ...{
            profile,
            memory,
            memoryConstants: constantsOf(small.framework),
            table: shippedTable,
            bills: new Map(),
            recipe: null,
            limit,
          },
          place: { kernels: kernelsOf(device), cluster },
          space: layoutSpace(job, cluster, modelLimits(job, profile), fixed),
          ...{ objective: "time", horizon: 2 },
        })
        const expected = best(byHand(job, cluster, fixed, limit), 2)
        expect(found.pareto.map(({ seconds, bytes }) => [seconds, bytes])).toEqual(expected)
        expect(found.best?.seconds ?? null).toBe(expected[0]?.[0] ?? null)
        fronts.push(expected.length)
      }),
      { seed: 7, numRuns: 50 },
    )
    // The problems are of all sorts: some fit nowhere, most have several layouts to choose from.
    expect(fronts.filter((length) => length === 0).length).toBeGreaterThan(2)
    expect(fronts.filter((length) => length > 2).length).toBeGreaterThan(20)
  }, 15_000)
})

/** One device, one sample, nothing done to save room. */
const alone: Layout = {
  ...{ tp: 1, pp: 1, dp: 1, cp: 1, ep: 1, vpp: 1, microBatch: 1 },
  ...{ zero: 0, recompute: "none", sequenceParallel: false, precision: "bf16" },
}
