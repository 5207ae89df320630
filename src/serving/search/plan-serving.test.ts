import { describe, expect, test } from "vitest"
import { type Device, findDevice, isUnknownDevice, usualMachine } from "../../devices/index.ts"
import { readBuildable } from "../../models/catalogue/from-config.ts"
import type { LayerGraph } from "../../models/index.ts"
import { givenHour } from "../economics/device-hour.ts"
import { devicesOf } from "../plan/setup.ts"
import type { Lengths } from "../simulate/simulate.ts"
import { stepModel } from "../step/model.ts"
import { planServing } from "./plan-serving.ts"
import type { ServingFault, ServingPlan } from "./serving-plan.ts"
import type { ServingPlace, ServingRequest } from "./serving-request.ts"

function placeOf(name: string, price: number): ServingPlace {
  const device: Device | { readonly nearest: readonly string[] } = findDevice(name)
  if (isUnknownDevice(device)) throw new Error(name)
  return { device, machine: usualMachine(device), price: givenHour(price) }
}

/** Some 1.2 billion parameters in 16 layers of 16 heads, 8 of keys and values; with experts 8 of them in each layer. */
function graphOf(experts = 0): LayerGraph {
  const mixture = experts === 0 ? {} : { num_experts: experts, num_experts_per_tok: 2, moe_intermediate_size: 2048 }
  const config = {
    ...{ model_type: "decoder", hidden_size: 2048, num_hidden_layers: 16, num_attention_heads: 16, num_key_value_heads: 8 },
    ...{ intermediate_size: 8192, vocab_size: 32_000, ...mixture },
  }
  const read = readBuildable(config, "small", { title: "", where: "", date: "", confidence: "published" })
  if (read.kind !== "model") throw new Error(JSON.stringify(read.problems))
  return read.model.lay({ ...read.model.usual, sequence: 2048 })
}

const lengths: Lengths = {
  kind: "apart",
  input: { kind: "lognormal", mean: 300, cv: 1, most: 1500 },
  output: { kind: "lognormal", mean: 100, cv: 1, most: 500 },
}
const nothing = { quantile: "p95", ttftSeconds: null, tpotSeconds: null, latencySeconds: null } as const
const bf16 = { weights: "bf16", experts: "bf16", cache: "bf16" } as const
const request: ServingRequest = {
  ...{ graph: graphOf(), sequence: 2048, places: [placeOf("L40S", 1)], formats: [bf16] },
  engines: [{ name: "vllm", version: null }],
  ...{ fixed: {}, fleet: null, isFleetWhole: false, areLimitsSearched: true, pools: "joint", lengths },
  load: { kind: "rate", requestsPerSecond: 60, cv: 1 },
  slo: { ...nothing, ttftSeconds: 0.5, tpotSeconds: 0.02 },
  ...{ prefix: null, speculative: null, reserve: { kind: "none" }, objective: "cost", seed: 1 },
}

function planOf(asked: Partial<ServingRequest>): ServingPlan {
  const plan = planServing({ ...request, ...asked }, { stepModel })
  if (plan.kind === "faults") throw new Error(JSON.stringify(plan.faults.map(({ kind }) => kind)))
  return plan
}

function faultsOf(asked: Partial<ServingRequest>): readonly ServingFault[] {
  const plan = planServing({ ...request, ...asked }, { stepModel })
  return plan.kind === "faults" ? plan.faults : []
}

describe("what one can begin with", () => {
  const perRequest = ({ hourly, capacityRequestsPerSecond }: ServingPlan["units"][number]): number =>
    hourly / (3600 * capacityRequestsPerSecond)

  test.each<[string, Partial<ServingRequest>]>([
    ["at a load", {}],
    ["of as many devices as there are", { fleet: 2, load: { kind: "concurrency", clients: 16, thinkSeconds: 0 } }],
    ["at an open load", { load: { kind: "most" } }],
    ["with those that stand by, who are no part of it", { reserve: { kind: "spare", replicas: 1 } }],
  ])("%s: dearer by the hour is cheaper by the request, none stands by, all are there", (_, asked) => {
    const { units, best } = planOf(asked)
    expect(units.length).toBeGreaterThan(0)
    for (const [k, unit] of units.entries()) {
      const { plan } = unit
      expect(plan.pools.kind === "joint" && [plan.pools.pool.workers, plan.pools.pool.spares]).toEqual([1, 0])
      expect(unit.hourly).toBeCloseTo(plan.devices * (plan.place.price?.price ?? 0), 9)
      expect(plan.devices).toBeLessThanOrEqual(asked.fleet ?? Infinity)
      const next = units[k + 1]
      if (next !== undefined) expect([next.hourly > unit.hourly, perRequest(next) < perRequest(unit)]).toEqual([true, true])
    }
    // Full, the last one is as cheap by the request as the chosen replica is, or cheaper.
    const own = best.screened.perHour / (3600 * best.figures.capacityRequestsPerSecond)
    const last = units.at(-1)
    expect(last && perRequest(last)).toBeLessThanOrEqual(own * 1.03)
  })

  test("without a price there is none", () => {
    const [place] = request.places
    expect(planOf({ places: place === undefined ? [] : [{ ...place, price: null }] }).units).toEqual([])
  })
})

