// What cannot be done is answered by what comes nearest, as a whole: no bigger than it helps, with what it costs.
import { describe, expect, test } from "vitest"
import type { ServingOptions } from "../request/serving-options.ts"
import { planServing } from "./plan-serving.ts"

const tokens = { gpu: "L4", precision: "bf16", input: 200, output: 100 } as const

function missed(options: ServingOptions) {
  const { answer, diagnostics } = planServing("gpt2", options)
  if (answer === null) throw new Error(JSON.stringify(diagnostics))
  return { answer, diagnostics, codes: diagnostics.map(({ code }) => code) }
}

describe("a promise that nothing keeps", () => {
  const { answer, codes, diagnostics } = missed({ ...tokens, rate: 1, tpot: 1e-4, ttft: 1 })

  test("is answered with all figures, simulated, and their cost", () => {
    expect([codes, answer.keepsPromise, answer.capacity]).toEqual([["serving-promise-missed"], false, null])
    expect(answer.cost?.perHour).toBeGreaterThan(0)
    expect(answer.tpot?.p95).toBeGreaterThan(1e-4)
  })

  test("by no more devices than reach about the same", () => {
    expect(answer.plan?.gpus).toBeLessThanOrEqual(16)
    const best = Math.min(
      ...[1, 2, 4].map((tp) => planServing("gpt2", { ...tokens, tp, gpus: tp, rate: 1e-3 }).answer?.tpot?.p95 ?? Infinity),
    )
    expect(answer.tpot?.p95).toBeLessThanOrEqual(1.06 * best)
  })

  test("keeps what else was promised, where that can be kept", () => expect(answer.ttft?.p95).toBeLessThanOrEqual(1))
  test("tells which time it is", () => expect(diagnostics[0]?.params.metric).toBe("tpot"))
})

describe("a load that is too much", () => {
  const { answer, codes, diagnostics } = missed({ ...tokens, gpus: 1, rate: 1e4 })

  test("is answered by what is carried, beside what is asked, with its cost", () => {
    expect([codes, answer.load]).toEqual([["serving-load-missed"], { kind: "rate", requestsPerSecond: 1e4 }])
    expect(answer.requestsPerSecond).toBe(answer.capacity)
    expect(answer.requestsPerSecond).toBeLessThan(1e4)
    expect(answer.cost?.perHour).toBeGreaterThan(0)
    const [low, high] = answer.interval.requestsPerSecond ?? [1, 1]
    expect(low).toBeLessThan(high)
  })

  test("speaks of no promise where none was made", () => expect(diagnostics[0]?.params.promise).toBe(""))

  test("of users is told in users, within what is promised", () => {
    const ofUsers = missed({ ...tokens, gpus: 1, concurrency: 5000, ttft: 0.2, tpot: 0.01 })
    expect(ofUsers.diagnostics[0]?.params).toMatchObject({ unit: "users", promise: "promise", wanted: "5000" })
    expect(Number(ofUsers.diagnostics[0]?.params.reachable)).toBeLessThan(5000)
  })
})

test("two pools take two devices at least", () => {
  const { answer, diagnostics } = planServing("gpt2", { ...tokens, gpus: 1, rate: 1, disaggregated: true })
  expect([answer, diagnostics.map(({ code, params }) => [code, params.needed])]).toEqual([null, [["serving-fleet-small", 2]]])
})

test("without a load the question is what one replica carries", () => {
  const { answer } = planServing("gpt2", { ...tokens, ttft: 1, tpot: 0.05 })
  expect([answer?.plan?.replicas, answer?.plan?.prefill]).toEqual([1, null])
  expect(answer?.requestsPerSecond).toBe(answer?.capacity)
})

test("memory that is missing is the same in the table and in the warning", () => {
  const { answer, diagnostics } = planServing("DeepSeek-V3", { gpu: "H100", gpus: 8 })
  expect(diagnostics[0]?.params.bytes).toBe(`${((answer?.memoryPerGpu?.total ?? 0) / 1e9).toPrecision(3)} GB`)
})
