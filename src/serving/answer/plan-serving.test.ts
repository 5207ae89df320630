// The planner by its door: what an answer holds, what comes instead of one, what a measurement does.
import { describe, expect, test } from "vitest"
import type { ServingOptions } from "../request/serving-options.ts"
import { planServing } from "./plan-serving.ts"
import type { ServingAnswer } from "./serving-answer.ts"

function planned(model: string, options: ServingOptions): ServingAnswer {
  const { answer, diagnostics } = planServing(model, options)
  if (answer === null) throw new Error(JSON.stringify(diagnostics))
  return answer
}

const small = { gpu: "L4", gpus: 2, tp: 1, precision: "bf16", input: 200, output: 100 } as const
const described: ServingOptions = { ...small, concurrency: 16 }

describe("an answer", () => {
  const answer = planned("gpt2", described)

  test("is for all devices that were given", () => {
    expect(answer.plan).toMatchObject({ gpu: "L4", gpus: 2, tp: 1, replicas: 2, formats: { weights: "bf16", cache: "bf16" } })
  })

  test("agrees with itself", () => {
    const { requestsPerSecond, outputTokensPerSecond, totalTokensPerSecond, cost, latency, ttft, tpot } = answer
    expect(outputTokensPerSecond).toBeCloseTo((requestsPerSecond ?? 0) * 100, 6)
    expect(totalTokensPerSecond).toBeCloseTo((requestsPerSecond ?? 0) * 300, 6)
    expect((cost?.perRequest ?? 0) * (requestsPerSecond ?? 0) * 3600).toBeCloseTo(cost?.perHour ?? 0, 9)
    const tokens = 200e-6 * (cost?.perMillionInputTokens ?? 0) + 100e-6 * (cost?.perMillionOutputTokens ?? 0)
    expect(tokens / (cost?.perRequest ?? 1)).toBeCloseTo(1, 6)
    expect((ttft?.mean ?? 0) + 99 * (tpot?.mean ?? 0)).toBeCloseTo(latency?.mean ?? 0, 3)
    // Little's law: those who wait are those that are there.
    expect(((requestsPerSecond ?? 0) * (latency?.mean ?? 0)) / 16).toBeCloseTo(1, 1)
  })

  test("has every figure within its interval, and parts that add up", () => {
    const { interval, memoryPerGpu, breakdown } = answer
    for (const key of ["ttft", "tpot", "latency"] as const) {
      const [low, high] = interval[key] ?? [0, 0]
      expect([low <= (answer[key]?.mean ?? NaN), (answer[key]?.mean ?? NaN) <= high], key).toEqual([true, true])
    }
    const { total, ...parts } = memoryPerGpu ?? { total: 0 }
    expect(Object.values(parts).reduce((sum, bytes) => sum + bytes, 0) / total).toBeCloseTo(1, 6)
    expect(Object.values(breakdown ?? {}).reduce((sum, seconds) => sum + seconds, 0)).toBeGreaterThan(0)
  })

  test("is the same for the same seed", () => expect(planned("gpt2", described)).toEqual(answer))
})

test("an open load takes as many devices as it needs, and keeps the promise", () => {
  const open = { gpu: "L4", tp: 1, precision: "bf16", input: 200, output: 100 } as const
  const { plan, keepsPromise, curve, promise, ttft } = planned("gpt2", { ...open, rate: 40, ttft: 1, tpot: 0.05 })
  expect([plan?.gpu, keepsPromise]).toEqual(["L4", true])
  expect(ttft?.p95).toBeLessThanOrEqual(promise.ttft ?? 0)
  const rates = curve.map(({ requestsPerSecond }) => requestsPerSecond)
  expect(rates).toEqual(rates.toSorted((a, b) => a - b))
})

test("hours are paid one by one", () => {
  const open = { gpu: "L4", precision: "bf16", input: 200, output: 100, rate: 300 } as const
  const hours = Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 2 : 0.02))
  const { cost, hours: day } = planned("gpt2", { ...open, hours })
  expect(day).toHaveLength(24)
  expect(day.reduce((sum, { perHour }) => sum + perHour, 0) / 24).toBeCloseTo(cost?.perHour ?? 0, 9)
  expect(Math.max(...day.map(({ replicas }) => replicas))).toBeGreaterThan(Math.min(...day.map(({ replicas }) => replicas)))
})

/** Nobody offers it, but others of its size. */
const spoken = "Llama-3.2-3B"