describe("a plan at a load", () => {
  const plan = planOf({})
  const { best } = plan

  test("keeps the promise in the simulation, at its quantile", () => {
    expect(best.meetsSlo).toBe(true)
    expect(best.figures.ttft.p95).toBeLessThanOrEqual(0.5)
    expect(best.figures.tpot.p95).toBeLessThanOrEqual(0.02)
    expect(best.simulated.requests.dropped).toBe(0)
  })

  test("carries the load, within what it carries at most", () => {
    expect(best.figures.requestsPerSecond).toBe(60)
    expect(best.figures.capacityRequestsPerSecond).toBeGreaterThanOrEqual(60)
    expect(best.figures.utilisation.load).toBeLessThan(1)
  })

  test("pays for its devices, and all of it falls on requests", () => {
    const { cost, requestsPerSecond } = best.figures
    expect(cost?.perHour).toBe(best.plan.devices)
    expect(cost?.perRequest).toBeCloseTo(best.plan.devices / (3600 * requestsPerSecond), 12)
  })

  test("is the same each time", () => {
    expect(planOf({}).best.figures).toEqual(best.figures)
  })

  test("costs no more under a looser promise, no less under a heavier load", () => {
    expect(planOf({ slo: nothing }).best.screened.perHour).toBeLessThanOrEqual(best.screened.perHour)
    const twice = planOf({ load: { kind: "rate", requestsPerSecond: 120, cv: 1 } })
    expect(twice.best.screened.perHour).toBeGreaterThanOrEqual(best.screened.perHour)
  })

  test("has neighbours that are quicker and dearer, one after another", () => {
    expect(plan.pareto.length).toBeGreaterThan(1)
    for (let k = 1; k < plan.pareto.length; k++) {
      expect(plan.pareto[k]?.figures.perHour).toBeGreaterThan(plan.pareto[k - 1]?.figures.perHour ?? 0)
      expect(plan.pareto[k]?.figures.latencySeconds).toBeLessThan(plan.pareto[k - 1]?.figures.latencySeconds ?? 0)
    }
  })

  test("has a curve on which tokens become cheaper and slower with the load", () => {
    // Twenty, and the load of the answer.
    expect(plan.curve).toHaveLength(21)
    const first = plan.curve[0]
    const last = plan.curve.at(-1)
    expect(last?.perMillionTokens).toBeLessThan(first?.perMillionTokens ?? 0)
    expect(last?.tpotSeconds).toBeGreaterThan(first?.tpotSeconds ?? 0)
    expect(first?.meetsSlo).toBe(true)
  })

  test("with a spare replica pays for one more", () => {
    const spare = planOf({ reserve: { kind: "spare", replicas: 1 }, fixed: { tp: 1, pp: 1 } })
    const { pools, devices } = spare.best.plan
    if (pools.kind !== "joint") throw new Error("not joint")
    expect(pools.pool.spares).toBe(1)
    expect(devices).toBe(pools.pool.workers + 1)
  })

  test("that wants the least latency is quicker and not cheaper", () => {
    const quick = planOf({ objective: "latency" })
    expect(quick.best.screened.latencySeconds).toBeLessThan(best.screened.latencySeconds)
    expect(quick.best.screened.perHour).toBeGreaterThanOrEqual(best.screened.perHour)
  })

  test.each([4, 8, 32, 128, 512])("carries no less than one as dear with %i sequences at most", (maxSequences) => {
    const little = { load: { kind: "rate", requestsPerSecond: 2, cv: 1 } } as const
    const most = planOf({ ...little, fixed: { tp: 1, pp: 1 } }).best
    const other = planOf({ ...little, fixed: { tp: 1, pp: 1, replicas: 1, maxSequences } }).best
    expect(most.screened.perHour).toBe(other.screened.perHour)
    // To a hundredth as it is screened, and as simulations find it.
    expect(other.figures.capacityRequestsPerSecond).toBeLessThanOrEqual(1.05 * most.figures.capacityRequestsPerSecond)
  })

  test("keeps what is given", () => {
    const given = planOf({ fixed: { tp: 2, pp: 1, replicas: 5, maxSequences: 48, maxBatchedTokens: 1024 } })
    const { pools, settings } = given.best.plan
    if (pools.kind !== "joint") throw new Error("not joint")
    expect([pools.pool.layout.tp, pools.pool.workers, settings.maxSequences, settings.maxBatchedTokens]).toEqual([2, 5, 48, 1024])
  })

  test("takes the cheaper device of two that do as well", () => {
    const two = planOf({ places: [placeOf("L40S", 1), placeOf("L40S", 0.9)] })
    expect(two.best.plan.place.price?.price).toBe(0.9)
    expect(two.alternatives.map(({ plan: { place } }) => place.price?.price)).toEqual([1])
  })
})

