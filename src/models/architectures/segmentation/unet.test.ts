// The U-Net against counts that many users print (31,031,685 and 31,037,633), and the bilinear one against a sum by hand.
import { describe, expect, test } from "vitest"
import { countsOf, expectSound, expectSoundOrRefused, modelNamed } from "../../../../tests/support/sound-models.ts"
import { ShapeMistake } from "../../graph/shape-mistake.ts"
import { unet } from "./unet.ts"

describe("parameters", () => {
  test.each([
    ["Keras U-Net", 31_031_685],
    ["milesial U-Net", 31_037_633],
  ])("%s: %d", (name, parameters) => {
    expect(countsOf([unet], name).parameters).toBe(parameters)
  })

  test("bilinear: convolutions of 3 × 3 without shifts, norms, half the widths at the bottom and on the way up", () => {
    const pair = (from: number, between: number, to: number): number => 9 * (from * between + between * to) + 2 * (between + to)
    const down = pair(3, 64, 64) + pair(64, 128, 128) + pair(128, 256, 256) + pair(256, 512, 512) + pair(512, 512, 512)
    const up = pair(1024, 512, 256) + pair(512, 256, 128) + pair(256, 128, 64) + pair(128, 64, 64)
    expect(countsOf([unet], "milesial U-Net bilinear").parameters).toBe(down + up + 65)
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