describe("money is counted alike everywhere", () => {
  const open = { gpu: "L4", precision: "bf16", input: 200, output: 100 } as const
  const day = Array.from({ length: 24 }, (_, hour) => (hour >= 9 && hour < 18 ? 1 : 0))
  const cases: readonly (readonly [string, string, ServingOptions])[] = [
    ["a load and GPUs", spoken, { ...described, gpus: 4 }],
    ["GPUs without a load", spoken, { ...small, gpus: 4 }],
    ["neither", spoken, open],
    ["a rate", spoken, { ...open, rate: 6 }],
    ["one that stands by", spoken, { ...open, rate: 6, spare: 1 }],
    ["opening hours", spoken, { ...open, rate: 12, hours: day }],
    ["all at once", spoken, { ...small, offline: true }],
    ["samples", "resnet18", { gpu: "L4" }],
    ["samples through the day", "resnet18", { gpu: "L4", rate: 500, hours: day }],
  ]
  test.each(cases)("%s", (_, model, options) => {
    const { cost, makeOrBuy, curve, requestsPerSecond, input, kind, front, plan, hours, energy } = planned(model, options)
    if (cost === null || cost.perHour === null || requestsPerSecond === null) throw new Error("no cost")
    const mean = hours.length > 0 ? (options.rate ?? 0) : requestsPerSecond
    expect(cost.perHour / (3600 * mean * cost.perRequest)).toBeCloseTo(1, 2)
    const pieces = kind === "samples" ? 1 : 300
    if (input?.kind === "fixed" || kind === "samples")
      expect((cost.perMillionTokens * pieces) / (1e6 * cost.perRequest)).toBeCloseTo(1, 6)
    // The curve goes through the figure of the answer.
    for (const point of curve)
      expect(((point.perMillionTokens ?? 0) * point.requestsPerSecond) / (cost.perMillionTokens * requestsPerSecond)).toBeCloseTo(
        1,
        9,
      )
    const own = front.find((one) => JSON.stringify(one.plan) === JSON.stringify(plan))
    if (own !== undefined) expect((own.perMillionTokens ?? 0) / cost.perMillionTokens).toBeCloseTo(1, 1)
    if (kind === "samples") expect((energy?.perMillionTokens ?? 0) / (1e6 * (energy?.perRequest ?? 0))).toBeCloseTo(1, 9)
    if (kind === "samples") return
    expect(makeOrBuy?.makePerHour).toBe(cost.perHour)
    expect((makeOrBuy?.buyPerRequest ?? 0) / cost.perRequest).toBeCloseTo((makeOrBuy?.buyPerHour ?? 0) / cost.perHour, 9)
    expect(makeOrBuy?.cheaper).toBe(cost.perRequest <= (makeOrBuy?.buyPerRequest ?? 0) ? "make" : "buy")
    if (makeOrBuy?.cheaper === "make") expect(makeOrBuy.breakEvenRequestsPerSecond ?? Infinity).toBeLessThanOrEqual(mean * 1.001)
    const { unit, breakEvenRequestsPerSecond: even } = makeOrBuy ?? {}
    // One of the unit is as dear as the API at the break-even, or more of them are.
    if (unit != null && even != null)
      expect(even * 3600 * (makeOrBuy?.buyPerRequest ?? 0)).toBeGreaterThanOrEqual(unit.perHour * (1 - 1e-6))
  })
})

test("what is named is what is compared, and a smaller beginning is told", () => {
  const alone = planned(spoken, { ...small, gpus: 1, concurrency: 4 })
  const idle = planned(spoken, { ...small, gpus: 8, concurrency: 4 })
  expect(idle.makeOrBuy?.makePerHour).toBeCloseTo(8 * (alone.makeOrBuy?.makePerHour ?? 0), 9)
  expect(idle.makeOrBuy?.unit?.plan.gpus ?? 1).toBe(1)
})

test("samples are counted as such", () => {
  const { kind, imagesPerSecond, outputTokensPerSecond, ttft, cost } = planned("resnet18", { gpu: "L4", gpus: 1, rate: 50 })
  expect([kind, outputTokensPerSecond, ttft, cost?.perMillionInputTokens]).toEqual(["samples", null, null, null])
  expect(imagesPerSecond).toBeCloseTo(50, -1)
  expect(cost?.perThousandImages).toBeGreaterThan(0)
})

