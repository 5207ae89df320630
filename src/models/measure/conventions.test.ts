/**
 * Multiply-adds as tools count them: thop on torchvision's models, in thousand millions, to the last published digit.
 * Source: Lyken17/pytorch-OpCounter:README.md@43c064afb713.
 */
import { describe, expect, test } from "vitest"
import { modelNamed } from "../../../tests/support/sound-models.ts"
import { densenet } from "../architectures/vision/densenet.ts"
import { mobilenetV2 } from "../architectures/vision/mobilenet-v2.ts"
import { resnet } from "../architectures/vision/resnet.ts"
import { shufflenetV2 } from "../architectures/vision/shufflenet-v2.ts"
import { vgg } from "../architectures/vision/vgg.ts"
import { layGraph } from "../graph/net.ts"
import { conv, transposedConv } from "../layers/conv.ts"
import { batchNorm } from "../layers/norm.ts"
import { type Convention, macsBy, macsFromStride } from "./conventions.ts"

const families = [densenet, mobilenetV2, resnet, shufflenetV2, vgg]

test.each([
  ["vgg11", 7.74],
  ["vgg13", 11.44],
  ["vgg13_bn", 11.49],
  ["vgg16", 15.61],
  ["resnet18", 1.82],
  ["resnet34", 3.68],
  ["resnet101", 7.87],
  ["resnext50_32x4d", 4.29],
  ["resnext101_32x8d", 16.54],
  ["densenet121", 2.9],
  ["densenet201", 4.39],
  ["mobilenet_v2", 0.33],
  ["shufflenet_v2_x1_0", 0.15],
])("thop on %s: %d", (name, expected) => {
  const model = modelNamed(families, name)
  expect(Math.round(macsBy("thop", model.lay(model.usual)) / 1e7) / 100).toBe(expected)
})

describe("what a batch norm of 3 × 4 × 4 counts", () => {
  const graph = layGraph((net) => batchNorm(net, "bn", net.input("image", [3, 4, 4])))
  test.each<[Convention, number]>([
    ["torchvision", 0],
    ["thop", 4 * 48],
    ["ultralytics", 4 * 48],
    ["fvcore", 2 * 48],
  ])("%s: %d", (convention, expected) => {
    expect(macsBy(convention, graph)).toBe(expected)
  })
})

test("thop and what comes from it count a transposed convolution by its outputs, the others by its inputs", () => {
  const graph = layGraph((net) =>
    transposedConv(net, "up", net.input("image", [2, 4, 4]), 3, { kernel: 2, stride: 2, bias: false }),
  )
  const counts = (["torchvision", "thop", "ultralytics", "fvcore"] as const).map((convention) => macsBy(convention, graph))
  expect(counts).toEqual([384, 1536, 1536, 384])
})

test("multiplied up from the largest stride, a convolution counts as it is", () => {
  const lay = ([height, width]: readonly [number, number]) =>
    layGraph((net) => conv(net, "conv", net.input("image", [3, height, width]), 8, { kernel: 3, padding: 1 }))
  expect(macsFromStride(lay, [64, 96])).toBe(macsBy("ultralytics", lay([64, 96])))
})
