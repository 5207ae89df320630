import fc from "fast-check"
import { expect, test } from "vitest"
import { samplePlan } from "./replicates.ts"

test.each([
  [1, 8, 1],
  [15, 15, 1],
  [16, 8, 2],
  [1000, 8, 128],
  [10_000, 10, 1024],
  [10_240, 10, 1024],
  [10_241, 11, 1024],
  [15_360, 15, 1024],
  [15_361, 8, 2048],
  [100_000, 13, 8192],
])("%i samples are drawn as %i × %i", (requested, replicates, perReplicate) => {
  expect(samplePlan(requested)).toEqual({ replicates, perReplicate, samples: replicates * perReplicate })
})

test("8 to 15 balanced replicates hold what was asked for, and little more", () => {
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 5_000_000 }), (requested) => {
      const { replicates, perReplicate, samples } = samplePlan(requested)
      expect(replicates).toBeGreaterThanOrEqual(8)
      expect(replicates).toBeLessThanOrEqual(15)
      expect(Math.log2(perReplicate) % 1).toBe(0)
      expect(samples).toBeGreaterThanOrEqual(requested)
      expect(samples).toBeLessThan(requested + perReplicate)
    }),
  )
})
