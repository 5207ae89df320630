import { describe, expect, test } from "vitest"
import { findDevice, isUnknownDevice, listDevices, usualMachine } from "../../devices/index.ts"
import { findBuildable } from "../../models/catalogue/find-buildable.ts"
import type { EngineName } from "../plan/engine.ts"
import type { ServingSetup } from "../plan/setup.ts"
import { servedModel } from "../step/served-model.ts"
import { overheadOf } from "./baseline.ts"
import { calibratedConstants } from "./constants.ts"
import { intervalsOf, nearnessOf } from "./interval.ts"
import { type Pools, settingOf, structureOf } from "./setting.ts"
import { shippedIntervals, shippedOverheads, shippedTable } from "./shipped.ts"

function setupOf(model: string, device: string, engine: EngineName, version: string | null = null): ServingSetup {
  const [buildable, found] = [findBuildable(model), findDevice(device)]
  if ("nearest" in buildable || isUnknownDevice(found)) throw new Error(`${model} ${device}`)
  return {
    graph: buildable.lay(buildable.usual),
    sequence: buildable.per === "token" ? buildable.usual.sequence : null,
    formats: { weights: "bf16", experts: "bf16", cache: "bf16" },
    engine: { name: engine, version },
    device: found,
    machine: usualMachine(found),
    layout: { tp: 1, pp: 1, attentionDp: 1, ep: 1 },
  }
}

test.each([
  ["Llama-3.1-8B", "dense"],
  ["Mixtral-8x7B", "experts"],
  ["DeepSeek-V3", "latent experts"],
  ["Qwen3.5-397B-A17B", "hybrid"],
  ["resnet50", "samples"],
  ["bert-large-uncased", "samples"],
])("%s is of the structure %s", (name, structure) => {
  const { graph, sequence } = setupOf(name, "H100-SXM", "vllm")
  expect(structureOf(servedModel(graph, sequence))).toBe(structure)
})

test("constants are positive and finite on every device, and near those of all servers where nothing is known of one", () => {
  const common = calibratedConstants(settingOf(setupOf("Llama-3.1-8B", "H100-SXM", "vllm")), { ...shippedTable, deviations: [] })
  const { graph, ...rest } = setupOf("Llama-3.1-8B", "H100-SXM", "vllm")
  for (const device of listDevices()) {
    const constants = calibratedConstants(settingOf({ ...rest, graph, device }), shippedTable)
    for (const value of Object.values(constants)) expect(value).toBeGreaterThan(0)
    expect(Math.abs(Math.log(constants.product / common.product))).toBeLessThan(1)
  }
})

test.each([
  ["scale", Math.E],
  ["kernels", 1],
] as const)("%s of an engine is on its kernels, and times its host by %d", (constant, onHost) => {
  const setting = settingOf(setupOf("Llama-3.1-8B", "H100-SXM", "vllm"))
  const deviation = { constant, factor: "engine", level: "vllm", value: 1 } as const
  const usual = calibratedConstants(setting, { ...shippedTable, deviations: [] })
  const slower = calibratedConstants(setting, { ...shippedTable, deviations: [deviation] })
  for (const name of ["product", "experts", "cache", "tensor"] as const) expect(slower[name] / usual[name]).toBeCloseTo(Math.E)
  for (const name of ["start", "step", "arrival"] as const) expect(slower[name] / usual[name]).toBeCloseTo(onHost)
})

describe("how near the measured servers are", () => {
  test.each([
    ["H100-SXM", "vllm", "engine on device"],
    ["MI325X", "vllm", "engine"],
    ["H100-SXM", "pytorch", "engine"],
  ] as const)("%s with %s is as near as %s", (device, engine, nearness) => {
    expect(nearnessOf(settingOf(setupOf("Llama-3.1-8B", device, engine)), shippedIntervals)).toBe(nearness)
  })

  test("intervals hold the prediction, and are wider where less is known", () => {
    const widthOf = (device: string): number => {
      const intervals = intervalsOf(settingOf(setupOf("Llama-3.1-8B", device, "vllm")), shippedIntervals)
      for (const [low, high] of Object.values(intervals)) {
        expect(low).toBeLessThan(1)
        expect(high).toBeGreaterThan(1)
      }
      return intervals.tpot[1] / intervals.tpot[0]
    }
    expect(widthOf("H100-SXM")).toBeLessThan(widthOf("MI325X"))
  })
})

describe("times to first token that are known worse", () => {
  const widthOf = (model: string, pools: Pools = "one pool"): number => {
    const { ttft } = intervalsOf(settingOf(setupOf(model, "H200-SXM", "vllm"), pools), shippedIntervals)
    return ttft[1] / ttft[0]
  }

  test.each([
    ["Llama-3.1-8B", "small"],
    ["Llama-2-13b", "small"],
    ["Qwen3-32B", "other"],
    ["Mixtral-8x7B", "other"],
    ["resnet50", "other"],
  ])("%s is %s", (name, size) => {
    expect(settingOf(setupOf(name, "H200-SXM", "vllm")).levels.size).toBe(size)
  })

  test("of small dense models, and where prompts are read by workers of their own", () => {
    expect(widthOf("Llama-3.1-8B")).toBeGreaterThan(widthOf("Llama-3.1-70B"))
    expect(widthOf("Llama-3.1-70B", "two pools")).toBeGreaterThan(widthOf("Llama-3.1-70B"))
  })

  test("a usual dense server of one pool is foretold within a factor of three from end to end", () => {
    expect(widthOf("Llama-3.1-70B")).toBeLessThan(3)
  })
})

test("the baseline falls back from a device to all", () => {
  const overheads = [
    { device: "A", metric: "tpot", value: 2 },
    { device: null, metric: "tpot", value: 3 },
  ]
  expect(overheadOf("A", "tpot", overheads)).toBe(2)
  expect(overheadOf("B", "tpot", overheads)).toBe(3)
  expect(overheadOf("H100-SXM", "tpot", shippedOverheads)).toBeGreaterThan(1)
})
