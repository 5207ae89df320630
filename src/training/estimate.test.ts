import { describe, expect, test } from "vitest"
import { findDevice, isUnknownDevice, usualMachine } from "../devices/index.ts"
import { findBuildable } from "../models/catalogue/find-buildable.ts"
import { type EstimateOptions, type EstimateResult, estimateTraining, type TrainingEstimate } from "./estimate.ts"
import type { Cluster } from "./plan/cluster.ts"
import type { TrainingJob } from "./plan/job.ts"
import type { FixedLayout } from "./search/space.ts"
import { stepParts } from "./step/assemble.ts"

function clusterOf(name: string, count: number): Cluster {
  const device = findDevice(name)
  if (isUnknownDevice(device)) throw new Error(name)
  return { device, machine: usualMachine(device), count }
}

function jobOf(name: string, globalBatch: number, more: Partial<TrainingJob> = {}): TrainingJob {
  const found = findBuildable(name)
  if ("nearest" in found) throw new Error(name)
  const sequence = found.per === "token" ? 2048 : null
  const graph = found.lay({ ...found.usual, sequence: sequence ?? found.usual.sequence })
  return { graph, sequence, globalBatch, optimizer: "adamw", method: "pretrain", loraRank: null, framework: "megatron", ...more }
}

function told(job: TrainingJob, cluster: Cluster, fixed: FixedLayout = {}, options: EstimateOptions = {}): TrainingEstimate {
  const result = estimateTraining(job, cluster, fixed, options)
  if (result.kind !== "estimate") throw new Error(JSON.stringify(result))
  return result.estimate
}

function faultsOf(result: EstimateResult): readonly object[] {
  return result.kind === "faults" ? result.faults : result.estimate.warnings
}

const small = jobOf("gpt2", 64)

