// Figures of one answer agree with one another, whatever was asked.
import { describe, expect, test } from "vitest"
import type { ServingOptions } from "../request/serving-options.ts"
import { planServing } from "./plan-serving.ts"
import type { ServedAlternative, ServingAnswer } from "./serving-answer.ts"

function planned(model: string, options: ServingOptions): ServingAnswer {
  const { answer, diagnostics } = planServing(model, options)
  if (answer === null) throw new Error(JSON.stringify(diagnostics))
  return answer
}

const tokens = { gpu: "L4", precision: "bf16", input: 200, output: 100 } as const
const promise = { ttft: 1, tpot: 0.05 } as const
const drafts = { draftTokens: 3, acceptance: 0.7, draftStepSeconds: 0.001 } as const

const asked: readonly (readonly [string, string, ServingOptions])[] = [
  ["a rate", "gpt2", { ...tokens, ...promise, rate: 40 }],
  ["a rate that needs hardly anything", "gpt2", { ...tokens, ...promise, rate: 0.1 }],
  [
    "lengths that differ",
    "gpt2",
    { ...tokens, ...promise, rate: 20, output: { kind: "lognormal", mean: 100, cv: 1, most: 500 } },
  ],
  ["users", "gpt2", { ...tokens, gpus: 2, tp: 1, concurrency: 40 }],
  ["two pools", "gpt2", { ...tokens, ...promise, rate: 40, disaggregated: true }],
  ["stages of a pipeline", "gpt2", { ...tokens, gpus: 2, pp: 2, concurrency: 16 }],
  ["drafts", "gpt2", { ...tokens, gpus: 1, concurrency: 8, speculative: drafts }],
  ["a pile", "gpt2", { ...tokens, gpus: 1, offline: true }],
  ["as much as there is", "gpt2", { ...tokens, ...promise }],
  ["too much for what there is", "gpt2", { ...tokens, gpus: 1, rate: 1e4 }],
  ["samples", "resnet18", { gpu: "L4", rate: 50 }],
  ["one who waits", "resnet18", { gpu: "L4", concurrency: 1 }],
  ["a pile of samples", "resnet18", { gpu: "L4", offline: true }],
]

describe.each(asked)("%s", (_, model, options) => {
  const answer = planned(model, options)
  const { requestsPerSecond: rate, latency, concurrency, capacity, utilisation, load, interval } = answer
  const mean = latency?.mean ?? Number.NaN

  test("what is carried is a share of the capacity, and no more", () => {
    expect(capacity).not.toBeNull()
    expect(utilisation?.load).toBeLessThanOrEqual(1)
    expect(utilisation?.load).toBeCloseTo((rate ?? 0) / (capacity ?? Number.NaN), 9)
    if (load.kind === "rate") expect(rate).toBeLessThanOrEqual(load.requestsPerSecond)
    // What is all carried is what was asked, not what was drawn.
    if (load.kind === "rate" && load.requestsPerSecond < 1e4) expect(rate).toBe(load.requestsPerSecond)
  })

  test("requests under way are their rate times how long they take", () => {
    expect(concurrency).toBeCloseTo((rate ?? 0) * mean, 9)
    if (load.kind !== "concurrency") return
    expect(concurrency).toBeCloseTo(load.users, 9)
    const [rates, seconds] = [interval.requestsPerSecond ?? [0, 0], interval.latency ?? [0, 0]]
    expect([rates[0] * seconds[1], rates[1] * seconds[0]].map((users) => Number(users.toPrecision(9)))).toEqual([
      load.users,
      load.users,
    ])
  })

  test("costs fall on what is carried", () => {
    const { perRequest, perHour } = answer.cost ?? { perRequest: Number.NaN, perHour: null }
    expect(perRequest * (rate ?? 0) * 3600).toBeCloseTo(perHour ?? Number.NaN, 9)
  })

  test("parts of the mean step are the time per output token", () => {
    const seconds = Object.values(answer.breakdown ?? {}).reduce((sum, part) => sum + part, 0)
    if (answer.tpot === null) return expect(seconds).toBeLessThanOrEqual(mean * 1.0001)
    // Whoever loses its place and comes back later waits beside the steps.
    if (load.kind === "offline") return expect(seconds).toBeLessThanOrEqual((answer.tpot.mean ?? 0) * 1.03)
    // Tokens that come out of a step with drafts: 1 + 0.7 + 0.7² + 0.7³, but for the last step of an answer.
    const perStep = options.speculative === undefined ? 1 : 2.533
    expect(seconds / (perStep * (answer.tpot.mean ?? 0))).toBeCloseTo(1, options.speculative === undefined ? 1 : 0)
    expect((answer.breakdown?.drafts ?? 0) > 0).toBe(options.speculative !== undefined)
  })
})

test("sequences of a step are those of the workers that answer", () => {
  const { requestsPerSecond, latency, ttft, plan, utilisation } = planned("gpt2", {
    ...tokens,
    ...promise,
    rate: 40,
    disaggregated: true,
  })
  const answering = ((requestsPerSecond ?? 0) * ((latency?.mean ?? 0) - (ttft?.mean ?? 0))) / (plan?.replicas ?? 0)
  // Idle time between requests counts in the one and not in the other, as does the way of the cache.
  expect(utilisation?.batch).toBeGreaterThan(0.8 * answering)
  expect(utilisation?.batch).toBeLessThan(1.5 * Math.max(1, answering))
})

describe("another set-up of the table", () => {
  const options: ServingOptions = { gpu: "L4", rate: 40, input: 200, output: 100, ...promise, disaggregated: false }
  const { alternatives } = planned("gpt2", options)
  const figures = ({ plan, ttft, tpot, latency, perHour }: ServedAlternative) => ({ plan, ttft, tpot, latency, perHour })

  test("is there", () => expect(alternatives.map(({ plan }) => plan.formats.weights)).toHaveLength(1))

  test.each(alternatives.map((one) => [one.plan.formats.weights, one] as const))(
    "in %s has the figures that it has alone",
    (weights, one) => {
      if (weights !== "bf16" && weights !== "fp8") throw new Error(weights)
      const { plan, ttft, tpot, latency, cost } = planned("gpt2", { ...options, precision: weights })
      expect(figures(one)).toEqual({ plan, ttft: ttft?.mean, tpot: tpot?.mean, latency: latency?.mean, perHour: cost?.perHour })
    },
  )
})

test("the curve passes through the answer, at the quantile that is promised", () => {
  const { curve, requestsPerSecond, ttft, tpot } = planned("gpt2", { ...tokens, ...promise, rate: 40 })
  const at = curve.find((point) => point.requestsPerSecond === requestsPerSecond)
  expect(at?.promised.ttft).toBeCloseTo(ttft?.p95 ?? Number.NaN, 9)
  expect(at?.promised.tpot).toBeCloseTo(tpot?.p95 ?? Number.NaN, 9)
  expect(at?.keepsPromise).toBe(true)
})
