// Recommenders: published counts, and sums by hand.
import { describe, expect, test } from "vitest"
import { countsOf, expectSound, modelNamed } from "../../../../tests/support/sound-models.ts"
import { weightBytes } from "../../measure/memory.ts"
import { parameterCounts } from "../../measure/parameters.ts"
import { clickNetworks } from "./click-networks.ts"
import { dlrm } from "./dlrm.ts"
import { matrixFactorisation } from "./matrix-factorisation.ts"
import { neighbourhood } from "./neighbourhood.ts"
import { neuralCollaborativeFiltering } from "./neural-collaborative-filtering.ts"
import { sequentialRecommenders } from "./sequential-recommenders.ts"
import { twoTower } from "./two-tower.ts"

const families = [
  clickNetworks,
  dlrm,
  matrixFactorisation,
  neighbourhood,
  neuralCollaborativeFiltering,
  sequentialRecommenders,
  twoTower,
]

describe("parameters", () => {
  test("NeuMF on MovieLens 20M, as counted for MLPerf's setting: 31,832,577", () => {
    expect(countsOf(families, "NeuMF MovieLens 20M").parameters).toBe(31_832_577)
  })

  test("DLRM on Criteo Kaggle: 33,762,577 rows of 16 (540M, arXiv 1906.00091, section 5) and two perceptrons", () => {
    const bottom = 14 * 512 + 513 * 256 + 257 * 64 + 65 * 16
    const top = (16 + 351 + 1) * 512 + 513 * 256 + 257
    const model = modelNamed(families, "DLRM Criteo Kaggle")
    const { total, embedding } = parameterCounts(model.lay(model.usual))
    expect([embedding, total]).toEqual([540_201_232, 540_201_232 + bottom + top])
  })

  test("DLRM of MLPerf: 479 figures enter the upper perceptron (mlcommons/training, recommendation)", () => {
    const model = modelNamed(families, "MLPerf DLRM")
    const first = model.lay(model.usual).nodes.find(({ path }) => path === "top_l.0")
    expect(first?.weights[0]?.shape).toEqual([1024, 479])
  })

  test("matrix factorisation: a vector and a bias for each, and the mean", () => {
    expect(countsOf(families, "matrix factorization").parameters).toBe((943 + 1682) * 101 + 1)
  })
})

test("neighbours learn nothing, yet their similarities fill memory: an index and a figure each", () => {
  const model = modelNamed(families, "item kNN MovieLens 20M")
  const graph = model.lay(model.usual)
  expect([parameterCounts(graph).total, weightBytes(graph, "fp32")]).toEqual([0, 4 * 2 * 26744 * 40])
})

test.each(families.flatMap(({ models }) => models).map((model) => [model.names[0], model] as const))(
  "%s is sound",
  (_, model) => {
    expectSound(model.lay(model.usual))
  },
)