describe("an estimate", () => {
  test.each<[string, string, number, number]>([
    ["gpt2", "A100-SXM-80GB", 8, 64],
    ["resnet50", "V100-SXM-32GB", 8, 1024],
    ["vit_b_16", "RTX-3090", 1, 64],
    ["yolov8m", "H100-SXM", 2, 64],
    ["dlrm", "A100-SXM-40GB", 8, 8192],
    ["bert-large-uncased", "MI300X", 8, 256],
    ["TinyLlama-1.1B", "TPU-V5E", 16, 64],
    ["Mixtral-8x7B", "H100-SXM", 64, 256],
  ])("%s on %s × %i is positive throughout", (model, device, count, batch) => {
    const framework = device.startsWith("TPU") ? "maxtext" : "torch"
    const estimate = told(jobOf(model, batch, { framework }), clusterOf(device, count))
    const { plan, stepSeconds, interval, breakdown, utilisation, memory, memoryLimit } = estimate
    expect(plan.tp * plan.pp * plan.cp * plan.dp).toBe(count)
    expect(stepParts.reduce((sum, name) => sum + breakdown[name], 0) / stepSeconds).toBeCloseTo(1, 10)
    expect(interval[0]).toBeLessThan(stepSeconds * 1.2)
    expect(interval[0]).toBeLessThan(interval[1])
    expect(utilisation).toBeGreaterThan(0)
    expect(utilisation).toBeLessThan(1)
    expect(estimate.fits).toBe(memory.total <= memoryLimit)
  })

  test("a step waits for samples that come too slowly, and tells for how long", () => {
    const [free, slow] = [Infinity, 1000].map((loaderRate) =>
      told(jobOf("resnet50", 1024, { framework: "torch", loaderRate }), clusterOf("A100-SXM-80GB", 8)),
    )
    expect(free?.breakdown.loading).toBe(0)
    expect(slow?.stepSeconds).toBeCloseTo(1.024, 12)
    expect(slow?.breakdown.loading).toBeCloseTo(1.024 - (free?.stepSeconds ?? 0), 12)
    expect(slow?.interval[0]).toBeCloseTo(1.024, 12)
  })

  test("states in the host's memory take time and leave room", () => {
    const [kept, away, streamed] = (["nothing", "optimizer", "everything"] as const).map((offload) =>
      told(jobOf("gpt2", 64, { offload }), clusterOf("A100-SXM-80GB", 8), { zero: 0, tp: 1, pp: 1, cp: 1, microBatch: 1 }),
    )
    expect(kept?.breakdown.offloading).toBe(0)
    expect(away?.memory.optimizer).toBe(0)
    expect(away?.stepSeconds).toBeGreaterThan(kept?.stepSeconds ?? Infinity)
    expect(streamed?.breakdown.offloading).toBeGreaterThan(away?.breakdown.offloading ?? Infinity)
  })

  test("a pipeline without bubble is quicker and holds more", () => {
    const fixed = { pp: 8, tp: 1, cp: 1, dp: 1, vpp: 1, microBatch: 1, recompute: "none", zero: 0 } as const
    const [plain, without] = (["1f1b", "zero-bubble"] as const).map((schedule) =>
      told(jobOf("TinyLlama-1.1B", 32, { schedule }), clusterOf("A100-SXM-80GB", 8), fixed),
    )
    expect(without?.breakdown.bubble).toBeLessThan(0.7 * (plain?.breakdown.bubble ?? 0))
    expect(without?.memory.activations).toBeGreaterThan(1.5 * (plain?.memory.activations ?? Infinity))
    expect(without?.stepSeconds).toBeLessThan(plain?.stepSeconds ?? 0)
  })

  test("a pipeline without bubble has whole stages", () => {
    const asked = estimateTraining(jobOf("gpt2", 64, { schedule: "zero-bubble" }), clusterOf("A100-SXM-80GB", 8), {
      pp: 4,
      vpp: 3,
    })
    expect(faultsOf(asked)).toMatchObject([{ kind: "interleaving", nearest: 1 }])
  })

  test("what is given stays", () => {
    const fixed = { tp: 2, pp: 2, zero: 1, microBatch: 4, recompute: "full", precision: "fp16" } as const
    expect(told(small, clusterOf("A100-SXM-80GB", 8), fixed).plan).toMatchObject(fixed)
  })

  test("nothing on the Pareto set is worse in both than another, and the first is the plan", () => {
    const { pareto, plan } = told(small, clusterOf("A100-SXM-40GB", 8))
    expect(pareto[0]?.layout).toEqual(plan)
    for (const [k, { seconds, bytes }] of pareto.entries()) {
      const next = pareto[k + 1]
      if (next === undefined) continue
      expect(next.seconds).toBeGreaterThan(seconds)
      expect(next.bytes).toBeLessThan(bytes)
    }
  })

  test("measured steps shift it and narrow its interval", () => {
    const cluster = clusterOf("A100-SXM-80GB", 8)
    const before = told(small, cluster)
    const own = before.stepSeconds * 1.3
    const after = told(small, cluster, before.plan, { measuredSteps: [own, own, own] })
    expect(after.stepSeconds / before.stepSeconds).toBeGreaterThan(1.2)
    expect(after.stepSeconds / before.stepSeconds).toBeLessThan(1.3)
    expect(after.interval[1] / after.interval[0]).toBeLessThan(before.interval[1] / before.interval[0])
  })

  test("the objective memory gives the least of all", () => {
    const cluster = clusterOf("A100-SXM-80GB", 8)
    const least = told(small, cluster, {}, { objective: "memory" })
    expect(least.memory.total).toBeLessThanOrEqual(told(small, cluster).pareto.at(-1)?.bytes ?? 0)
  })
})

describe("what cannot be is told with the nearest that can", () => {
  test.each<[string, FixedLayout, object]>([
    ["12 heads among 8", { tp: 8 }, { kind: "heads", tp: 8, heads: 12, nearest: 6 }],
    ["5 stages of 8 devices", { pp: 5 }, { kind: "devices", count: 8 }],
    ["micro-batches of 3 in 64 samples", { microBatch: 3 }, { kind: "batch", microBatch: 3, globalBatch: 64 }],
    ["experts of a model without", { ep: 2 }, { kind: "experts", ep: 2, nearest: 1 }],
    ["8 bits on an A100", { precision: "fp8" }, { kind: "precision", precision: "fp8", nearest: "bf16" }],
    ["sequence parallelism without tensors", { tp: 1, sequenceParallel: true }, { kind: "sequence-parallel" }],
  ])("%s", (_, fixed, fault) => {
    const result = estimateTraining(small, clusterOf("A100-SXM-80GB", 8), fixed)
    expect(faultsOf(result)).toContainEqual(expect.objectContaining(fault))
  })

  test("a model that fits nowhere is told with how many devices would hold it", () => {
    const result = estimateTraining(jobOf("Llama-3.1-70B", 64), clusterOf("A100-SXM-40GB", 8))
    const [fault] = faultsOf(result)
    expect(fault).toMatchObject({ kind: "memory", limit: 40e9 })
    expect(result.kind === "estimate" && result.estimate.fits).toBe(false)
  })
})
