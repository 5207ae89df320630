import fc from "fast-check"
import { expect, test } from "vitest"
import type { Recompute } from "../plan/layout.ts"
import { type StepConstants, stepBreakdown, stepParts, stepSeconds } from "./assemble.ts"
import { type Bill, noBill } from "./bill.ts"
import type { StepWork } from "./work.ts"

/** Everything shows as it is; nothing hides. */
const plain: StepConstants = {
  ...{ product: 1, grouped: 1, scan: 1, attention: 1, pass: 1, launch: 1e-6, tensor: 1, context: 1, expert: 1 },
  ...{ contention: 1, cover: 0, send: 1, ends: 0, optimizer: 1, step: 0, selective: 0, least: 1 },
}

const quiet: StepWork = {
  ...{ blocks: { ...noBill, product: 1, productBack: 2 }, ends: noBill },
  ...{ gather: 0, reduce: 0, optimizer: 0, send: 0, microBatches: 8, stages: 1, chunks: 1, unevenness: 1, devices: 1 },
  ...{ hostStep: 0, hostStream: 0, filled: 0 },
}

// arXiv 2104.04473, section 2.2: the bubble is (p - 1) / m of the time without it, 1 / v of that when interleaved.
test.each([
  [1, 1, 24, 0],
  [4, 1, 6, (3 / 8) * 6],
  [4, 2, 6, (3 / 16) * 6],
])("%i stages of %i chunks: products %f s, bubble %f s", (stages, chunks, products, bubble) => {
  const parts = stepBreakdown({ ...quiet, stages, chunks }, "none", plain)
  expect(parts.products).toBeCloseTo(products, 12)
  expect(parts.bubble).toBeCloseTo(bubble, 12)
})

// arXiv 2401.10241, table 1: ZB-H2 leaves (p - 1)(F + B - 2W), nothing where F = B = W; here F = B = 1 s over 4 stages.
test.each([
  [1, 0],
  [0.5, (3 / 4) * (1 + 1 - 2 * 0.5)],
])("gradients of weights of %f s leave a bubble of %f s", (productWeights, bubble) => {
  const blocks = { ...noBill, product: 1, productBack: 1 + productWeights, productWeights }
  const parts = stepBreakdown({ ...quiet, blocks, stages: 4, filled: 3 }, "none", plain)
  expect(parts.bubble).toBeCloseTo(bubble, 12)
})

test("products are no quicker than the peak", () => {
  const blocks = { ...quiet.blocks, productLeast: 4, grouped: 1, groupedBack: 2, groupedLeast: 2 }
  const parts = stepBreakdown({ ...quiet, blocks }, "none", { ...plain, product: 0.9, grouped: 0.9, least: 1.1 })
  expect(parts.products).toBeCloseTo(8 * (1.1 * 4 + 0.9 * 3), 12)
})

test("the host's step is waited for; what streams hides like other transfers", () => {
  const hidden = { ...plain, contention: 0.1, cover: 0.5 }
  expect(stepBreakdown({ ...quiet, hostStep: 2 }, "none", hidden).offloading).toBeCloseTo(2, 12)
  expect(stepBreakdown({ ...quiet, hostStream: 1.5 }, "none", hidden).offloading).toBeCloseTo(8 * 0.15, 12)
})

// arXiv 2205.05198, section 5: whole recomputation is a third more of computing, 4 passes for 3.
test("whole recomputation does the forward pass of the blocks again", () => {
  expect(stepSeconds(quiet, "full", plain) / stepSeconds(quiet, "none", plain)).toBeCloseTo(4 / 3, 12)
})

test("a transfer hides behind computing as far as that goes", () => {
  const hidden = { ...plain, contention: 0.1, cover: 0.5 }
  const shown = (reduce: number): number => stepBreakdown({ ...quiet, reduce }, "none", hidden).reduction
  expect(shown(1)).toBeCloseTo(0.1, 12)
  expect(shown(1.5)).toBeCloseTo(0.15, 12)
  expect(shown(2.5)).toBeCloseTo(0.25 + 0.9, 12)
})

const seconds = fc.double({ min: 0, max: 10, noNaN: true })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const anyBill: fc.Arbitrary<Bill> = fc.record({
  ...{ product: seconds, productBack: seconds, grouped: seconds, groupedBack: seconds, scan: seconds, scanBack: seconds },
  ...{ productLeast: share, groupedLeast: share, productWeights: share, groupedWeights: share },
  ...{ attention: seconds, attentionBack: seconds, pass: seconds, passBack: seconds },
  ...{ launches: seconds, launchesBack: seconds, tensor: seconds, context: seconds, expert: seconds },
})
/** What the peak asks for and the gradients of weights are parts of the products. */
const bills: fc.Arbitrary<Bill> = anyBill.map((bill) => ({
  ...bill,
  productLeast: bill.productLeast * (bill.product + bill.productBack),
  groupedLeast: bill.groupedLeast * (bill.grouped + bill.groupedBack),
  productWeights: bill.productWeights * bill.productBack,
  groupedWeights: bill.groupedWeights * bill.groupedBack,
}))
const count = fc.integer({ min: 1, max: 16 })
const works: fc.Arbitrary<StepWork> = fc.record({
  ...{ blocks: bills, ends: bills, gather: seconds, reduce: seconds, optimizer: seconds, send: seconds },
  ...{ hostStep: seconds, hostStream: seconds, filled: fc.constantFrom(0, 3) },
  ...{ microBatches: count, stages: count, chunks: count, devices: count },
  unevenness: fc.double({ min: 1, max: 2, noNaN: true }),
})
const recomputes = fc.constantFrom<Recompute>("none", "selective", "full")
const usual: StepConstants = { ...plain, contention: 0.4, cover: 0.9, ends: 0.9, step: 0.01, selective: 0.5 }

test("parts add up, none is negative, and the bound that the search prunes with lies below", () => {
  fc.assert(
    fc.property(works, recomputes, (work, recompute) => {
      const parts = stepBreakdown(work, recompute, usual)
      const sum = stepParts.reduce((total, name) => total + parts[name], 0)
      const whole = stepSeconds(work, recompute, usual)
      expect(sum).toBe(whole)
      for (const name of stepParts) expect(parts[name]).toBeGreaterThanOrEqual(0)
      const bare = {
        ...work,
        gather: 0,
        reduce: 0,
        optimizer: 0,
        hostStep: 0,
        hostStream: 0,
        send: 0,
        chunks: Number.MAX_VALUE,
        unevenness: 1,
      }
      expect(stepSeconds(bare, "none", usual)).toBeLessThanOrEqual(whole * (1 + 1e-12))
    }),
    { seed: 7 },
  )
})