describe("what takes batches as a whole, where nothing is promised", () => {
  const onL4 = { gpu: "L4", gpus: 1, precision: "bf16" } as const

  test.each<ServingOptions>([
    { rate: 511 },
    { concurrency: 1 },
    { concurrency: 64, maxSequences: 32 },
    { concurrency: 256 },
    { rate: 511, maxSequences: 2 },
  ])("carries no less than what came: %j", (load) => {
    const { capacity, requestsPerSecond, utilisation } = planned("resnet50", { ...onL4, ...load })
    expect(capacity).toBeGreaterThanOrEqual((requestsPerSecond ?? Infinity) * 0.98)
    expect((requestsPerSecond ?? 0) / (utilisation?.load ?? 1) / (capacity ?? 1)).toBeCloseTo(1, 6)
  })

  test("is answered offline on what there is", () => {
    const { fits, plan, capacity, requestsPerSecond } = planned("resnet50", { ...onL4, offline: true })
    expect([fits, plan?.gpus]).toEqual([true, 1])
    expect((requestsPerSecond ?? 0) / (capacity ?? 1)).toBeCloseTo(1, 1)
  })
})

describe("a model behind an API", () => {
  test("costs what its price list says", () => {
    const { kind, plan, cost, tpot, requestsPerSecond } = planned("deepseek-chat", {
      input: 1000,
      output: 1000,
      concurrency: 10,
      measuredTtft: 1,
      measuredTpot: 0.01,
      prefixHit: 0.5,
    })
    expect([kind, plan, tpot?.mean]).toEqual(["rented", null, 0.01])
    // Ten users who each wait 1 s + 999 · 10 ms.
    expect(requestsPerSecond).toBeCloseTo(10 / 10.99, 9)
    const perRequest = 1e-3 * (cost?.perMillionInputTokens ?? 0) + 1e-3 * (cost?.perMillionOutputTokens ?? 0)
    expect(cost?.perRequest).toBeCloseTo(perRequest, 12)
  })

  test("takes several calls one after the other, and reads what is looked up", () => {
    const one = planned("deepseek-chat", { input: 1500, output: 400, measuredTtft: 1, measuredTpot: 0.01, prefixHit: 0.2 })
    const three = planned("deepseek-chat", {
      ...{ input: 1000, retrieved: 500, output: 400, calls: 3, measuredTtft: 1, measuredTpot: 0.01, prefixHit: 0.2, rate: 2 },
    })
    expect(three.cost?.perRequest).toBeCloseTo(3 * (one.cost?.perRequest ?? 0), 12)
    expect(three.latency?.mean).toBeCloseTo(3 * (one.latency?.mean ?? 0), 9)
    expect(three.outputTokensPerSecond).toBeCloseTo(2 * 3 * 400, 9)
    expect(three.perRequest).toEqual({ calls: 3, retrieved: 500 })
  })

  test("has calls; one's own server has requests", () => {
    const { diagnostics } = planServing("gpt2", { gpu: "L4", gpus: 1, calls: 3, retrieved: 100 })
    expect(diagnostics.map(({ code, params }) => [code, params.option])).toEqual([
      ["serving-option-unused", "calls"],
      ["serving-option-unused", "retrieved"],
    ])
  })

  test("tells no latency that nobody measured, and of devices that they change nothing", () => {
    const { answer, diagnostics } = planServing("deepseek-chat", { gpu: "L4", ttft: 1 })
    expect([answer?.ttft, answer?.keepsPromise]).toEqual([null, null])
    expect(diagnostics.map(({ code }) => code)).toEqual(["serving-option-unused"])
  })
})

test("what was measured pulls the estimate, as far as it can be believed, and narrows it", () => {
  const before = planned("gpt2", described)
  const own = 1.5 * (before.tpot?.mean ?? 0)
  const after = planned("gpt2", { ...described, measuredTpot: own })
  expect(after.measured).toEqual([{ what: "tpot", own, expected: before.tpot?.mean }])
  expect(after.tpot?.mean).toBeGreaterThan(before.tpot?.mean ?? 0)
  expect(after.tpot?.mean).toBeLessThanOrEqual(own * 1.001)
  const width = ({ interval: { tpot } }: ServingAnswer): number => (tpot?.[1] ?? NaN) / (tpot?.[0] ?? NaN)
  expect(width(after)).toBeLessThan(width(before))
})

