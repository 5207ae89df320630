// Models of features: they find the weights of made data, a perceptron learns what no line can, and they count what is counted.
import { beforeAll, describe, expect, test } from "vitest"
import { openTestBackend } from "../../../tests/support/pilot-gradients.ts"
import { countModel } from "../../models/index.ts"
import type { Backend } from "../engine/backend.ts"
import { randomOf } from "../engine/random.ts"
import type { TrainingSettings } from "../learning/settings.ts"
import { type DenseModel, denseWeights, readDenseModel } from "./dense-model.ts"
import { type DenseTask, type DenseTraining, type Table, trainDenseModel } from "./train-dense-model.ts"

let b: Backend
beforeAll(async () => {
  b = await openTestBackend()
})

const layers = (features: number, lines: string): string => `model: Dense\ninput: vector ${features}\nlayers:\n${lines}`
const line = (outputs: number): string => layers(2, `  - linear: ${outputs}\n    name: out\n`)
const perceptron = layers(2, "  - linear: 16\n  - activation: tanh\n  - norm: layer\n  - linear: 1\n")

function modelOf(text: string): DenseModel {
  const read = readDenseModel({ layers: text })
  if (read.kind === "problems") throw new Error(JSON.stringify(read.problems))
  return read.model
}

function made(rows: number, seed: number, target: (x: number, y: number, uniform: number) => number): Table {
  const random = randomOf(seed)
  const features = Float32Array.from({ length: 2 * rows }, random.normal)
  const targets = Float32Array.from({ length: rows }, (_, k) =>
    target(features[2 * k] ?? 0, features[2 * k + 1] ?? 0, random.uniform()),
  )
  return { features, targets }
}

const settings: TrainingSettings = {
  batch: 64,
  seed: 1,
  optimizer: { kind: "adam" },
  schedule: { kind: "cosine", rate: 0.1, steps: 150, floor: 0 },
}

async function trained(text: string, task: DenseTask, table: Table, steps = 150): Promise<DenseTraining> {
  const training = trainDenseModel(b, modelOf(text), task, table, settings)
  for (let k = 0; k < steps; k++) await training.step()
  return training
}

describe("weights of made data", () => {
  test("linear regression finds a plane", async () => {
    const training = await trained(
      line(1),
      "number",
      made(1024, 3, (x, y) => 3 * x - 2 * y + 0.5),
    )
    const weights = await training.weights()
    training.dispose()
    const found = [...(weights["out.weight"]?.values ?? []), ...(weights["out.bias"]?.values ?? [])]
    for (const [k, wanted] of [3, -2, 0.5].entries()) expect(found[k]).toBeCloseTo(wanted, 1)
  })

  // 8192 rows: standard errors of some 0.04
  test("logistic regression finds the odds that rows were drawn with", async () => {
    const chance = (x: number, y: number): number => 1 / (1 + Math.exp(-(1.5 * x - y + 0.5)))
    const training = await trained(
      line(1),
      "whether",
      made(8192, 4, (x, y, uniform) => (uniform < chance(x, y) ? 1 : 0)),
    )
    const weights = await training.weights()
    training.dispose()
    const found = [...(weights["out.weight"]?.values ?? []), ...(weights["out.bias"]?.values ?? [])]
    for (const [k, wanted] of [1.5, -1, 0.5].entries()) expect(Math.abs((found[k] ?? 0) - wanted)).toBeLessThan(0.2)
  })

  test("three classes by the largest of three scores", async () => {
    const classOf = (x: number, y: number): number => (x > Math.abs(y) ? 0 : y > 0 ? 1 : 2)
    const training = await trained(line(3), "class", made(2048, 5, classOf))
    const held = made(500, 6, classOf)
    const scores = await training.scores(held.features)
    training.dispose()
    const right = held.targets.filter((target, k) => {
      const row = [...scores.subarray(3 * k, 3 * k + 3)]
      return row.indexOf(Math.max(...row)) === target
    })
    expect(right.length / 500).toBeGreaterThan(0.93)
  })
})

describe("what no line tells apart", () => {
  const differ = (x: number, y: number): number => (x * y < 0 ? 1 : 0)
  const share = async (training: DenseTraining): Promise<number> => {
    const held = made(1000, 8, differ)
    const scores = await training.scores(held.features)
    training.dispose()
    return held.targets.filter((target, k) => (scores[k] ?? 0) > 0 === (target === 1)).length / 1000
  }
  test("a perceptron does, logistic regression does not", async () => {
    const table = made(2048, 7, differ)
    expect(await share(await trained(perceptron, "whether", table))).toBeGreaterThan(0.93)
    expect(await share(await trained(line(1), "whether", table))).toBeLessThan(0.7)
  })
})

test("the same seed gives the same bits, and nothing is held behind it", async () => {
  const table = made(256, 9, (x, y) => x * y)
  const before = b.heldTensors()
  const [first, second] = [await trained(perceptron, "number", table, 12), await trained(perceptron, "number", table, 12)]
  expect(await first.weights()).toEqual(await second.weights())
  for (const each of [first, second]) each.dispose()
  expect(b.heldTensors()).toBe(before)
})

test.each([[line(3)], [perceptron]])("what is trained is what is counted", (text) => {
  const size = Object.values(denseWeights(modelOf(text).graph, 1)).reduce((sum, { values }) => sum + values.length, 0)
  expect(size).toBe(countModel({ layers: text }).count?.parameters)
})

test.each([
  ["another activation", layers(2, "  - linear: 4\n  - activation: mish\n  - linear: 1\n"), "mish"],
  ["trees", layers(2, "  - trees: { rounds: 10 }\n"), null],
])("%s is refused", (_, text, title) => {
  const read = readDenseModel({ layers: text })
  if (read.kind === "model") throw new Error("it was taken")
  expect(read.problems[0]?.code).toBe("pilot-dense-layer")
  if (title !== null) expect(read.problems[0]?.params.title).toBe(title)
})
