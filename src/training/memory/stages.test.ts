// Pipelines: how blocks are dealt out, how many micro-batches are under way (Korthikanti et al., arXiv 2205.05198, section 4.2.3).
import fc from "fast-check"
import { expect, test } from "vitest"
import { jobOf, layoutOf } from "../../../tests/support/training-jobs.ts"
import type { Layout } from "../plan/layout.ts"
import { microBatchesOf } from "../plan/micro-batches.ts"
import { memoryProfile } from "./profile.ts"
import { copiesOnStage, microBatchesInFlight } from "./stages.ts"

const pipeline = (pp: number, vpp = 1): Layout => layoutOf({ pp, vpp })

test.each([
  ["the first of 8 stages holds 8", 8, 1, 0, 64, 8],
  ["no more than there are", 8, 1, 0, 3, 3],
  ["the last holds one", 8, 1, 7, 64, 1],
  ["without a pipeline one", 1, 1, 0, 64, 1],
  ["three chunks of 8 stages: 8 · (1 + 7/24)", 8, 3, 0, 64, 8 * (1 + 7 / 24)],
  ["three chunks of 35 stages: 35 · (1 + 34/105)", 35, 3, 0, 280, 35 * (1 + 34 / 105)],
])("%s", (_, pp, vpp, stage, microBatches, inFlight) => {
  expect(microBatchesInFlight(pipeline(pp, vpp), stage, microBatches, "megatron")).toBeCloseTo(inFlight, 10)
})

test("DeepSpeed holds one more", () => {
  expect(microBatchesInFlight(pipeline(8), 0, 64, "deepspeed")).toBe(9)
})

test("a batch that does not divide ends with a smaller micro-batch", () => {
  expect(microBatchesOf(layoutOf({ dp: 8, microBatch: 3 }), 100)).toBe(5)
})

test("all stages together hold each block once, the first the most", () => {
  const profile = memoryProfile(jobOf("openai-community/gpt2"))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }), (pp, vpp) => {
      const stages = Array.from({ length: pp }, (_, stage) => copiesOnStage(profile, pipeline(pp, vpp), stage))
      const sums = profile.parts.map((_, k) => stages.reduce((sum, copies) => sum + (copies[k] ?? 0), 0))
      expect(sums).toEqual(profile.parts.map(({ count }) => count))
      if (vpp === 1) for (const copies of stages) expect(copies[1]).toBeLessThanOrEqual(stages[0]?.[1] ?? 0)
    }),
    { seed: 7 },
  )
})
