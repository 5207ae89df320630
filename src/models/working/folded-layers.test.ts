import { describe, expect, test } from "vitest"
import { isUnknown } from "../../data/index.ts"
import type { Working } from "../../engine/index.ts"
import { findBuildable } from "../catalogue/find-buildable.ts"
import type { LayerGraph } from "../graph/layer-graph.ts"
import { forwardFlops } from "../measure/arithmetic.ts"
import { stateBytes, weightBytes } from "../measure/memory.ts"
import { parameterCounts } from "../measure/parameters.ts"
import { foldedLayers, type LayerFigure, totalOf } from "./folded-layers.ts"
import { activeParametersOf, bytesOf, cacheBytesOf, flopsOf, parametersOf } from "./layer-figures.ts"

function graphOf(name: string): LayerGraph {
  const found = findBuildable(name)
  if (isUnknown(found)) throw new Error(name)
  return found.lay(found.usual)
}

function leavesOf(parts: readonly Working[], times = 1): number {
  return parts.reduce(
    (sum, part) => sum + (part.parts.length === 0 ? times * part.times : leavesOf(part.parts, times * part.times)),
    0,
  )
}

const models = [
  "Llama-3.1-8B",
  "Mixtral-8x7B",
  "gemma-2-9b",
  "DeepSeek-V3",
  "resnet50",
  "yolov8m",
  "whisper-tiny",
  "dlrm",
  "xgboost",
  "swin_t",
]

describe.each(models)("%s", (name) => {
  const graph = graphOf(name)
  const sums: readonly [string, (node: LayerGraph["nodes"][number]) => LayerFigure, number][] = [
    ["parameters", parametersOf, parameterCounts(graph).total],
    ["active parameters", activeParametersOf, parameterCounts(graph).active],
    ["FLOP", (node) => flopsOf(node, 1), forwardFlops(graph)],
    ["bytes", (node) => bytesOf(node, 16), weightBytes(graph, "bf16")],
    ["cache", (node) => cacheBytesOf(node, 2), stateBytes(graph, 2).perToken],
  ]
  test.each(sums)("%s are the sum of the parts, and each part that of its own", (_, figureOf, total) => {
    const parts = foldedLayers(graph.nodes, "", figureOf)
    expect(Math.abs(totalOf(parts) / total - 1) < 1e-12 || totalOf(parts) === total).toBe(true)
    const check = (part: Working): void => {
      if (part.parts.length > 0) expect(totalOf(part.parts)).toBe(part.value)
      part.parts.forEach(check)
    }
    parts.forEach(check)
    expect(leavesOf(parts)).toBe(graph.nodes.filter((node) => figureOf(node).value !== 0).length)
  })
})

test("equal blocks are told once, with their numbers", () => {
  const parts = foldedLayers(graphOf("Llama-3.1-8B").nodes, "", parametersOf)
  expect(parts[0]?.parts.map(({ name, times, value }) => [name, times, value])).toEqual([
    ["embed_tokens", 1, 128256 * 4096],
    ["layers.0–31", 32, 218_112_000],
    ["norm", 1, 4096],
  ])
})

test("layers that differ are told apart, whatever stands between", () => {
  // The first block of a stage widens, the others do not.
  const [first] = foldedLayers(graphOf("resnet50").nodes, "", parametersOf).filter(({ name }) => name === "layer1")
  expect(first?.parts.map(({ name, times }) => [name, times])).toEqual([
    ["0", 1],
    ["1–2", 2],
  ])
})

test.each([
  ["Llama-3.1-8B", "model.layers.0.self_attn.q_proj", "4096×4096", "2 × 4096 × 4096 × 4096 / 4096"],
  ["resnet50", "conv1", "64×3×7×7", "2 × 12544 × 147 × 64"],
])("%s says how a layer comes to its figures: %s", (name, path, parameters, flops) => {
  const node = graphOf(name).nodes.find((one) => one.path === path)
  if (node === undefined) throw new Error(path)
  expect(parametersOf(node).formula).toBe(parameters)
  expect(flopsOf(node, name.startsWith("Llama") ? 4096 : 1).formula).toBe(flops)
})
