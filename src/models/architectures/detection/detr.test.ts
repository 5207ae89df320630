// DETR against the count that its code prints: https://github.com/facebookresearch/detr, `number of params`.
import { expect, test } from "vitest"
import { countsOf, expectSound, modelNamed } from "../../../../tests/support/sound-models.ts"
import { weightCount } from "../../graph/layer-graph.ts"
import { detr } from "./detr.ts"

test("41302368 are trained of DETR-R50: all but the stem and the first stage", () => {
  const model = modelNamed([detr], "DETR-R50")
  const frozen = /^model\.backbone\.(conv1|layer1\.)/
  const trained = model.lay(model.usual).nodes.filter(({ path }) => !frozen.test(path))
  expect(trained.reduce((sum, node) => sum + weightCount(node), 0)).toBe(41302368)
})

/** Table 1 of the paper, in millions. */
test.each([
  ["DETR", 41],
  ["DETR-DC5", 41],
  ["DETR-R101", 60],
  ["DETR-DC5-R101", 60],
])("%s: %d million", (name, millions) => {
  expect(Math.floor(countsOf([detr], name).parameters / 1e6)).toBe(millions)
})

test.each(detr.models.map((model) => [model.names[0], model] as const))("%s at other sizes", (_, model) => {
  expectSound(model.lay({ ...model.usual, image: [333, 500], classes: 7 }))
  expectSound(model.lay({ ...model.usual, image: [1, 1] }))
})
