// Which windows a step takes: each token once in a pass, from the seed and the step alone; and the whole text once when it is measured.
import { describe, expect, test } from "vitest"
import { trainingBatches, wholeText } from "./windows.ts"

const text = (length: number): Int32Array => Int32Array.from({ length }, (_, k) => k)

describe("training", () => {
  const settings = { batch: 3, context: 4, seed: 5 }

  test("labels are one place on", () => {
    const { inputs, labels } = trainingBatches(text(100), settings)(7)
    expect([...labels]).toEqual([...inputs].map((token) => token + 1))
    expect(inputs).toHaveLength(12)
  })

  // 100 tokens, 4 left over to begin elsewhere: 24 windows, 8 steps a pass
  test("a pass meets no token twice, and the next one goes another way", () => {
    const batchOf = trainingBatches(text(100), settings)
    const pass = (from: number): number[] => Array.from({ length: 8 }, (_, k) => [...batchOf(from + k).inputs]).flat()
    expect(new Set(pass(0)).size).toBe(96)
    expect(new Set(pass(8)).size).toBe(96)
    expect(pass(8)).not.toEqual(pass(0))
  })

  test("a step is the same whether or not those before it were taken", () => {
    const batchOf = trainingBatches(text(100), settings)
    for (let step = 0; step < 20; step++) batchOf(step)
    expect(batchOf(11)).toEqual(trainingBatches(text(100), settings)(11))
    expect(batchOf(11)).not.toEqual(trainingBatches(text(100), { ...settings, seed: 6 })(11))
  })

  test("the shortest text is one window, as often as a batch asks", () =>
    expect([...trainingBatches(text(5), settings)(3).labels]).toEqual([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4]))
})

test.each([[2], [13], [24], [25], [26]])("measuring tells each of %d tokens but the first once", (length) => {
  const told: number[] = []
  for (const { inputs, labels, weights } of wholeText(text(length), 3, 4))
    for (const [k, weight] of weights.entries())
      if (weight === 1) {
        expect(labels[k]).toBe((inputs[k] ?? 0) + 1)
        told.push(labels[k] ?? 0)
      }
  expect(told).toEqual([...text(length)].slice(1))
})
