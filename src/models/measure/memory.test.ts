// What the backward pass keeps, worked by hand on small nets; ResNet-50 by its published number of activations.
import { describe, expect, test } from "vitest"
import { modelNamed } from "../../../tests/support/sound-models.ts"
import { resnet } from "../architectures/vision/resnet.ts"
import { findBuildable } from "../catalogue/find-buildable.ts"
import type { LayerGraph } from "../graph/layer-graph.ts"
import { layGraph, type Net, type Tensor } from "../graph/net.ts"
import { conv } from "../layers/conv.ts"
import { linear } from "../layers/linear.ts"
import { batchNorm } from "../layers/norm.ts"
import { type Activation, activation, dropout } from "../layers/pointwise.ts"
import { averagePool, globalPool, maxPool } from "../layers/pool.ts"
import { activationBytes, weightBytes } from "./memory.ts"

/** Bytes of one sample at 2 bytes a figure; the image has 2 channels of 4 × 4, all but a pool keep the 32 figures. */
const kept = (lay: (net: Net, x: Tensor) => Tensor): number =>
  activationBytes(
    layGraph((net) => lay(net, net.input("image", [2, 4, 4]))),
    1,
    2,
  )
const same = (net: Net, name: string, x: Tensor): Tensor => conv(net, name, x, 2, { kernel: 1 })
const acted = (title: Activation) => (net: Net, x: Tensor) =>
  same(net, "after", activation(net, "act", same(net, "conv", x), title))

describe("kept for the backward pass, in arrays of 64 bytes", () => {
  test.each<[string, (net: Net, x: Tensor) => Tensor, number]>([
    ["a ReLU between convolutions: the image and what the ReLU puts out, which the second one takes", acted("relu"), 2],
    ["a GELU: what it takes, too", acted("gelu"), 3],
    [
      "a norm and a ReLU: what the norm takes, not what it puts out",
      (net, x) => same(net, "after", activation(net, "act", batchNorm(net, "bn", same(net, "conv", x)), "relu")),
      3,
    ],
    [
      "dropout: a mask of a byte a figure, and what the next layer takes",
      (net, x) => same(net, "after", dropout(net, "drop", x)),
      1.5,
    ],
    [
      "the largest of four: what it takes and 8 places of 8 bytes",
      (net, x) => maxPool(net, "pool", x, { kernel: 2, stride: 2 }),
      2,
    ],
    ["a mean of four: what it takes", (net, x) => averagePool(net, "pool", x, { kernel: 2, stride: 2 }), 1],
    ["a mean of all: nothing", (net, x) => globalPool(net, "pool", x), 0],
    ["a linear layer: what it takes", (net, x) => linear(net, "fc", x, 5), 1],
  ])("%s", (_, lay, arrays) => expect(kept(lay)).toBe(64 * arrays))
})

/**
 * Convolutions put out 11.11 M figures, the last linear layer 1,000 of them (timm, benchmarks: 11.1 M activations); each goes into a norm. ReLUs
 * put out: 64·112² of the stem; in each block two inner ones and the sum, of which the first of a stage has the first inner one before the stride.
 */
test("ResNet-50 keeps what its norms take, what its ReLUs put out and the places of its pool", () => {
  const stages = [
    { width: 64, side: 56, blocks: 3, first: 56 },
    { width: 128, side: 28, blocks: 4, first: 56 },
    { width: 256, side: 14, blocks: 6, first: 28 },
    { width: 512, side: 7, blocks: 3, first: 14 },
  ]
  const ofBlocks = stages.map(({ width, side, blocks, first }) => {
    const inner = width * (first ** 2 + (blocks - 1) * side ** 2) + blocks * width * side ** 2
    return { convs: inner + (blocks + 1) * 4 * width * side ** 2, relus: inner + blocks * 4 * width * side ** 2 }
  })
  const convs = 64 * 112 ** 2 + ofBlocks.reduce((sum, { convs: own }) => sum + own, 0)
  const relus = 64 * 112 ** 2 + ofBlocks.reduce((sum, { relus: own }) => sum + own, 0)
  const pool = 64 * 56 ** 2
  expect(Math.round((convs + 1000) / 1e4)).toBe(1111)
  const model = modelNamed([resnet], "resnet50")
  const image = 3 * 224 ** 2
  expect(activationBytes(model.lay(model.usual), 1, 2)).toBe(2 * (image + convs + relus + pool + 2048) + 8 * pool)
})

describe("weights", () => {
  // 32 blocks of 4 · 4096² + 3 · 4096 · 11008 in 4 + 20/128 bits; tables and head of 2 · 32,000 · 4096 and 65 norms of 4096 in 16.
  test("int4 of Llama 2 7B: matrices with scales and zero points, the rest in bf16", () => {
    const blocks = 32 * (4 * 4096 ** 2 + 3 * 4096 * 11008)
    const rest = 2 * 32_000 * 4096 + 65 * 4096
    expect(weightBytes(graphOf("Llama-2-7b"), "int4")).toBe((blocks * (4 + 20 / 128) + rest * 16) / 8)
  })

  test.each(["XGBoost german credit", "dlrm", "LeNet-5", "resnet50", "Llama-2-7b"])("%s: int4 ≤ int8 < bf16 < fp32", (name) => {
    const graph = graphOf(name)
    const bytes = (["int4", "int8", "bf16", "fp32"] as const).map((precision) => weightBytes(graph, precision))
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b))
  })
})

function graphOf(name: string): LayerGraph {
  const found = findBuildable(name)
  if ("nearest" in found) throw new Error(name)
  return found.lay(found.usual)
}
