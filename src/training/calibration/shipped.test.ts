import { describe, expect, test } from "vitest"
import { findDevice, isUnknownDevice, listDevices, usualMachine } from "../../devices/index.ts"
import { findBuildable } from "../../models/catalogue/find-buildable.ts"
import type { TrainingJob } from "../plan/job.ts"
import type { Layout } from "../plan/layout.ts"
import { overheadOf } from "./baseline.ts"
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

function settingFor(device: string, recipe: string | null, job = llama): Setting {
  const found = findDevice(device)
  if (isUnknownDevice(found)) throw new Error(device)
  return settingOf(job, layout, { device: found, machine: usualMachine(found), count: 8 }, recipe)
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

test("the baseline falls back from device and kind to kind, to device, to all", () => {
  const overheads = [
    { device: "A", kind: "encoder", value: 2 },
    { device: null, kind: "encoder", value: 3 },
    { device: "A", kind: null, value: 4 },
    { device: null, kind: null, value: 5 },
  ]
  expect(overheadOf("A", "encoder", overheads)).toBe(2)
  expect(overheadOf("B", "encoder", overheads)).toBe(3)
  expect(overheadOf("A", "tables", overheads)).toBe(4)
  expect(overheadOf("B", "tables", overheads)).toBe(5)
  expect(overheadOf("H100-SXM", "dense language", shippedOverheads)).toBeGreaterThan(1)
})
