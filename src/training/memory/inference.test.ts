// Served weights and caches by their formats, worked by hand from the configs.
import { describe, expect, test } from "vitest"
import { graphOf } from "../../../tests/support/training-jobs.ts"
import { type InferenceAsk, inferenceMemory } from "./inference.ts"

const constants = {
  workspace: { allocated: 1e6, reserved: 2e6, quantised: 3e6 },
  joined: 2,
  besideInt4: 0.1,
  fragmentation: 0.01,
}
const asked: InferenceAsk = {
  graph: graphOf("Qwen/Qwen3-8B", 16),
  weights: "16 bits",
  cacheBytes: 2,
  sequences: 1,
  tokens: 1000,
  devices: 1,
  reading: "allocated",
}
const of = (given: Partial<InferenceAsk>) => inferenceMemory({ ...asked, ...given }, constants)

/** Source: Qwen/Qwen3-8B on the hub: 8,190,735,360 parameters, of which embedding and head 2 · 151,936 · 4096, vectors 36 · (2 · 4096 + 256) + 4096. */
const [all, tables, vectors] = [8_190_735_360, 2 * 151_936 * 4096, 36 * (2 * 4096 + 2 * 128) + 4096]
const matrices = all - tables - vectors

describe("weights", () => {
  test.each<[InferenceAsk["weights"], number]>([
    ["fp32", 4 * all],
    ["16 bits", 2 * all],
    ["fp8", matrices * (1 + 4 / 128 ** 2) + 2 * (all - matrices)],
    ["int8", matrices * (1 + 3 / 128) + 2 * (all - matrices)],
    ["int4", matrices * (0.5 + 2.5 / 128) + 2 * (all - matrices)],
  ])("%s", (weights, bytes) => {
    expect(of({ weights }).weights).toBeCloseTo(bytes, -2)
  })
  test("in fp8 a tied head is held again", () => {
    const graph = graphOf("Qwen/Qwen3-0.6B", 16)
    const table = 2 * 151_936 * 1024
    const rest = of({ graph }).weights - table
    expect(of({ graph, weights: "fp8" }).weights).toBeLessThan(rest / 2 + 2 * table + 1e6)
    expect(of({ graph, weights: "fp8" }).weights).toBeGreaterThan(rest / 2 + 2 * table)
  })
})

describe("cache", () => {
  // 36 layers, keys and values of 8 heads of 128.
  const figures = 36 * 2 * 8 * 128
  test("of all sequences and tokens", () => {
    expect(of({ sequences: 3 }).cache).toBe(3 * 1000 * figures * 2)
  })
  test("in one byte a figure", () => {
    expect(of({ cacheBytes: 1 }).cache).toBe(1000 * figures)
  })
  test("as the allocator holds one that is joined anew with each token", () => {
    expect(of({ reading: "reserved" }).cache).toBe(2 * 1000 * figures * 2)
  })
})

test("every device has its workspace", () => {
  expect(of({ devices: 4 }).framework).toBe(4e6)
})
