import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { findApiModel, isUnknown } from "../../data/index.ts"
import { alwaysFrom, breakEven } from "./break-even.ts"
import { apiCost, makeOrBuy } from "./make-or-buy.ts"
import { type Deployable, evenTraffic, servedDay, type Traffic } from "./replica-hours.ts"

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
  const units = fc.record({
    capacityRequestsPerSecond: fc.double({ min: 0.5, max: 20, noNaN: true }),
    hourly: fc.double({ min: 0.2, max: 6, noNaN: true }),
    reserve: fc.integer({ min: 0, max: 2 }).map((replicas) => ({ kind: "spare" as const, replicas })),
  })
  const day: Traffic = {
    curve: [...Array<number>(9).fill(0), ...Array<number>(9).fill(2), ...Array<number>(6).fill(0.5)],
    scaling: { kind: "automatic", lagSeconds: 300, least: 1 },
  }

  const most = 60
  describe.each([
    ["at all hours alike", evenTraffic, 1000],
    ["through a day", day, 300],
  ] as const)("%s", (_, traffic, rates) => {
    /** The first of many rates at which making is the cheaper, and the last at which it is not. */
    const scanned = (unit: Deployable) => {
      const step = most / rates
      const makes = (rate: number): boolean =>
        servedDay(rate, traffic.curve, traffic.scaling, unit).perHour <= 3600 * rate * perRequest
      const all = Array.from({ length: rates }, (_each, k) => ({ rate: (k + 1) * step, isMake: makes((k + 1) * step) }))
      return { first: all.find(({ isMake }) => isMake)?.rate, lastDearer: all.findLast(({ isMake }) => !isMake)?.rate, step }
    }

    test("the break-evens are those that going through all rates finds", () => {
      fc.assert(
        fc.property(units, (unit) => {
          const [even, always] = [breakEven(unit, traffic, perRequest), alwaysFrom(unit, traffic, perRequest)]
          const { first, lastDearer, step } = scanned(unit)
          if (first !== undefined && first < most - step) expect(Math.abs((even ?? Infinity) - first)).toBeLessThanOrEqual(step)
          if (even !== null && even < most - step) expect(Math.abs((first ?? Infinity) - even)).toBeLessThanOrEqual(step)
          if (always !== null && always < most - step) expect(Math.abs((lastDearer ?? 0) - always)).toBeLessThanOrEqual(step)
        }),
        { seed: 5, numRuns: 20 },
      )
    })

    test("what a plan is cheaper at than the API is no less than the break-even of its own replicas", () => {
      fc.assert(
        fc.property(units, fc.double({ min: 0.1, max: 200, noNaN: true }), (unit, rate) => {
          const made = servedDay(rate, traffic.curve, traffic.scaling, unit)
          const { cheaper, breakEvenRequestsPerSecond: even } = makeOrBuy(made, [unit], traffic, apis, tokens) ?? {}
          if (cheaper === "make") expect(even ?? Infinity).toBeLessThanOrEqual(rate * (1 + 1e-6))
        }),
        { seed: 6, numRuns: 50 },
      )
    })
  })

  test("what is made costs what the plan costs, whatever its replicas could carry", () => {
    const unit: Deployable = { capacityRequestsPerSecond: 1, hourly: 1, reserve: { kind: "none" } }
    const made = { perHour: 5, perRequest: 5 / 3600 / 1.005 }
    const answer = makeOrBuy(made, [unit], evenTraffic, apis, tokens)
    expect(answer?.makePerHour).toBe(5)
    expect((answer?.buyPerHour ?? 0) / (3600 * 1.005)).toBeCloseTo(perRequest, 12)
  })

  test("making begins with the unit that breaks even first", () => {
    const [big, small, slow] = [
      { capacityRequestsPerSecond: 100, hourly: 8, reserve: { kind: "none" } as const, name: "big" },
      { capacityRequestsPerSecond: 8, hourly: 1, reserve: { kind: "none" } as const, name: "small" },
      { capacityRequestsPerSecond: 1, hourly: 0.5, reserve: { kind: "none" } as const, name: "dear when full" },
    ]
    const answer = makeOrBuy({ perHour: 8, perRequest: 1 }, [big, slow, small], evenTraffic, apis, tokens)
    expect([answer?.unit?.name, answer?.cheaper]).toEqual(["small", "buy"])
    expect(answer?.breakEvenRequestsPerSecond).toBeCloseTo(1 / 3600 / perRequest, 9)
  })

  test("what is dearer when full is never worth making", () => {
    const deployable: Deployable = { capacityRequestsPerSecond: 1, hourly: 100, reserve: { kind: "none" } }
    const answer = makeOrBuy({ perHour: 500, perRequest: 1 }, [deployable], evenTraffic, apis, tokens)
    expect(answer).toMatchObject({ cheaper: "buy", breakEvenRequestsPerSecond: null, alwaysFromRequestsPerSecond: null })
  })

  test("nothing comparable, no answer", () => {
    expect(makeOrBuy({ perHour: 1, perRequest: 1 }, [], evenTraffic, [], tokens)).toBeNull()
  })
})
