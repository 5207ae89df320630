/** The quantile of the binomial law against sums of its chances. */
import { describe, expect, test } from "vitest"
import { successes } from "./binomial.ts"

/** By multiplication, one chance after the other. */
function cumulative(n: number, count: number, share: number): number {
  let chance = (1 - share) ** n
  let sum = chance
  for (let k = 0; k < count; k++) {
    chance *= ((n - k) / (k + 1)) * (share / (1 - share))
    sum += chance
  }
  return sum
}

describe("the least count that so many or fewer reach", () => {
  const cases = [1, 2, 10, 100].flatMap((n) =>
    [0.01, 0.3, 0.5, 0.97].flatMap((p) => [0.001, 0.2, 0.5, 0.9, 0.999].map((u) => [n, p, u] as const)),
  )
  test.each(cases)("n %d, share %d, u %d", (n, share, u) => {
    const count = successes(n, share, u)
    if (count < n) expect(cumulative(n, count, share)).toBeGreaterThanOrEqual(u - 1e-12)
    if (count > 0) expect(cumulative(n, count - 1, share)).toBeLessThan(u + 1e-12)
  })
})

test("ends: nobody, everybody, and shares that cannot be", () => {
  expect([successes(5, 0, 0.9), successes(5, 1, 0.1), successes(5, -0.2, 0.9), successes(5, 1.2, 0.1)]).toEqual([0, 5, 0, 5])
  expect(successes(5, Number.NaN, 0.5)).toBe(0)
  expect([successes(5, 0.5, 1e-12), successes(5, 0.5, 1 - 1e-12)]).toEqual([0, 5])
})

test("of very many the normal law", () => {
  expect(successes(1_000_000, 0.2, 0.5)).toBe(200_000)
  expect(successes(1_000_000, 0.2, 0.975)).toBeCloseTo(200_000 + 1.959964 * 400, -1)
  expect(Math.abs(successes(10_000, 0.2, 0.975) - successes(10_001, 0.2, 0.975))).toBeLessThan(3)
})
