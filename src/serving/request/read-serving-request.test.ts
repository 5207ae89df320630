// What is asked, as the search takes it: what nobody says, what is wrong, what changes nothing.
import { describe, expect, test } from "vitest"
import { type AskedServing, readServingRequest } from "./read-serving-request.ts"
import type { ServingOptions } from "./serving-options.ts"

function asked(model: string, options: ServingOptions): AskedServing {
  const read = readServingRequest(model, options)
  if (read.asked === null) throw new Error(JSON.stringify(read.diagnostics))
  return read.asked
}

describe("what nobody says is as usual, and said to be so", () => {
  test("without anything, what can be rented carries as much as it can of what people wait for", () => {
    const { request, assumed } = asked("gpt2", {})
    expect(request.load).toEqual({ kind: "most" })
    expect(request.slo).toEqual({ quantile: "p95", ttftSeconds: 2, tpotSeconds: 0.1, latencySeconds: null })
    expect(request.places.length).toBeGreaterThan(5)
    expect(request.places.every(({ price }) => price !== null)).toBe(true)
    expect(assumed).toEqual(["gpu", "input", "output", "promise", "engine", "precision", "price"])
  })

  test("one promise is not joined by others", () => {
    expect(asked("gpt2", { gpu: "L4", rate: 1, tpot: 0.05 }).request.slo).toMatchObject({ ttftSeconds: null, tpotSeconds: 0.05 })
  })

  test("a server that is described is not held to anything, and set up as its engine sets itself up", () => {
    const { request } = asked("gpt2", { gpu: "8xH100", concurrency: 64 })
    expect(request).toMatchObject({ fleet: 8, isFleetWhole: true, areLimitsSearched: false, pools: "joint" })
    expect(request.slo).toMatchObject({ ttftSeconds: null, tpotSeconds: null })
    expect(asked("gpt2", { gpu: "8xH100", concurrency: 64, ttft: 1 }).request.areLimitsSearched).toBe(true)
  })

  test("hours ask for the busiest one", () => {
    const hours = Array.from({ length: 24 }, (_, hour) => (hour < 6 ? 4 : 0))
    expect(asked("gpt2", { gpu: "L4", rate: 2, hours }).request.load).toMatchObject({ requestsPerSecond: 8 })
  })

  test("a model that reads and does not write is served by the sample", () => {
    expect(asked("bert-base-uncased", { gpu: "L4", input: 128 })).toMatchObject({ kind: "samples", output: null })
    expect(asked("resnet50", { gpu: "L4" }).request).toMatchObject({ sequence: null, engines: [{ name: "tensorrt" }] })
  })
})

test.each<[string, string, number]>([
  ["8xH100", "H100-SXM", 8],
  ["8 × H100-SXM", "H100-SXM", 8],
  ["H100 x 4", "H100-SXM", 4],
  ["2 块 L40S", "L40S", 2],
])("%j is a device and how many there are", (gpu, id, count) => {
  const { request } = asked("gpt2", { gpu })
  expect([request.places.map(({ device }) => device.id), request.fleet]).toEqual([[id], count])
})

test("several devices compete", () => {
  expect(asked("gpt2", { gpu: "L4, L40S" }).request.places.map(({ device }) => device.id)).toEqual(["L4", "L40S"])
})

test.each<[string, ServingOptions, number]>([
  ["of one's own", { price: 2.5 }, 2.5],
  ["of a device file", { gpu: { text: "base: L4\nprice: 1 USD/GPU/hour\n", file: "ours.yaml" } }, 1],
])("the price %s is taken", (_, options, price) => {
  expect(asked("gpt2", { gpu: "L4", ...options }).request.places[0]?.price?.price).toBeCloseTo(price, 9)
})

test.each<[ServingOptions, object]>([
  [{}, { kind: "rented", term: "on demand" }],
  [{ commit: "1y" }, { kind: "rented", term: "one year" }],
  [{ commit: "3y" }, { kind: "rented", term: "three years" }],
  [{ spot: true }, { kind: "rented", term: "spot" }],
  [{ owned: true }, { kind: "owned" }],
  [{ price: 3 }, { kind: "given" }],
])("%j is how an hour is paid", (options, basis) => {
  const [place] = asked("gpt2", { gpu: "H100", ...options }).request.places
  expect(place?.price?.basis).toMatchObject(basis)
  expect(place?.price?.price).toBeGreaterThan(0.3)
})

test.each<[string, string, ServingOptions, readonly string[]]>([
  ["an unknown device", "gpt2", { gpu: "H10O" }, ["unknown-gpu"]],
  ["an unknown model and device", "gtp2", { gpu: "H10O" }, ["unknown-architecture", "unknown-gpu"]],
  ["two loads", "gpt2", { gpu: "L4", rate: 1, concurrency: 2 }, ["serving-contradiction"]],
  ["two prices", "gpt2", { gpu: "L4", price: 1, spot: true }, ["serving-contradiction"]],
  ["a promise that nobody waits for", "gpt2", { gpu: "L4", offline: true, ttft: 2 }, ["serving-contradiction"]],
  ["copies of two kinds of workers", "gpt2", { gpu: "L4", rate: 1, disaggregated: true, replicas: 2 }, ["serving-contradiction"]],
  ["two counts", "gpt2", { gpu: "8xH100", gpus: 4 }, ["serving-gpu-count"]],
  ["a machine of other devices", "gpt2", { gpu: "L4", machine: "DGX-H100" }, ["machine-gpu"]],
  ["an engine for other models", "resnet50", { gpu: "L4", engine: "vllm" }, ["serving-engine-model"]],
  ["an engine for other devices", "gpt2", { gpu: "MI300X", engine: "trtllm" }, ["serving-engine-gpu"]],
  ["a precision that the device lacks", "gpt2", { gpu: "A100", precision: "fp8" }, ["serving-precision"]],
  ["a product that is not the devices", "gpt2", { gpu: "L4", gpus: 4, tp: 8 }, ["serving-layout-gpus"]],
  ["a measurement on nothing", "gpt2", { gpu: "L4", measuredTpot: 0.02 }, ["serving-measured-alone"]],
  ["hours of no load", "gpt2", { gpu: "L4", hours: Array(24).fill(1) }, ["serving-hours-alone"]],
  ["a trace without requests", "gpt2", { gpu: "L4", trace: { text: "arrival,input,output\n", file: "t.csv" } }, ["trace-empty"]],
  ["options out of bounds", "gpt2", { gpu: "L4", rate: -1, prefixHit: 2, tp: 0 }, ["bad-option", "bad-option", "bad-option"]],
  ["hours that are no day", "gpt2", { gpu: "L4", rate: 1, hours: [1, 2] }, ["bad-option"]],
])("%s is told", (_, model, options, codes) => {
  const { asked: nothing, diagnostics } = readServingRequest(model, options)
  expect([nothing, diagnostics.map(({ code }) => code)]).toEqual([null, codes])
})

test.each<[string, string, ServingOptions, string]>([
  ["the size of a picture", "gpt2", { gpu: "L4", image: [224, 224] }, "image"],
  ["the length of an answer", "resnet50", { gpu: "L4", output: 9 }, "output"],
])("%s that changes nothing is warned of", (_, model, options, option) => {
  const { asked: read, diagnostics } = readServingRequest(model, options)
  expect(read).not.toBeNull()
  expect(diagnostics.map(({ code, params }) => [code, params.option])).toEqual([["serving-option-unused", option]])
})
