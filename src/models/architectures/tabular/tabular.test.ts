// Tabular models: sums by hand.
import { describe, expect, test } from "vitest"
import { countsOf, expectSound, modelNamed } from "../../../../tests/support/sound-models.ts"
import { comparisons, forwardMacs } from "../../measure/arithmetic.ts"
import { weightBytes } from "../../measure/memory.ts"
import { boostedTrees } from "./boosted-trees.ts"
import { ftTransformer } from "./ft-transformer.ts"
import { linearModel } from "./linear-model.ts"
import { multilayerPerceptron } from "./multilayer-perceptron.ts"

const families = [boostedTrees, ftTransformer, linearModel, multilayerPerceptron]

test.each<[string, number, string]>([
  ["logistic regression", 24, "23 features and a shift"],
  ["MLP MNIST", 785 * 512 + 513 * 512 + 513 * 10, "two layers of 512; Keras prints 669,706"],
  ["XGBoost", 100 * (63 + 64), "100 full trees of depth 6: 63 thresholds and 64 leaves"],
  ["CatBoost", 1000 * (6 + 64), "1000 oblivious trees: one threshold a depth"],
])("%s: %d parameters (%s)", (name, parameters) => {
  expect(countsOf(families, name).parameters).toBe(parameters)
})

describe("trees compare and do not multiply", () => {
  const model = modelNamed(families, "XGBoost")
  const graph = model.lay(model.usual)

  test("a record meets six comparisons a tree and no multiply-add", () => {
    expect([comparisons(graph), forwardMacs(graph)]).toEqual([600, 0])
  })

  test("the features that nodes ask for are stored beside thresholds and leaves", () => {
    expect(weightBytes(graph, "fp32")).toBe(4 * 100 * (63 + 63 + 64))
  })

  test("three classes grow three trees a round", () => {
    expect(comparisons(model.lay({ ...model.usual, classes: 3 }))).toBe(1800)
  })
})

test.each(families.flatMap(({ models }) => models).map((model) => [model.names[0], model] as const))(
  "%s is sound",
  (_, model) => {
    expectSound(model.lay(model.usual))
    expectSound(model.lay({ ...model.usual, classes: 7 }))
  },
)
