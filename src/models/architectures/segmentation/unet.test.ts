// The U-Net against counts that many users print: https://github.com/milesial/Pytorch-UNet, https://github.com/zhixuhao/unet.
import { describe, expect, test } from "vitest"
import { countsOf, expectSound, expectSoundOrRefused, modelNamed } from "../../../../tests/support/sound-models.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { unet } from "./unet.ts"

describe("parameters", () => {
  test.each([
    ["Keras U-Net", 31_031_685],
    ["milesial U-Net", 31_037_633],
    ["milesial U-Net bilinear", 17_262_977],
  ])("%s: %d", (name, parameters) => {
    expect(countsOf([unet], name).parameters).toBe(parameters)
  })

  test("two classes instead of one are one more row of 64 and its bias", () => {
    const model = modelNamed([unet], "milesial U-Net")
    const heads = [1, 2].map((classes) => model.lay({ ...model.usual, classes }).nodes.at(-1)?.weights ?? [])
    expect(heads.map((weights) => weights.map(({ shape }) => shape[0]))).toEqual([
      [1, 1],
      [2, 2],
    ])
  })
})

test("the paper's 572×572 comes out as 388×388 (figure 1)", () => {
  const model = modelNamed([unet], "U-Net")
  const graph = model.lay(model.usual)
  expect(graph.nodes[graph.outputs[0] ?? 0]?.output).toEqual([2, 388, 388])
})

test.each(unet.models.map((model) => [model.names[0], model] as const))("%s at other sizes", (_, model) => {
  expectSound(model.lay(model.usual))
  expectSound(model.lay({ ...model.usual, image: [316, 253] }))
  expectSoundOrRefused(model, { ...model.usual, image: [24, 24] })
  expect(() => model.lay({ ...model.usual, image: [8, 8] })).toThrow(ShapeMistake)
})

test("with padding the picture keeps its size, odd sides too", () => {
  const model = modelNamed([unet], "milesial U-Net")
  const graph = model.lay({ ...model.usual, image: [101, 67] })
  expect(graph.nodes[graph.outputs[0] ?? 0]?.output).toEqual([1, 101, 67])
})