describe("a plan of two pools", () => {
  const plan = planOf({ pools: "split", load: { kind: "rate", requestsPerSecond: 100, cv: 1 } })

  test("has workers of both kinds, and the way of the cache between them", () => {
    const { pools, settings } = plan.best.plan
    if (pools.kind !== "split" || settings.deployment.kind !== "split") throw new Error("not split")
    expect(pools.prefill.workers).toBeGreaterThan(0)
    expect(pools.decode.workers).toBeGreaterThan(0)
    // 16 layers of 8 heads of 128 keys and values in two bytes: 65,536 bytes of a token, over the network of the machine.
    expect(settings.deployment.transferSecondsPerToken).toBeGreaterThan(0)
    expect(settings.deployment.transferSecondsPerToken).toBeLessThan(65_536 / 1e9)
    expect(plan.best.meetsSlo).toBe(true)
  })

  test("has no pipelines unasked, across which nobody documents the way of the cache", () => {
    const { pools } = plan.best.plan
    if (pools.kind !== "split") throw new Error("not split")
    expect([pools.prefill.layout.pp, pools.decode.layout.pp]).toEqual([1, 1])
  })

  test("shares its cost between prompts and answers by what each pool costs", () => {
    const { pools, devices } = plan.best.plan
    if (pools.kind !== "split") throw new Error("not split")
    const prefill = pools.prefill.workers * devicesOf(pools.prefill.layout)
    expect(plan.best.figures.cost?.promptShare).toBeCloseTo(prefill / devices, 10)
  })

  test("of a fleet that serves as a whole uses it up", () => {
    const whole = planOf({
      pools: "split",
      fleet: 6,
      isFleetWhole: true,
      load: { kind: "concurrency", clients: 200, thinkSeconds: 0 },
    })
    expect(whole.best.plan.devices).toBe(6)
  })

  test("is never the dearer of either kind", () => {
    const either = planOf({ pools: "either", load: { kind: "rate", requestsPerSecond: 100, cv: 1 } })
    expect(either.best.screened.perHour).toBeLessThanOrEqual(plan.best.screened.perHour)
  })
})

describe("a plan of an open load", () => {
  test("carries as much as a fleet can within the promise", () => {
    const eight = planOf({ load: { kind: "most" }, fleet: 8 })
    const four = planOf({ load: { kind: "most" }, fleet: 4 })
    expect(eight.best.plan.devices).toBeLessThanOrEqual(8)
    expect(eight.best.screened.requestsPerSecond).toBeGreaterThan(1.5 * four.best.screened.requestsPerSecond)
    expect(eight.best.figures.ttft.p95).toBeLessThanOrEqual(0.5)
  })

  test("offline promises nothing and is the quickest for its price", () => {
    const offline = planOf({ load: { kind: "offline", requests: 500 }, fixed: { replicas: 1 } })
    expect(offline.best.simulated.requests.measured).toBe(500)
    expect(offline.best.figures.outputTokensPerSecond).toBeGreaterThan(0)
  })

  test("of a number of clients has that many in the server", () => {
    const clients = planOf({ load: { kind: "concurrency", clients: 32, thinkSeconds: 0 } })
    expect(clients.best.figures.concurrency).toBeCloseTo(32, -1)
  })

  test("of a trace runs the trace", () => {
    const count = 400
    const trace = {
      arrivalSeconds: Float64Array.from({ length: count }, (_, i) => i * 0.05),
      input: new Int32Array(count).fill(200),
      output: new Int32Array(count).fill(50),
    }
    expect(planOf({ load: { kind: "trace", trace } }).best.simulated.requests.measured).toBe(count)
  })
})

