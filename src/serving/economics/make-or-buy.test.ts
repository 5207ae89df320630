import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { findApiModel, isUnknown } from "../../data/index.ts"
import { apiCost, makeOrBuy } from "./make-or-buy.ts"
import { type Deployable, replicasFor } from "./replica-hours.ts"

describe("make or buy", () => {
  const api = findApiModel("groq/llama-3.1-8b-instant")
  if (isUnknown(api)) throw new Error("no such API")
  const apis = [{ api, likeness: "same" as const }]
  const tokens = { input: 1000, output: 500, found: 0 }

  test("1,000 tokens at 0.05 and 500 at 0.08 USD/Mtoken are 90 millionths of a dollar", () => {
    expect(apiCost(api, tokens)).toBeCloseTo(9e-5, 12)
  })

  test("tokens in the provider's cache cost what it asks for those", () => {
    const found = findApiModel("gpt-4o")
    if (isUnknown(found)) throw new Error("no such API")
    expect(apiCost(found, { ...tokens, found: 1 })).toBeLessThan(apiCost(found, tokens))
  })

  const perRequest = apiCost(api, tokens)

  /** The first of many rates at which making is the cheaper, and the last at which it is not. */
  const scanned = (deployable: Deployable) => {
    const rates = Array.from({ length: 10_000 }, (_, k) => (k + 1) * 0.02)
    const makes = (rate: number): boolean => replicasFor(rate, deployable) * deployable.hourly <= 3600 * rate * perRequest
    const first = rates.find(makes)
    const lastDearer = rates.findLast((rate) => !makes(rate))
    return { first, lastDearer }
  }

  test("the break-evens are those that going through all rates finds", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 20, noNaN: true }),
        fc.double({ min: 0.2, max: 6, noNaN: true }),
        fc.integer({ min: 0, max: 2 }),
        (capacity, hourly, replicas) => {
          const deployable: Deployable = { capacityRequestsPerSecond: capacity, hourly, reserve: { kind: "spare", replicas } }
          const answer = makeOrBuy(5, deployable, apis, tokens)
          const { first, lastDearer } = scanned(deployable)
          const { breakEvenRequestsPerSecond: even, alwaysFromRequestsPerSecond: always } = answer ?? {}
          if (first !== undefined && first < 190) expect(even).toBeCloseTo(first, 1)
          if (even != null && even < 190) expect(first).toBeCloseTo(even, 1)
          if (always != null && always < 190) expect(lastDearer).toBeCloseTo(always, 1)
        },
      ),
      { seed: 5, numRuns: 30 },
    )
  })

  test("what is dearer when full is never worth making", () => {
    const deployable: Deployable = { capacityRequestsPerSecond: 1, hourly: 100, reserve: { kind: "none" } }
    const answer = makeOrBuy(5, deployable, apis, tokens)
    expect(answer).toMatchObject({ cheaper: "buy", breakEvenRequestsPerSecond: null, alwaysFromRequestsPerSecond: null })
  })

  test("nothing comparable, no answer", () => {
    expect(makeOrBuy(5, { capacityRequestsPerSecond: 1, hourly: 1, reserve: { kind: "none" } }, [], tokens)).toBeNull()
  })
})
