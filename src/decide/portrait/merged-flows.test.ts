// Many flows become a few that add up to the same.
import fc from "fast-check"
import { expect, test } from "vitest"
import { smallVenture } from "../../../tests/support/small-venture.ts"
import type { Quantity } from "../../engine/index.ts"
import { type Amount, mergedFlows } from "./merged-flows.ts"

const names = Array.from({ length: 60 }, (_, k) => `q${k}`)
const { model } = smallVenture({ file: Object.fromEntries(names.map((name) => [name, "1 USD"])) })

function quantity(k: number): Quantity {
  const found = model.quantities.get(`q${k}`)
  if (found === undefined) throw new Error(`q${k}`)
  return found
}

const flow = (k: number, parent: number, amount: number): Amount => ({
  quantity: quantity(k),
  parent: quantity(parent),
  sign: 1,
  amount,
})

test("each quantity once, in the order of the formulas, without what is nothing", () => {
  const flows = mergedFlows([flow(1, 0, 5), flow(2, 0, 0), flow(3, 0, -2), flow(1, 4, 1), flow(5, 0, 3), flow(5, 0, -3)], "q0")
  expect(flows).toEqual([
    { path: "q1", amount: 6 },
    { path: "q3", amount: -2 },
  ])
})

test("of very many the largest stand alone, the rest of each sum follows them under the sum's name", () => {
  const parts = Array.from({ length: 20 }, (_, k) => flow(k + 1, 0, k < 4 ? -1 : -100 - k))
  const flows = mergedFlows([...parts, flow(30, 50, 1000)], "q59")
  expect(flows).toHaveLength(12)
  expect(flows.slice(-2)).toEqual([
    { path: "q0", amount: -4 - 104 - 105 - 106 - 107 - 108 - 109, isRest: true },
    { path: "q30", amount: 1000 },
  ])
})

test("a sum of which nothing stands alone is simply not opened", () => {
  const large = Array.from({ length: 11 }, (_, k) => flow(k + 10, 40, 1000 + k))
  const flows = mergedFlows([...large, flow(1, 0, 1), flow(2, 0, 2), flow(3, 0, 3)], "q59")
  expect(flows.at(-1)).toEqual({ path: "q0", amount: 6 })
})

test("at most twelve, and together what they were", () => {
  const amount = fc.record({
    k: fc.nat(39),
    parent: fc.integer({ min: 40, max: 58 }),
    amount: fc.integer({ min: -999, max: 999 }),
  })
  fc.assert(
    fc.property(fc.array(amount, { maxLength: 60 }), (all) => {
      const flows = mergedFlows(
        all.map(({ k, parent, amount: of }) => flow(k, parent, of)),
        "q59",
      )
      expect(flows.length).toBeLessThanOrEqual(12)
      expect(new Set(flows.map(({ path }) => path)).size).toBe(flows.length)
      expect(flows.every((one) => one.amount !== 0 || one.isRest === true || one.path >= "q4")).toBe(true)
      expect(flows.reduce((sum, one) => sum + one.amount, 0)).toBe(all.reduce((sum, one) => sum + one.amount, 0))
    }),
    { numRuns: 300, seed: 1 },
  )
})