describe("an engine that answers a batch as a whole", () => {
  test("has no steady state and is screened by short simulations", () => {
    const plan = planOf({
      engines: [{ name: "transformers", version: null }],
      fixed: { tp: 1, pp: 1 },
      load: { kind: "rate", requestsPerSecond: 2, cv: 1 },
      slo: { ...nothing, latencySeconds: 30 },
    })
    expect(plan.best.plan.settings.scheduler).toBe("request level")
    expect(plan.best.figures.latency.p95).toBeLessThanOrEqual(30)
  })
})

describe("what cannot be", () => {
  test.each([
    ["16 heads among 3", { tp: 3 }, { kind: "heads", tp: 3, heads: 16, nearest: 4 }],
    ["16 layers in 17 stages", { pp: 17 }, { kind: "blocks", pp: 17, blocks: 16, nearest: 16 }],
    ["experts of a model without", { ep: 2 }, { kind: "experts", ep: 2, experts: 0, nearest: 1 }],
  ] as const)("%s", (_, fixed, fault) => {
    expect(faultsOf({ fixed })).toContainEqual(fault)
  })

  test("experts that do not lie evenly on the devices of a stage", () => {
    const faults = faultsOf({ graph: graphOf(8), fixed: { tp: 2, attentionDp: 2, ep: 8 } })
    expect(faults).toEqual([{ kind: "expert group", ep: 8, ranks: 4, nearest: 4 }])
  })

  test("more than the fleet has", () => {
    expect(faultsOf({ fleet: 4, fixed: { tp: 4, replicas: 2 } })).toEqual([{ kind: "fleet size", fleet: 4, needed: 8 }])
  })

  test("a format that no device multiplies", () => {
    const fp8 = { weights: "fp8", experts: "fp8", cache: "bf16" } as const
    const faults = faultsOf({ places: [placeOf("V100-SXM-16GB", 1)], formats: [fp8] })
    expect(faults).toEqual([{ kind: "format", format: "fp8", device: "V100-SXM-16GB", nearest: "fp16" }])
  })

  test("a model in too little memory, with the devices that hold it", () => {
    const place = placeOf("L40S", 1)
    const device = { ...place.device, memory: { ...place.device.memory, bytes: 4e9 } }
    const [fault] = faultsOf({ places: [{ ...place, device }], fixed: { tp: 1, pp: 1 } })
    expect(fault).toMatchObject({ kind: "memory", device: "L40S", limit: 4e9 })
    if (fault?.kind !== "memory") throw new Error("no fault of memory")
    // An engine leaves a tenth of the device alone.
    expect(fault.bytes).toBeGreaterThan(0.9 * 4e9)
    expect(fault.nearest?.devices).toBeGreaterThan(1)
  })

  test("a time that none reaches, with the least that there is", () => {
    const [fault] = faultsOf({ slo: { ...nothing, tpotSeconds: 1e-5 } })
    if (fault?.kind !== "slo") throw new Error("no fault of the promise")
    expect(fault).toMatchObject({ metric: "tpot", wanted: 1e-5 })
    expect(fault.reachable).toBeGreaterThan(1e-5)
    // The mean of screening, and what was simulated of it.
    expect(fault.nearest.figures.tpotSeconds / fault.reachable).toBeCloseTo(1, 1)
  })

  test("more than the fleet carries, with what it does", () => {
    const [fault] = faultsOf({ load: { kind: "rate", requestsPerSecond: 10_000, cv: 1 }, fleet: 2 })
    if (fault?.kind !== "load") throw new Error("no fault of the load")
    expect(fault.wanted).toBe(10_000)
    expect(fault.reachable).toBeGreaterThan(0)
    expect(fault.reachable).toBeLessThan(10_000)
    expect(fault.nearest?.plan.devices).toBeLessThanOrEqual(2)
  })
})
