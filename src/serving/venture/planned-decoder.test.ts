// A venture's step is the planner's: at the batches of the table and the middle of its requests, in formulas as in numbers.
import { describe, expect, test } from "vitest"
import { atMedian, type RoomModel, readSection, roomModel } from "../../../tests/support/rooms.ts"
import { findGpu, isUnknown } from "../../data/index.ts"
import type { Diagnostic } from "../../diagnostics/index.ts"
import { lowerModel, modelShape, type OwnModel } from "../../models/index.ts"
import { lowerServing, servingShape } from "../index.ts"
import { firstTokenSeconds, loadTable } from "./load-table.ts"
import { replicasOf } from "./planned-decoder.ts"
import { contextOf, mixedSeconds, type PlannedReplica, plannedBatch, plannedSeconds } from "./planned-replica.ts"
import { loads } from "./simulated-loads.ts"

type Served = { readonly made: RoomModel; readonly replicas: readonly PlannedReplica[]; readonly reported: readonly string[] }

function served(base: string, gpu: string, rest: string, replaced: readonly string[] = []): Served {
  const reported: Diagnostic[] = []
  const report = (d: Diagnostic) => void reported.push(d)
  const [m, s] = [
    readSection(modelShape, "model", `{ base: ${base} }`),
    readSection(servingShape, "serving", `{ gpu: ${gpu}, ${rest} }`),
  ]
  const { model, quantities, hasRetrieval } = lowerModel(m.section, { report, span: null, isTrained: false })
  const found = findGpu(gpu)
  if (isUnknown(found) || model?.kind !== "own") throw new Error(gpu)
  const given = {
    ...{ report, model, hasRetrieval, pools: [], requests: "business.requests", live: "business.live" },
    ...{ customers: null, joining: null, span: null, replaced: new Set(replaced) },
  }
  const rows = lowerServing(s.section, given)
  const lines = { "business.live": ["", "= t >= 0 month"], "business.requests": ["request/month", "30 request/s"] } as const
  const made = roomModel({ fields: [...m.fields, ...s.fields], quantities: [...quantities, ...rows], lines })
  const replicas = s.section === null ? [] : replicasOf(model satisfies OwnModel, found, s.section, hasRetrieval)
  return { made, replicas, reported: [...reported, ...made.diagnostics].map(({ code }) => code) }
}

const request = "request: { input: 2000 token, output: 300 token, cached: 0 }"

describe.each([
  ["Llama-3.1-8B", "L40S", "target: { tpot: 0.05 s, ttft: 0.5 s }"],
  ["Llama-3.1-8B", "H100", "engine: sglang, target: { tpot: 0.03 s }"],
  ["Llama-3.1-70B", "H100", "precision: fp8, replica_gpus: 4 GPU, target: { tpot: 0.04 s }"],
  ["Mixtral-8x7B", "H100", "replica_gpus: 2 GPU, cache: fp8, target: { tpot: 0.04 s }"],
])("%s on %s, %s", (base, gpu, rest) => {
  const { made, replicas, reported } = served(base, gpu, `${request}, ${rest}`)
  const [replica] = replicas
  if (replica === undefined) throw new Error("not planned")
  const at = (name: string): number => atMedian(made, `serving.${name}`)[0] ?? Number.NaN

  test("is planned without complaint", () => {
    expect(reported).toEqual([])
    expect(replicas).toHaveLength(1)
    expect(at("replica_gpus")).toBe(replica.gpus)
  })

  test("the step of each batch of the table is that of the step model, or more where a larger batch would be quicker", () => {
    const context = contextOf(replica.request)
    for (const { batch } of replica.batches) {
      const planned = plannedSeconds(replica, 0, 0, batch, batch * context)
      const exact = replica.step.cost.step(0, 0, batch, batch * context, batch)
      expect(planned).toBeGreaterThan(exact * (1 - 1e-9))
      expect(planned).toBeLessThan(exact * 1.15)
    }
  })

  test("a prompt by itself takes what it takes in the step model", () => {
    const { fresh, input } = replica.request
    const chunk = replica.step.settings.maxBatchedTokens
    let exact = 0
    for (let done = 0; done < fresh; done += chunk) {
      const tokens = Math.min(chunk, fresh - done)
      exact += replica.step.cost.step(tokens, tokens * (input - fresh + done + tokens / 2), 0, 0, 0)
    }
    expect(plannedSeconds(replica, fresh, fresh * (input - fresh / 2), 0, 0)).toBeCloseTo(exact, 6)
  })

  test("formulas and numbers agree: batch, step, first token, cache", () => {
    const deviation = at("deviation")
    const tpot = at("target.tpot") / deviation
    expect(at("batch")).toBe(plannedBatch(replica, tpot))
    expect(at("step_time") / deviation).toBeCloseTo(mixedSeconds(replica, at("batch")), 4)
    expect(at("step_time")).toBeLessThanOrEqual(at("target.tpot") * 1.0001)
    expect(at("cache_tokens") / replica.step.cacheTokens).toBeCloseTo(1, 3)
  })

  test("more load: longer waiting, fewer in time, no more than are carried", () => {
    const { waiting, pace, onTime } = loadTable(replica, { ttft: 3 * firstTokenSeconds(replica), tpot: at("target.tpot") })
    for (const [k, load] of loads.entries()) {
      expect(waiting[k]).toBeGreaterThanOrEqual((waiting[k - 1] ?? 1) - 0.01)
      expect(pace[k]).toBeGreaterThanOrEqual((pace[k - 1] ?? 0) - 0.01)
      for (const shares of onTime) {
        expect(shares[k]).toBeLessThanOrEqual((shares[k - 1] ?? 1) + 0.02)
        // The replica's rate is that of means; a simulation of chance may carry a little more.
        expect((shares[k] ?? 0) * load).toBeLessThanOrEqual(1.1)
      }
    }
  })
})

test("the same replica under the same load is simulated once", () => {
  const [replica] = served("Llama-3.1-8B", "L40S", request).replicas
  if (replica === undefined) throw new Error("not planned")
  expect(loadTable(replica, { ttft: 1, tpot: 0.05 })).toBe(loadTable(replica, { ttft: 1, tpot: 0.05 }))
})

describe("what the founder says instead", () => {
  const planned = "serving.decode.b1"
  test.each([
    ["shares of the datasheet", "efficiency: { bandwidth: 70 % }", [], false],
    ["a formula for a part of the plain formulas", "precision: bf16", ["bandwidth"], false],
    ["a formula for what both have", "precision: bf16", ["step_time"], true],
    ["nothing", "precision: bf16", [], true],
  ])("%s", (_, rest, replaced, isPlanned) => {
    const { made, reported } = served("Llama-3.1-8B", "H100", `${request}, ${rest}`, replaced)
    expect(reported).toEqual([])
    expect(made.model.quantities.has(planned)).toBe(isPlanned)
    expect(made.model.quantities.has("serving.weight_time")).toBe(!isPlanned)
  })

  test("several sizes of a replica: each has its own step", () => {
    const { made, replicas } = served("Llama-3.1-8B", "H100", `${request}, replica_gpus: "choose 1, 4 GPU"`)
    expect(replicas.map(({ gpus }) => gpus)).toEqual([1, 4])
    const [one] = replicas
    expect(atMedian(made, "serving.cache_tokens")[0]).toBeCloseTo(one?.step.cacheTokens ?? 0, -3)
  })
})
