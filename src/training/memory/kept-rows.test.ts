// What autograd keeps of layers that are no transformer's: no tensor twice (pytorch/pytorch:tools/autograd/derivatives.yaml).
import { expect, test } from "vitest"
import { layoutOf } from "../../../tests/support/training-jobs.ts"
import { layGraph, type Net, type Tensor } from "../../models/graph/net.ts"
import { conv } from "../../models/layers/conv.ts"
import { batchNorm } from "../../models/layers/norm.ts"
import { activation, add, dropout } from "../../models/layers/pointwise.ts"
import { adaptivePool, globalPool, maxPool } from "../../models/layers/pool.ts"
import type { TrainingJob } from "../plan/job.ts"
import { partBytes } from "./part-bytes.ts"
import { memoryProfile } from "./profile.ts"

/** [8, 16, 16] in, everything of that size: 2048 figures, 4 bytes each in fp32. */
const side = 16
const size = 8 * side * side
const three = { kernel: 3, padding: 1, bias: false } as const

function keptValues(lay: (net: Net, x: Tensor) => Tensor): number {
  const graph = layGraph((net) => lay(net, conv(net, "stem", net.input("image", [8, side, side]), 8, three)))
  const job: TrainingJob = {
    graph,
    sequence: null,
    globalBatch: 1,
    optimizer: "sgd",
    method: "pretrain",
    loraRank: null,
    framework: "torch",
  }
  const parts = partBytes(memoryProfile(job), layoutOf({ precision: "fp32" }))
  // The stem keeps the image, which is of that size as well.
  return parts.reduce((sum, { kept }) => sum + kept, 0) / 4 / size - 1
}

test.each<[string, number, (net: Net, x: Tensor) => Tensor]>([
  ["a convolution keeps what comes in", 1, (net, x) => conv(net, "conv", x, 8, three)],
  ["a norm too", 1, (net, x) => batchNorm(net, "norm", x)],
  [
    "convolution, norm, ReLU, convolution: one tensor each between them",
    3,
    (net, x) => conv(net, "b", activation(net, "relu", batchNorm(net, "norm", conv(net, "a", x, 8, three)), "relu"), 8, three),
  ],
  [
    "SiLU keeps its input, the next convolution its output",
    2,
    (net, x) => conv(net, "b", activation(net, "silu", x, "silu"), 8, three),
  ],
  ["a sum keeps nothing", 0, (net, x) => add(net, "sum", x, x)],
  ["dropout keeps a byte a figure", 0.25, (net, x) => dropout(net, "drop", x)],
  ["the mean of a map keeps nothing", 0, (net, x) => globalPool(net, "pool", x)],
  ["a mean of windows keeps its input", 1, (net, x) => adaptivePool(net, "pool", x, [4, 4])],
  [
    "a maximum its input, and 8 bytes for each that goes out",
    1 + 2 / 4,
    (net, x) => maxPool(net, "pool", x, { kernel: 2, stride: 2 }),
  ],
  [
    "two readers of one tensor keep it once",
    1,
    (net, x) => add(net, "sum", conv(net, "a", x, 8, three), conv(net, "b", x, 8, three)),
  ],
])("%s", (_, tensors, lay) => {
  expect(keptValues(lay)).toBeCloseTo(tensors, 10)
})
