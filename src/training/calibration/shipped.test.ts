import { describe, expect, test } from "vitest"
import { findDevice, isUnknownDevice, listDevices, usualMachine } from "../../devices/index.ts"
import { findBuildable } from "../../models/catalogue/find-buildable.ts"
import type { Cluster } from "../plan/cluster.ts"
import type { TrainingJob } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"
import { naiveStep, type Overhead, overheadOf } from "./baseline.ts"
import { calibrated } from "./constants.ts"
import { intervalFactors, nearnessOf } from "./interval.ts"
import { kindOf, type Setting, settingOf } from "./setting.ts"
import { shippedIntervals, shippedOverheads, shippedTable } from "./shipped.ts"

const one = { tp: 1, pp: 1, dp: 8, cp: 1, ep: 1, vpp: 1, microBatch: 1 } as const
const layout: Layout = { ...one, zero: 0, recompute: "none", sequenceParallel: false, precision: "bf16" }

function jobOf(name: string): TrainingJob {
  const found = findBuildable(name)
  if ("nearest" in found) throw new Error(name)
  const common = { globalBatch: 8, optimizer: "adamw", method: "pretrain", loraRank: null, framework: "fsdp" } as const
  return { graph: found.lay(found.usual), sequence: found.per === "token" ? found.usual.sequence : null, ...common }
}

const llama = jobOf("Llama-3.1-8B")

function clusterFor(name: string): Cluster {
  const device = findDevice(name)
  if (isUnknownDevice(device)) throw new Error(name)
  return { device, machine: usualMachine(device), count: 8 }
}

function settingFor(device: string, recipe: string | null, job = llama): Setting {
  return settingOf(job, layout, clusterFor(device), recipe)
}

test.each([
  ["Llama-3.1-8B", "dense language"],
  ["Mixtral-8x7B", "experts"],
  ["bert-large-uncased", "encoder"],
  ["vit_b_16", "vision transformer"],
  ["resnet50", "convolutions"],
  ["dlrm", "tables"],
])("%s is of the kind %s", (name, kind) => {
  expect(kindOf(jobOf(name))).toBe(kind)
})

describe("constants", () => {
  test("are positive and finite on every device, and near those of all runs where nothing is known of one", () => {
    const common = calibrated({ ...settingFor("A100-SXM-80GB", null), levels: nothing, power: 0 }, shippedTable)
    for (const device of listDevices()) {
      const { constants, scale } = calibrated(settingFor(device.id, null), shippedTable)
      for (const value of [scale, ...Object.values(constants)]) expect(value).toBeGreaterThan(0)
      expect(Math.abs(Math.log(scale / common.scale))).toBeLessThan(0.5)
      expect(constants.contention).toBeLessThanOrEqual(1)
    }
  })

  test("of a known code base differ from those of an unknown one, which are those of the framework", () => {
    const [known, unknown, none] = ["llm-foundry", "our own", null].map((recipe) =>
      calibrated(settingFor("H100-SXM", recipe), shippedTable),
    )
    expect(unknown).toEqual(none)
    expect(known).not.toEqual(none)
  })
})

const nothing = Object.fromEntries(
  Object.keys(settingFor("H100-SXM", null).levels).map((factor) => [factor, null]),
) as Setting["levels"]

test.each([
  ["H100-SXM", "llm-foundry", "run"],
  ["H100-SXM", "our own", "device"],
  ["H100-SXM", null, "device"],
  ["MI300X", "llm-foundry", "other"],
])("%s with %s is as near as %s", (device, recipe, nearness) => {
  expect(nearnessOf(settingFor(device, recipe), shippedIntervals)).toBe(nearness)
})

test("intervals hold the prediction or nearly so, and are wider where less is known", () => {
  const width = (device: string, recipe: string | null): number => {
    const [low, high] = intervalFactors(settingFor(device, recipe), shippedIntervals)
    expect(low).toBeLessThan(1)
    expect(high).toBeGreaterThan(1)
    return high / low
  }
  expect(width("H100-SXM", "llm-foundry")).toBeLessThan(width("H100-SXM", null))
})

describe("the baseline", () => {
  const row = (device: string | null, kind: Overhead["kind"], bits: string, value: number): Overhead => ({
    device,
    kind,
    bits,
    value,
    rows: 1,
  })

  test("is of the kind before the bits, of the bits before the device", () => {
    const overheads = [
      ...[row("A", "encoder", "16", 2), row(null, "encoder", "16", 3), row("A", "encoder", "8", 4), row(null, "encoder", "8", 5)],
      row("C", "dense language", "32", 6),
      row(null, "dense language", "32", 7),
    ]
    expect(overheadOf("A", "encoder", "16", overheads).value).toBe(2)
    expect(overheadOf("B", "encoder", "16", overheads).value).toBe(3)
    expect(overheadOf("A", "encoder", "8", overheads).value).toBe(4)
    expect(overheadOf("A", "encoder", "4", overheads).value).toBe(2)
    expect(overheadOf("C", "experts", "16", overheads).value).toBe(6)
    expect(overheadOf("A", "tables", "16", overheads).value).toBe(7)
    expect(overheadOf("A", "encoder", "16", [])).toMatchObject({ rows: 0 })
  })

  test("is at the peak that its rows had, so that fewer bits alone promise nothing", () => {
    const job = jobOf("vit_b_16")
    const [wide, narrow] = (["bf16", "fp8"] as const).map((precision) =>
      naiveStep(job, { precision }, clusterFor("H100"), shippedOverheads),
    )
    expect(wide?.overhead).toMatchObject({ kind: "vision transformer", bits: "16", device: null })
    expect(narrow).toEqual(wide)
  })

  test("counts the parameters of a mixture that work, not all it has", () => {
    const { seconds, overhead } = naiveStep(jobOf("Mixtral-8x7B"), { precision: "bf16" }, clusterFor("H100"), shippedOverheads)
    expect(overhead).toMatchObject({ kind: "experts", bits: "16", device: "H100-SXM" })
    // 12.9 of 46.7 billion work for each of 4,096 tokens (arXiv 2401.04088, section 1), 6 FLOP each; 8 samples lie on 8 devices.
    const active = (seconds / overhead.value) * 989.4e12
    expect(active / (6 * 12.9e9 * 4096)).toBeGreaterThan(0.9)
    expect(active / (6 * 12.9e9 * 4096)).toBeLessThan(1.2)
  })
})
