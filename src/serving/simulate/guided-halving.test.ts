import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { guidedHalving, type Halving } from "./guided-halving.ts"

const toAThousandth: Halving = {
  middle: (low, high) => (low + high) / 2,
  isShort: (low, high) => high - low <= 1e-3 * high,
}

function plainHalving(
  low: number,
  high: number,
  excess: (at: number) => number,
): { readonly end: number; readonly asked: number } {
  let [from, to, asked] = [low, high, 0]
  while (!toAThousandth.isShort(from, to)) {
    const middle = toAThousandth.middle(from, to)
    asked++
    if (excess(middle) <= 0) from = middle
    else to = middle
  }
  return { end: from, asked }
}

/** Rising figures of the kinds that a search meets: straight, bent, steep, and those that jump to where nothing can be. */
const figures: fc.Arbitrary<(at: number) => number> = fc
  .record({
    root: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    power: fc.constantFrom(0.5, 1, 3, 12),
    jump: fc.constantFrom(null, 0.3, 0.7),
  })
  .map(
    ({ root, power, jump }) =>
      (at) =>
        jump !== null && at > jump ? Number.POSITIVE_INFINITY : at ** power - root ** power,
  )

describe("guided halving", () => {
  test("ends in the stretch that halving ends in", () => {
    fc.assert(
      fc.property(figures, (excess) => {
        const [from, to] = guidedHalving({ at: 0, value: excess(0) }, { at: 1, value: excess(1) }, excess, toAThousandth)
        expect(from).toBe(plainHalving(0, 1, excess).end)
        expect(toAThousandth.isShort(from, to)).toBe(true)
      }),
      { seed: 21, numRuns: 300 },
    )
  })

  test("asks a smooth figure less often", () => {
    const excess = (at: number): number => at ** 3 - 0.2
    let asked = 0
    const counted = (at: number): number => {
      asked++
      return excess(at)
    }
    guidedHalving({ at: 0, value: excess(0) }, { at: 1, value: excess(1) }, counted, toAThousandth)
    expect(asked).toBeLessThanOrEqual(8)
    expect(plainHalving(0, 1, excess).asked).toBeGreaterThanOrEqual(10)
  })
})