describe("what was measured on one busy device", () => {
  const alone: ServingOptions = { gpu: "L4", gpus: 1, tp: 1, precision: "bf16", input: 600, output: 300 }
  const before = planned("gpt2", { ...alone, concurrency: 1 })
  const ttft = before.ttft?.mean ?? 0

  test("a slow first token says little of the tokens after it", () => {
    const after = planned("gpt2", { ...alone, concurrency: 1, measuredTtft: 3 * ttft })
    expect((after.tpot?.mean ?? 0) / (before.tpot?.mean ?? 1)).toBeLessThan(1.5)
    expect(after.ttft?.mean).toBeGreaterThan(2 * ttft)
  })

  test.each([1, 16])("the interval holds what was measured, with %i users", (concurrency) => {
    const expected = planned("gpt2", { ...alone, concurrency })
    for (const factor of [0.6, 1.8]) {
      const own = { measuredTtft: factor * (expected.ttft?.mean ?? 0), measuredTpot: factor * (expected.tpot?.mean ?? 0) }
      const { interval } = planned("gpt2", { ...alone, concurrency, ...own })
      for (const [what, [low, high] = [0, 0]] of [
        [own.measuredTtft, interval.ttft ?? undefined],
        [own.measuredTpot, interval.tpot ?? undefined],
      ] as const) {
        expect(what).toBeGreaterThan(low)
        expect(what).toBeLessThan(high)
      }
    }
  })

  test("figures that cannot be true together are told", () => {
    const { answer, diagnostics } = planServing("gpt2", {
      ...alone,
      concurrency: 16,
      measuredTpot: 0.01,
      measuredThroughput: 400,
    })
    expect(diagnostics.map(({ code }) => code)).toContain("serving-measured-apart")
    expect(answer?.measured).toHaveLength(2)
  })

  test("a promise that is missed by what is expected may be kept by what was measured", () => {
    const busy = { ...alone, concurrency: 16, maxSequences: 16 }
    const promise = { ...busy, tpot: 0.8 * (planned("gpt2", busy).tpot?.p95 ?? 0) }
    expect(planServing("gpt2", promise).answer?.keepsPromise).toBe(false)
    const measured = { ...promise, measuredTpot: 0.5 * promise.tpot }
    expect(planServing("gpt2", measured).answer?.keepsPromise).toBe(true)
  })
})

describe("what cannot be, or only just", () => {
  test.each<[string, string, ServingOptions, readonly string[]]>([
    ["heads that cannot be cut", "gpt2", { gpu: "L4", tp: 8 }, ["serving-layout-heads"]],
    ["more stages than blocks", "gpt2", { gpu: "L4", pp: 13 }, ["serving-layout-blocks"]],
    ["experts of a dense model", "gpt2", { gpu: "L4", ep: 2 }, ["serving-layout-experts"]],
  ])("%s", (_, model, options, codes) => {
    const { answer, diagnostics } = planServing(model, options)
    expect([answer, diagnostics.map(({ code }) => code)]).toEqual([null, codes])
  })

  test("what does not fit is answered so, with how many devices would hold it", () => {
    const { answer, diagnostics } = planServing("Llama-3.1-8B", { gpu: "T4", gpus: 1, precision: "fp16", concurrency: 1 })
    expect([answer?.fits, answer?.plan, diagnostics.map(({ code }) => code)]).toEqual([false, null, ["serving-does-not-fit"]])
    expect(answer?.memoryPerGpu?.total).toBeGreaterThan(answer?.memoryLimit ?? Infinity)
    expect(Number(diagnostics[0]?.params.nearest)).toBeGreaterThan(1)
  })

  test("a promise that nothing keeps is answered by what comes nearest", () => {
    const { answer, diagnostics } = planServing("gpt2", {
      gpu: "L4",
      precision: "bf16",
      rate: 1,
      ttft: 1e-4,
      input: 200,
      output: 100,
    })
    expect([answer?.fits, answer?.keepsPromise, diagnostics.map(({ code }) => code)]).toEqual([
      true,
      false,
      ["serving-promise-missed"],
    ])
    expect(answer?.ttft?.mean).toBeGreaterThan(1e-4)
  })

  test("a load that is too much is told with what is carried", () => {
    const { answer, diagnostics } = planServing("gpt2", { ...small, rate: 1e5 })
    expect([answer?.keepsPromise, diagnostics.map(({ code }) => code)]).toEqual([false, ["serving-load-missed"]])
    expect(Number(diagnostics[0]?.params.reachable)).toBeLessThan(1e5)
  })
})
