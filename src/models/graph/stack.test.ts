import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { findBuildable } from "../catalogue/find-buildable.ts"
import type { LayerGraph, LayerNode } from "./layer-graph.ts"
import { type Stack, stackOf } from "./stack.ts"

function graphOf(name: string): LayerGraph {
  const found = findBuildable(name)
  if ("nearest" in found) throw new Error(name)
  return found.lay(found.usual)
}

const shape = ({ parts }: Stack): readonly string[] => parts.map(({ role, count, nodes }) => `${role} ${count} × ${nodes.length}`)

describe("parts of known models", () => {
  test.each([
    ["Llama-3.1-8B", ["first 1 × 2", "block 32 × 14", "last 1 × 2"]],
    // arXiv 2412.19437, section 4.2: 61 layers, the first three dense.
    ["DeepSeek-V3", ["first 1 × 2", "block 3 × 18", "block 58 × 25", "last 1 × 2"]],
    ["gpt2", ["first 1 × 3", "block 12 × 12", "last 1 × 2"]],
    // Sliding and full attention by turns; arXiv 2408.00118, section 2.
    ["gemma-2-9b", ["first 1 × 2", "block 21 × 16", "block 21 × 16", "last 1 × 2"]],
    ["vit_b_16", ["first 1 × 6", "block 12 × 13", "last 1 × 3"]],
  ])("%s", (name, parts) => {
    expect(shape(stackOf(graphOf(name)))).toEqual(parts)
  })

  test("ResNet-50 has 3, 4, 6 and 3 blocks, of which the first of each stage differs", () => {
    const { parts } = stackOf(graphOf("resnet50"))
    expect(parts.map(({ role, count }) => `${role} ${count}`)).toEqual([
      "first 1",
      ...[2, 3, 5, 2].flatMap((others) => ["block 1", `block ${others}`]),
      "last 1",
    ])
  })

  test("what stands between the encoder and the decoder is a part of its own", () => {
    const roles = stackOf(graphOf("t5-large")).parts.map(({ role, count }) => `${role} ${count}`)
    expect(roles).toContain("block 1")
    expect(roles.at(-1)).toBe("last 1")
  })
})

const sums: readonly ((node: LayerNode) => number)[] = [
  () => 1,
  ({ output }) => output.reduce((a, b) => a * b, 1),
  ({ weights }) => weights.reduce((sum, { shape: one, copies }) => sum + copies * one.reduce((a, b) => a * b, 1), 0),
  ({ products }) => products.reduce((sum, { batch, rows, columns, depth }) => sum + batch * rows * columns * depth, 0),
]

test("parts × count are the graph, whatever is counted", () => {
  const names = [
    ...["Llama-3.1-8B", "DeepSeek-V3", "t5-large", "resnet50", "vit_b_16", "dlrm", "bert-large-uncased"],
    ...["gemma-2-9b", "vgg16", "swin_t", "yolov8m", "whisper-tiny", "mobilenet_v2", "xgboost", "Mixtral-8x7B"],
  ]
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.constantFrom(...sums), (name, figure) => {
      const graph = graphOf(name)
      const whole = graph.nodes.reduce((sum, node) => sum + figure(node), 0)
      const parts = stackOf(graph).parts.reduce(
        (sum, { count, nodes }) => sum + count * nodes.reduce((own, node) => own + figure(node), 0),
        0,
      )
      expect(parts).toBe(whole)
    }),
    { seed: 7, numRuns: 60 },
  )
})
